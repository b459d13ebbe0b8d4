"""Every IRI of ours answers: `/id/…` sends on to `/doc/…`, which is a page or RDF as the client wants.

A suffix (`.ttl`) or `?format=` wins over Accept. Foreign IRIs that the graph speaks of are read at
`/lookup?uri=`, states at `/state/<code>`. Sources: Cool URIs for the Semantic Web (W3C), section 4.2; RFC
9110, section 15.4.4.
"""

from http import HTTPStatus
from urllib.parse import quote

from flask import Blueprint, Response, redirect, request

from paraugs.errors import NotFound, RequestError
from paraugs.explore.description import Description
from paraugs.explore.tombstone import tombstone_of
from paraugs.graph.serialising import serialise
from paraugs.terms import IRI, Triple
from paraugs.web import links, reader
from paraugs.web.context import services
from paraugs.web.documents import mementos
from paraugs.web.documents.document_links import links_of
from paraugs.web.documents.thing_pages import render
from paraugs.web.http.negotiation import (
    HTML,
    JSON_LD,
    N_QUADS,
    N_TRIPLES,
    RDF_XML,
    TRIG,
    TURTLE,
    MediaForm,
    form_by_suffix,
    negotiate,
)  # fmt: skip
from paraugs.web.responses import in_readers_language, respond

FORMS = (HTML, TURTLE, JSON_LD, N_TRIPLES, RDF_XML)
GRAPH_FORMS = (*FORMS, TRIG, N_QUADS)
GRAPH_ROOMS = ("contribution/", "graph/")

blueprint = Blueprint("documents", __name__)


@blueprint.get("/id/<path:path>")
def send_on(path: str) -> Response:
    """The thing itself cannot be sent; its document can."""
    query = request.query_string.decode("latin-1")
    target = f"{request.script_root}/doc/{quote(path, safe=links.SAFE)}"
    response = redirect(f"{target}?{query}" if query else target, 303)
    return Response(response.get_data(), 303, response.headers)


@blueprint.get("/doc/<path:path>")
def show_document(path: str) -> Response:
    """The document about a thing of ours."""
    stem, named = split_suffix(path, GRAPH_FORMS)
    forms = GRAPH_FORMS if stem.startswith(GRAPH_ROOMS) else FORMS
    return document(IRI(links.things() + stem), f"/doc/{stem}", wanted_form(forms, named), forms)


@blueprint.get("/state/<code>")
def show_state(code: str) -> Response:
    """The document about a state."""
    stem, named = split_suffix(code, FORMS)
    return document(reader.state_with(stem), f"/state/{stem.lower()}", wanted_form(FORMS, named), FORMS)


@blueprint.get("/lookup")
def look_up() -> Response:
    """The document about any IRI that the graph speaks of: a language, a licence, a foreign term."""
    uri = request.args.get("uri", "")
    if ":" not in uri:
        raise RequestError("Say which IRI to look up: /lookup?uri=http://…")
    address = links.path_of(IRI(uri))
    if not address.startswith("/lookup"):
        format_wanted = request.args.get("format")
        suffix = f"?format={quote(format_wanted)}" if format_wanted else ""
        return Response(status=303, headers={"Location": f"{request.script_root}{address}{suffix}"})
    return document(IRI(uri), address, wanted_form(FORMS, None), FORMS)


def document(thing: IRI, path: str, form: MediaForm, forms: tuple[MediaForm, ...]) -> Response:
    """The document about a thing in one of its forms; NotFound when the graph says nothing about it."""
    language = reader.language() if form is HTML else None
    description = reader.answers().describe(thing, language)
    records = description.subjects("foaf:primaryTopic", thing)
    if mementos.wants_the_past() and (versions := mementos.public_versions(records)):
        return mementos.send_to_the_past(path, request.path.removeprefix(path), versions)
    graph = _statements_of_graph(thing) if forms is GRAPH_FORMS else []
    pointing = [] if form is HTML and description.knows(thing) else _pointing(thing)
    if not (description.knows(thing) or graph or pointing):
        raise NotFound(thing.value)

    def make() -> str | bytes:
        if form is HTML:
            return render(thing, path, forms, description)
        if form in (TRIG, N_QUADS):
            return serialise(graph, form.media_type, thing)
        return serialise({*description.triples, *graph, *pointing}, form.media_type)

    headers = links_of(thing, path, form, forms, description)
    if records and services().ledger:
        headers += mementos.original_links(path)
    if tombstone_of(description, thing):
        return _gone(form, make(), headers)
    response = respond(form, make, headers, _last_change(description, thing))
    if records and services().ledger:
        response.vary.add("Accept-Datetime")
    return response


def split_suffix(path: str, forms: tuple[MediaForm, ...]) -> tuple[str, MediaForm | None]:
    """A path without the suffix that names a form, and the form; any other dot belongs to the path."""
    stem, _, suffix = path.rpartition(".")
    named = next((form for form in forms if stem and form.suffix == suffix), None)
    return (stem, named) if named else (path, None)


def wanted_form(forms: tuple[MediaForm, ...], named: MediaForm | None) -> MediaForm:
    """The form to answer in; NotAcceptable when none of those wanted is offered."""
    if named:
        return named if named in forms else form_by_suffix(named.suffix, forms)
    asked = request.args.get("format")
    if asked is None:
        return negotiate(request.headers.get("Accept"), forms)
    by_type = next(
        (form for form in forms if asked.replace(" ", "+") in (form.media_type, *form.names)), None
    )
    return by_type or form_by_suffix(asked, forms)


def _gone(form: MediaForm, body: str | bytes, headers: list[str]) -> Response:
    """What is left of something withdrawn; conditions are for what is there (RFC 9110, section 13.2.1)."""
    response = Response(body, HTTPStatus.GONE, content_type=form.content_type)
    response.headers["Cache-Control"] = "no-cache"
    response.vary.add("Accept")
    for link in headers:
        response.headers.add("Link", link)
    return in_readers_language(response) if form is HTML else response


def _pointing(thing: IRI) -> list[Triple]:
    """What points to a thing, as statements."""
    rows = reader.answers().select("pointing", thing=thing)
    return [
        Triple(source, found, thing)
        for source, found in rows
        if isinstance(source, IRI) and isinstance(found, IRI)
    ]


def _statements_of_graph(name: IRI) -> list[Triple]:
    try:
        return services().graph.read_graph(name)
    except NotFound:
        return []


def _last_change(description: Description, thing: IRI) -> str | None:
    """When the thing or its record was last changed, as its own statements say."""
    for subject in (thing, *description.subjects("foaf:primaryTopic", thing)):
        date = description.text(subject, "dct:modified", "dct:issued")
        if date:
            return date.value
    return None
