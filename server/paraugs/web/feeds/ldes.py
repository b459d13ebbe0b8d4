"""The event stream at `/ldes`: a root that leads to pages by time, and pages of events.

A page that is full never changes; the last one grows. Sources: LDES server primer; RFC 8246 (immutable).
"""

import hashlib
from collections.abc import Iterator

from flask import Blueprint, Response, redirect, request

from paraugs.errors import NotFound
from paraugs.graph.serialising import convert, serialise
from paraugs.ledger.stream import Shown
from paraugs.namespaces import PREFIXES
from paraugs.publish import event_stream
from paraugs.publish.event_stream import OWN_PREFIXES, EventStream
from paraugs.publish.receipts import Receipt, receipt_of
from paraugs.web import links
from paraugs.web.feeds import stream
from paraugs.web.feeds.stream import FOR_A_MOMENT, FOR_GOOD, Made
from paraugs.web.http.negotiation import (
    HTML,
    JSON_LD,
    N_QUADS,
    N_TRIPLES,
    RDF_XML,
    TRIG,
    TURTLE,
    MediaForm,
)  # fmt: skip

ROOT_FORMS = (TURTLE, TRIG, N_QUADS, JSON_LD, N_TRIPLES, RDF_XML)
PAGE_FORMS = (TRIG, N_QUADS, JSON_LD)
_PREFIXES = PREFIXES | OWN_PREFIXES
_MOST_DIGITS = 9

blueprint = Blueprint("ldes", __name__)


@blueprint.get("/ldes")
def show_root() -> Response:
    """The stream and where its pages are."""
    form, changes = stream.wanted_form(ROOT_FORMS), stream.change_stream()
    edges = event_stream.edges(changes.head())

    def make() -> Made:
        pages = event_stream.bounds(changes.at(edges))
        body = serialise(_events().root(pages), form.media_type)
        return _made(body, receipt_of(()))

    made = stream.kept(f"ldes {form.suffix} {len(edges)}", make)
    response = stream.answer(made, form, FOR_A_MOMENT)
    del response.headers["Paraugs-Receipt"]
    return response


@blueprint.get("/ldes/page/<name>")
def show_page(name: str) -> Response:
    """A page of events; the one after the last full page may be empty."""
    form, number = stream.wanted_form(PAGE_FORMS), _number(name, "page")
    key = f"ldes page {form.suffix} {number}"
    made = stream.known(key)
    is_full = made is not None
    if made is None:
        after, until = event_stream.positions_of(number)
        changes = stream.change_stream()
        head = changes.head()
        if head < after:
            raise NotFound(f"page {number} of the changes")
        is_full = head >= until
        until = min(until, head)
        made = stream.kept(
            key if is_full else f"{key} {head}", lambda: _page(number, changes.shown(after, until), form)
        )
    response = stream.answer(made, form, FOR_GOOD if is_full else FOR_A_MOMENT)
    for link in _links(number, is_full):
        response.headers.add("Link", link)
    return response


@blueprint.get("/doc/change/<name>")
def show_change(name: str) -> Response:
    """An event; people are sent on to the page of what it is about."""
    form, position = stream.wanted_form((HTML, *PAGE_FORMS)), _number(name, "change")
    found = stream.change_stream().shown(position - 1, position)
    if not found:
        raise NotFound(f"change {position}")
    if form is HTML:
        change = found[0].change
        place = f"/doc/revision/{change.revision}" if change.revision else _path_of(change.member)
        return Response(redirect(f"{request.script_root}{place}", 303).get_data(), 303, {"Location": place})
    made = _made(convert(_events().member(found[0]), form.media_type, _PREFIXES), _receipt(found))
    return stream.answer(made, form, FOR_GOOD)


def _page(number: int, shown: list[Shown], form: MediaForm) -> Made:
    nquads, receipt = _events().page(number, shown)
    return _made(convert(nquads, form.media_type, _PREFIXES), receipt)


def _made(body: bytes, receipt: Receipt) -> Made:
    return Made(body, hashlib.sha256(body).hexdigest()[:32], receipt.field)


def _receipt(shown: list[Shown]) -> Receipt:
    events = _events()
    return receipt_of((events.event(one.change).value, one.change.sha256) for one in shown)


def _events() -> EventStream:
    return EventStream(stream.address("/ldes"), links.things())


def _path_of(graph: str) -> str:
    return f"/doc/{graph.removeprefix(links.things())}"


def _links(number: int, is_full: bool) -> Iterator[str]:
    events = _events()
    yield f'<{events.address}>; rel="collection"'
    if number > 1:
        yield f'<{events.page_address(number - 1)}>; rel="prev"'
    if is_full:
        yield f'<{events.page_address(number + 1)}>; rel="next"'


def _number(name: str, what: str) -> int:
    """The number that a path ends with; NotFound when it is none."""
    if not (name.isascii() and name.isdecimal()) or len(name) > _MOST_DIGITS or int(name) < 1:
        raise NotFound(f"{what} {name}")
    return int(name)
