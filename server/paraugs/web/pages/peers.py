"""Who stood where we stood and did better? A form, and the answer as a page or as a table."""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from flask import Blueprint, Response, request

from paraugs.errors import RequestError
from paraugs.explore.monitor import Benchmark, list_benchmarks
from paraugs.explore.peers import TOLERANCE, Peer, PeersView, Wish, find_peers, values_of
from paraugs.web import links, reader
from paraugs.web.chart import draw
from paraugs.web.http.negotiation import CSV, HTML
from paraugs.web.responses import known, page, respond

blueprint = Blueprint("peers", __name__)

HEADINGS = (
    "state",
    "name",
    "first_year",
    "last_year",
    "first_value",
    "last_value",
    "better",
    "practice",
    "flags",
)


@blueprint.get("/peers")
def show() -> Response:
    """The form, and the peers when a state and a benchmark are chosen."""
    return known(HTML) or _page()


@blueprint.get("/peers.csv")
def table() -> Response:
    """A line for each peer and practice, the state itself first."""
    wish = _wish()
    if wish is None:
        raise RequestError("A table of peers needs a state and a benchmark: /peers.csv?state=lv&benchmark=…")
    found = find_peers(reader.answers(), wish, reader.language())
    return respond(CSV, lambda: _written(found))


def _page() -> Response:
    answers, wish = reader.answers(), _wish()
    found = find_peers(answers, wish, reader.language()) if wish else None
    mine = found.mine if found else None
    return page(
        "peers.html",
        benchmarks=_benchmarks(),
        states=list(reader.states().values()),
        wish=found.wish if found else None,
        view=found,
        short=links.short,
        tolerance=wish.tolerance if wish else TOLERANCE,
        chart=draw(found.table, found.benchmark.target, mine.series.area) if found and mine else None,
        query=answers.text_of("peers", None, **values_of(found.wish)) if found and mine else None,
    )


def _benchmarks() -> list[Benchmark]:
    """The benchmarks that are measured."""
    listed = list_benchmarks(reader.answers(), reader.language())
    return [each for each in listed if each.indicators]


def _wish() -> Wish | None:
    state, benchmark = request.args.get("state"), request.args.get("benchmark")
    if not (state and benchmark):
        return None
    return Wish(
        links.meant("state", state),
        links.meant("benchmark", benchmark),
        _year("from"),
        _year("until"),
        _tolerance(),
    )


def _year(name: str) -> str:
    asked = request.args.get(name, "")
    if asked and not (len(asked) == 4 and asked.isascii() and asked.isdigit()):
        raise RequestError(f"The year must have four digits, not be {asked[:40]!r}.")
    return asked


def _tolerance() -> Decimal:
    asked = request.args.get("tolerance") or str(TOLERANCE)
    try:
        found = Decimal(asked.replace(",", "."))
    except InvalidOperation:
        found = Decimal(-1)
    if not (found.is_finite() and 0 <= found <= 100):
        raise RequestError(f"How near must be a number from 0 to 100, not {asked[:40]!r}.")
    return found


def _written(found: PeersView) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows((HEADINGS, *_lines(found)))
    return text.getvalue()


def _lines(found: PeersView) -> Iterator[tuple[object, ...]]:
    for peer in (*([found.mine] if found.mine else []), *found.peers):
        area, wish = peer.series.area, found.wish
        begin = (area.iri, area.label, wish.start, wish.end, peer.started, peer.reached, peer.better)
        for practice in [run.card.iri.value for run in peer.runs] or [""]:
            yield (*begin, practice, _flags(peer))


def _flags(peer: Peer) -> str:
    return "; ".join(f"{doubt.year} {doubt.flag.label}" for doubt in peer.doubts)
