"""Versions as documents: `…/id/revision/<number>` is what a contribution said then, as a page and as RDF.

A version that was ever public never changes and may be kept for good; the others are for those who may read
them. `?against=<number>` compares it with another version of the same contribution.
"""

import json
from collections.abc import Iterator

from flask import Blueprint, Response, render_template, request

from paraugs.errors import NotFound, wording
from paraugs.explore.description import Description
from paraugs.graph.notation import write_triple
from paraugs.graph.serialising import serialise
from paraugs.ledger.revision import written_time
from paraugs.life.comparing import Comparison
from paraugs.life.versions import Frozen, Version, compare_versions, read_version
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Triple
from paraugs.web import links, reader
from paraugs.web.accounts.identity import actor
from paraugs.web.changes import show_changes
from paraugs.web.context import services
from paraugs.web.documents import mementos
from paraugs.web.documents.document_links import alternate
from paraugs.web.documents.documents import GRAPH_FORMS, split_suffix, wanted_form
from paraugs.web.documents.thing_pages import render
from paraugs.web.http.negotiation import HTML, N_QUADS, TRIG, MediaForm
from paraugs.web.responses import in_readers_language, respond

JSON = MediaForm("application/json", "json", "JSON")
_FOR_GOOD = "public, max-age=31536000, immutable"
_FOR_ONE = "private, no-store"

blueprint = Blueprint("revisions", __name__)


@blueprint.get("/doc/revision/<name>")
def show_revision(name: str) -> Response:
    """A version, or what changed in it against another."""
    stem, named = split_suffix(name, GRAPH_FORMS)
    frozen = _read(stem)
    if "against" in request.args:
        return _compared(_read(request.args["against"]), frozen)
    form = wanted_form(GRAPH_FORMS, named)
    response = _page(frozen, stem) if form is HTML else _data(frozen, form)
    for link in _links(frozen, stem, form):
        response.headers.add("Link", link)
    if frozen.version.is_public:
        response.headers["Memento-Datetime"] = mementos.memento_datetime(frozen.version)
    return response


def _read(number: str) -> Frozen:
    ledger = services().ledger
    if ledger is None or not number.isdecimal() or len(number) > 9:
        raise NotFound(wording("revision %(number)s"), number=number)
    return read_version(ledger, int(number), actor())


def _page(frozen: Frozen, stem: str) -> Response:
    """The page of what it was about, marked as a version."""
    thing = topic_of(frozen)

    def make() -> str:
        description = reader.answers().with_names(frozen.triples, reader.language())
        return render(thing, f"/doc/revision/{stem}", GRAPH_FORMS, description, frozen=frozen)

    return respond(HTML, make) if frozen.version.is_public else private(make())


def _data(frozen: Frozen, form: MediaForm) -> Response:
    graph = frozen.contribution if form in (TRIG, N_QUADS) else None
    said = frozen.triples if graph else (*frozen.triples, *_about(frozen))
    response = Response(serialise(set(said), form.media_type, graph), content_type=form.content_type)
    response.headers["Cache-Control"] = _FOR_GOOD if frozen.version.is_public else _FOR_ONE
    response.vary.add("Accept")
    response.set_etag(f"r{frozen.version.number}-{form.suffix}")
    response.make_conditional(request)
    return response


def _about(frozen: Frozen) -> Iterator[Triple]:
    """What there is to say about the version itself."""
    revision = revision_iri(frozen.version)
    moment = Literal(written_time(frozen.version.when), datatype=term("xsd:dateTime").value)
    yield Triple(revision, term("rdf:type"), term("prov:Entity"))
    yield Triple(revision, term("prov:specializationOf"), frozen.contribution)
    yield Triple(revision, term("prov:generatedAtTime"), moment)
    if frozen.before:
        yield Triple(revision, term("prov:wasRevisionOf"), revision_iri(frozen.before))


def _links(frozen: Frozen, stem: str, form: MediaForm) -> Iterator[str]:
    """Links to the original, to the versions beside this one, to the newest, and to other forms."""
    yield f'<{revision_iri(frozen.version)}>; rel="describes"'
    yield f'<{revision_iri(frozen.version)}>; rel="cite-as"'
    for other in GRAPH_FORMS:
        if other is not form:
            yield f'<{alternate(f"/doc/revision/{stem}", other)}>; rel="alternate"; type="{other.media_type}"'
    if frozen.version.is_public:
        versions = mementos.public_versions([frozen.contribution])
        yield from mementos.original_links(links.path_of(topic_of(frozen)))
        yield from mementos.neighbour_links(frozen.version, versions)
        newest = alternate(f"/doc/revision/{frozen.newest.number}", form).removesuffix(".html")
        yield f'<{newest}>; rel="latest-version"'


def _compared(before: Frozen, after: Frozen) -> Response:
    """What changed, as a page or as JSON with the statements that went and came."""
    comparison = compare_versions(before, after)
    form = wanted_form((HTML, JSON), None)
    is_public = before.version.is_public and after.version.is_public
    if form is JSON:
        response = Response(_json(before, after, comparison), content_type=form.content_type)
        response.headers["Cache-Control"] = _FOR_GOOD if is_public else _FOR_ONE
        response.vary.add("Accept")
        return response
    values: dict[str, object] = {
        "before": before,
        "after": after,
        "comparison": comparison,
        "things": show_changes(comparison, before.triples, after.triples),
        "name": _name(after),
        "path": f"/doc/revision/{after.version.number}?against={before.version.number}",
    }

    def make() -> str:
        return render_template("comparison.html", **values)

    return respond(HTML, make) if is_public else private(make())


def _json(before: Frozen, after: Frozen, comparison: Comparison) -> str:
    body = {
        "contribution": after.contribution.value,
        "from": revision_iri(before.version).value,
        "to": revision_iri(after.version).value,
        "removed": [write_triple(triple) for triple in comparison.removed],
        "added": [write_triple(triple) for triple in comparison.added],
    }
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def _name(frozen: Frozen) -> object:
    return Description(frozen.triples, reader.language()).label(topic_of(frozen))


def private(text: str) -> Response:
    """A page that is for one reader only, and kept by nobody."""
    response = in_readers_language(Response(text, content_type=HTML.content_type))
    response.headers["Cache-Control"] = _FOR_ONE
    return response


def topic_of(frozen: Frozen) -> IRI:
    """What a version is about: the topic of its record, or else the record itself."""
    named = (triple.object for triple in frozen.triples if triple.predicate == term("foaf:primaryTopic"))
    return next((thing for thing in named if isinstance(thing, IRI)), frozen.contribution)


def revision_iri(version: Version) -> IRI:
    """The IRI of a version."""
    return IRI(f"{links.things()}revision/{version.number}")
