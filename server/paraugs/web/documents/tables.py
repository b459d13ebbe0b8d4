"""What the figures of pages show, as tables: where a state stands, and the transfers around a practice."""

import csv
import io
from collections.abc import Iterable, Iterator

from flask import Blueprint, Response, request

from paraugs.errors import RequestError
from paraugs.explore.editions import edition_table
from paraugs.explore.monitor import Series, Standing, table
from paraugs.explore.transfers import End, Step, learning_around
from paraugs.explore.wording import Link, Text
from paraugs.terms import IRI
from paraugs.web import links, reader
from paraugs.web.documents.surroundings import standings_of
from paraugs.web.http.negotiation import CSV
from paraugs.web.responses import respond

blueprint = Blueprint("tables", __name__)

VALUES = (
    "benchmark",
    "name",
    "target",
    "target_year",
    "area",
    "area_name",
    "year",
    "value",
    "flags",
    "edition",
)
TRANSFERS = ("transfer", "from", "from_name", "from_state", "to", "to_name", "to_state", "kind", "note")
YEARS = ("contribution", "event", "thing", "date")


@blueprint.get("/standings.csv")
def standings() -> Response:
    """The values of a state and of the Union on each benchmark for which the state has any."""
    found = standings_of(_asked("state"))
    return respond(CSV, lambda: _written(VALUES, (line for each in found for line in _values(each))))


@blueprint.get("/observations.csv")
def observations() -> Response:
    """The values of an indicator: the headline ones, or those of one edition."""
    asked, answers = request.args.get("edition"), reader.answers()
    indicator, language = _asked("indicator"), reader.language()
    edition = links.meant("edition", asked) if asked else None
    found = (
        edition_table(answers, indicator, edition, language)
        if edition
        else table(answers, indicator, language)
    )
    return respond(
        CSV, lambda: _written(VALUES[4:], (line for each in found.series for line in _of_series(each)))
    )


@blueprint.get("/transfers.csv")
def transfers() -> Response:
    """The transfers of the chain through a practice."""
    practice = Link(_asked("practice"), Text(""))
    found = learning_around(reader.answers(), practice, reader.language())
    return respond(CSV, lambda: _written(TRANSFERS, map(_step, found.steps)))


@blueprint.get("/state-years.csv")
def years() -> Response:
    """When the contributions of a state were recorded and changed, and when its practices began."""
    rows = reader.answers().select("state-years", state=_asked("state"))
    return respond(CSV, lambda: _written(YEARS, ([value or "" for value in row] for row in rows)))


def _asked(name: str) -> IRI:
    value = request.args.get(name)
    if not value:
        raise RequestError(f"This table needs a {name}: {request.path}?{name}=…")
    return links.meant(name, value)


def _values(standing: Standing) -> Iterator[tuple[object, ...]]:
    goal = standing.benchmark.target
    begin = (
        standing.benchmark.iri,
        standing.benchmark.name,
        *((goal.value, goal.year) if goal else ("", "")),
    )
    for series in standing.table.series:
        for line in _of_series(series):
            yield (*begin, *line)


def _of_series(series: Series) -> Iterator[tuple[object, ...]]:
    for each in series.values:
        if each:
            flags = "; ".join(flag.label.value for flag in each.flags)
            yield series.area.iri, series.area.label, each.year, each.value, flags, each.edition.label


def _step(step: Step) -> tuple[object, ...]:
    return (
        step.iri,
        *_end(step.origin),
        *_end(step.target),
        step.kind.label if step.kind else "",
        step.note or "",
    )


def _end(end: End) -> tuple[object, ...]:
    name = end.practice.label if end.practice else end.name
    return end.practice.iri if end.practice else "", name or "", end.state.iri if end.state else ""


def _written(headings: Iterable[str], lines: Iterable[Iterable[object]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows((headings, *lines))
    return text.getvalue()
