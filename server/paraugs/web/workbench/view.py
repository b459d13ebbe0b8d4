"""What is shown of an answer: a table, a chart, a map or its text, whichever is wanted and possible."""

from collections.abc import Iterator
from dataclasses import dataclass

from paraugs.web.workbench import charts, maps
from paraugs.web.workbench.budget import Share, shares
from paraugs.web.workbench.columns import Columns, columns
from paraugs.web.workbench.running import Run
from paraugs.web.workbench.table import Table, table
from paraugs.web.workbench.wishes import Wish

_MOST_CHARACTERS = 64 << 10


@dataclass(frozen=True, slots=True)
class View:
    """One of the four, the columns that a chart may have, and what the query used of its limits."""

    shares: tuple[Share, ...]
    table: Table | None = None
    bars: charts.Bars | None = None
    lines: charts.Lines | None = None
    map: maps.Map | None = None
    raw: str | None = None
    is_whole: bool = True
    columns: Columns | None = None


def view_of(run: Run, wish: Wish) -> View:
    """Make what is wanted of an answer."""
    used = tuple(_used(run))
    if run.truth is not None:
        return View(used)
    match wish.view:
        case "chart":
            return _chart(run, wish, used)
        case "map":
            return View(used, map=maps.draw(run.rows, wish))
        case "raw":
            text, is_whole = run.rows.beginning(_MOST_CHARACTERS)
            return View(used, raw=text, is_whole=is_whole)
    return View(used, table=table(run.rows, wish))


def _used(run: Run) -> Iterator[Share]:
    return shares(run)


def _chart(run: Run, wish: Wish, used: tuple[Share, ...]) -> View:
    drawn = columns(run.rows, wish)
    if drawn is None:
        return View(used)
    has_years = all(each.year is not None for each in drawn.cells(drawn.across))
    found = charts.lines(drawn) if has_years else None
    return View(used, lines=found, bars=None if found else charts.bars(drawn), columns=drawn)
