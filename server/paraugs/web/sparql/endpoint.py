"""`/sparql`: visitors' queries by the SPARQL 1.1 Protocol.

Without a query it describes itself to programs. People ask at `/query`: whoever likes a page is led there,
with the query, so that there is one place to ask and one page of an answer.
"""

from http import HTTPStatus

from flask import Blueprint, Response, g, redirect, request

from paraugs.graph.lexer import Outline, outline
from paraugs.graph.serialising import serialise
from paraugs.publish.limits import limits
from paraugs.publish.service_description import describe_service
from paraugs.web.context import services
from paraugs.web.http import negotiation
from paraugs.web.http.negotiation import HTML, MediaForm, form_by_suffix, negotiate
from paraugs.web.http.sparql_protocol import DIRECT, FORM, Inquiry, read_inquiry
from paraugs.web.links import endpoint
from paraugs.web.reader import graph_counts
from paraugs.web.sparql import answers

blueprint = Blueprint("sparql", __name__)

_FORMS = {
    "SELECT": (*negotiation.TABLE_FORMS, HTML),
    "ASK": (*negotiation.BOOLEAN_FORMS, HTML),
    "CONSTRUCT": negotiation.RDF_FORMS,
    "DESCRIBE": negotiation.RDF_FORMS,
}
_DESCRIPTION_FORMS = (negotiation.TURTLE, negotiation.N_TRIPLES, negotiation.RDF_XML, negotiation.JSON_LD)
_RESULT_FORMATS = [form.iri for form in (*negotiation.TABLE_FORMS, *negotiation.RDF_FORMS)]


@blueprint.route("/sparql/", methods=["GET", "POST"])
@blueprint.route("/sparql", methods=["GET", "POST"])
def query() -> Response:
    """Answer a query; `as` names the form where a link or the page's own form must."""
    inquiry = read_inquiry(request, services().settings.query_kb)
    if inquiry.text is None:
        return _without_query()
    g.query_text = inquiry.text
    known = outline(inquiry.text)
    form = _wanted_form(inquiry, known)
    if form is HTML:
        return _to_the_workbench()
    return answers.respond(inquiry, known, form)


def _wanted_form(inquiry: Inquiry, known: Outline) -> MediaForm:
    offers = _FORMS[known.form]
    if inquiry.suffix:
        return form_by_suffix(inquiry.suffix, offers)
    return negotiate(request.headers.get("Accept"), offers)


def _without_query() -> Response:
    form = negotiate(request.headers.get("Accept"), (*_DESCRIPTION_FORMS, HTML))
    if form is HTML:
        return _to_the_workbench()
    tag = answers.tag_of(Inquiry(None), Outline("ASK", False, False, {}), endpoint() + form.media_type)
    return answers.unchanged(tag) or answers.finish(_description(form), tag)


def _to_the_workbench() -> Response:
    """Lead a reader to the page for people, with all that was sent (RFC 9110, section 15.4.8)."""
    sent = request.query_string.decode("latin-1")
    place = f"{request.script_root}/query" + (f"?{sent}" if sent else "")
    response = redirect(place, HTTPStatus.TEMPORARY_REDIRECT)
    response.headers["Cache-Control"] = "no-cache"
    response.vary.add("Accept")
    return response  # type: ignore[return-value]


def _description(form: MediaForm) -> Response:
    said = describe_service(endpoint(), graph_counts(), _RESULT_FORMATS, limits(services().settings))
    return Response(serialise(said, form.media_type), content_type=form.content_type)


@blueprint.after_request
def _tell_post_types(response: Response) -> Response:
    if request.method == "OPTIONS":
        response.headers["Accept-Post"] = f"{FORM}, {DIRECT}"
    return response
