"""The map of gaps: where has nobody a practice, or none with a study? As a page, as CSV, as its query."""

import csv
import io
from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from flask import Blueprint, Response, request

from paraugs.explore.gaps import SIDES, GapMap, Place, gap_map
from paraugs.explore.wording import Link
from paraugs.terms import IRI
from paraugs.web import links, reader
from paraugs.web.http.negotiation import CSV, HTML
from paraugs.web.responses import known, page, respond

blueprint = Blueprint("gaps", __name__)

ROWS, COLUMNS = "state", "objective"
HEADINGS = ("row", "column", "row_name", "column_name", "practices", "with_study", "strongest_step")


@blueprint.get("/gaps")
def show() -> Response:
    """The map as a page."""
    return known(HTML) or _page()


@blueprint.get("/gaps.csv")
def table() -> Response:
    """The map as a table with a line for each cell, the empty ones too."""
    rows, columns, chosen = _asked()
    found = gap_map(reader.placements(), rows, columns, chosen)
    return respond(CSV, lambda: _written(found))


def _page() -> Response:
    rows, columns, chosen = _asked()
    found = gap_map(reader.placements(), rows, columns, chosen)
    return page(
        "gaps.html",
        gaps=found,
        rows=rows,
        columns=columns,
        sides=reader.placements().sides,
        chosen=_named(chosen),
        picked={side: links.short(iri) for side, iri in chosen.items()},
        practices_at=lambda row, column: _practices_at(
            {**chosen, rows: row.link.iri, columns: column.link.iri}
        ),
        short=links.short,
        query=reader.answers().text_of("practice-places"),
    )


def _asked() -> tuple[str, str, dict[str, IRI]]:
    """Rows, columns, and the values chosen on the sides that are neither."""
    rows, columns = request.args.get("rows") or ROWS, request.args.get("columns") or COLUMNS
    others = (side for side in SIDES if side not in (rows, columns))
    chosen = {side: links.meant(side, value) for side in others if (value := request.args.get(side))}
    return rows, columns, chosen


def _named(chosen: Mapping[str, IRI]) -> dict[str, Link]:
    names = reader.answers().names(chosen.values(), reader.language())
    return {side: names.link(iri) for side, iri in chosen.items()}


def _practices_at(values: Mapping[str, IRI]) -> str:
    """The list of the practices of a cell."""
    return f"{request.script_root}/practices?" + urlencode(
        {side: links.short(iri) for side, iri in values.items()}, safe="/"
    )


def _written(found: GapMap) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows((HEADINGS, *_lines(found)))
    return text.getvalue()


def _lines(found: GapMap) -> Iterator[tuple[object, ...]]:
    for row, cells in zip(found.rows, found.cells, strict=True):
        for column, cell in zip(found.columns, cells, strict=True):
            ends = (*_ends(row, column), cell.practices, cell.studied, cell.strongest or "")
            yield ends


def _ends(row: Place, column: Place) -> tuple[str, str, str, str]:
    return row.link.iri.value, column.link.iri.value, row.link.label.value, column.link.label.value
