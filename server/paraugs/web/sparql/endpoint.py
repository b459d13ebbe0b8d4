"""`/sparql`: visitors' queries by the SPARQL 1.1 Protocol.

Without a query there is a form for people and a description of the service for programs.
"""

from typing import cast

from flask import Blueprint, Flask, Response, current_app, g, request

from paraugs.errors import NotFound
from paraugs.graph.lexer import Outline, outline
from paraugs.graph.named import NamedQueries
from paraugs.graph.serialising import serialise
from paraugs.publish.limits import limits
from paraugs.publish.service_description import describe_service
from paraugs.resources import Resources
from paraugs.web.context import services
from paraugs.web.http import negotiation
from paraugs.web.http.negotiation import HTML, MediaForm, form_by_suffix, negotiate
from paraugs.web.http.sparql_protocol import DIRECT, FORM, Inquiry, read_inquiry
from paraugs.web.links import endpoint
from paraugs.web.reader import graph_counts
from paraugs.web.responses import page
from paraugs.web.sparql import answers
from paraugs.web.sparql.result_page import result_page

blueprint = Blueprint("sparql", __name__)
_EXAMPLES = "paraugs.examples"

_FORMS = {
    "SELECT": (*negotiation.TABLE_FORMS, HTML),
    "ASK": (*negotiation.BOOLEAN_FORMS, HTML),
    "CONSTRUCT": negotiation.RDF_FORMS,
    "DESCRIBE": negotiation.RDF_FORMS,
}
_DESCRIPTION_FORMS = (negotiation.TURTLE, negotiation.N_TRIPLES, negotiation.RDF_XML, negotiation.JSON_LD)
_RESULT_FORMATS = [form.iri for form in (*negotiation.TABLE_FORMS, *negotiation.RDF_FORMS)]


def register(app: Flask, resources: Resources) -> None:
    """Add the endpoint to an application, with the examples that its form offers."""
    app.extensions[_EXAMPLES] = NamedQueries(resources, "queries/competency")
    app.register_blueprint(blueprint)


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
        return result_page(inquiry, known)
    return answers.respond(inquiry, known, form)


def _wanted_form(inquiry: Inquiry, known: Outline) -> MediaForm:
    offers = _FORMS[known.form]
    if inquiry.suffix:
        return form_by_suffix(inquiry.suffix, offers)
    return negotiate(request.headers.get("Accept"), offers)


def _without_query() -> Response:
    form = negotiate(request.headers.get("Accept"), (*_DESCRIPTION_FORMS, HTML))
    if form is HTML:
        return _query_form()
    tag = answers.tag_of(Inquiry(None), Outline("ASK", False, False, {}), endpoint() + form.media_type)
    return answers.unchanged(tag) or answers.finish(_description(form), tag)


def _query_form() -> Response:
    examples = cast(NamedQueries, current_app.extensions[_EXAMPLES])
    chosen = request.args.get("example", "")
    if chosen and chosen not in examples.names():
        raise NotFound(f"an example {chosen!r}")
    return page(
        "sparql.html",
        query=examples[chosen].text if chosen else "",
        examples=[examples[name] for name in examples.names()],
        endpoint=endpoint(),
        tables=negotiation.TABLE_FORMS,
        graphs=negotiation.RDF_FORMS,
    )


def _description(form: MediaForm) -> Response:
    said = describe_service(endpoint(), graph_counts(), _RESULT_FORMATS, limits(services().settings))
    return Response(serialise(said, form.media_type), content_type=form.content_type)


@blueprint.after_request
def _tell_post_types(response: Response) -> Response:
    if request.method == "OPTIONS":
        response.headers["Accept-Post"] = f"{FORM}, {DIRECT}"
    return response
