"""Which columns of an answer are drawn: those that the reader chose, else those that fit."""

from collections.abc import Sequence
from dataclasses import dataclass

from paraugs.web.cells import Cell
from paraugs.web.workbench.rows import Row, Rows
from paraugs.web.workbench.wishes import Wish

MOST_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class Columns:
    """The rows, and the columns of which one has names or years, one numbers, and one perhaps the series."""

    variables: tuple[str, ...]
    rows: list[Row]
    across: str
    value: str
    series: str
    numeric: tuple[str, ...]

    def cells(self, name: str) -> list[Cell]:
        """All cells of a column."""
        place = self.variables.index(name)
        return [row[place] for row in self.rows]


def columns(rows: Rows, wish: Wish) -> Columns | None:
    """The columns to draw; None when there are too many rows or nothing stands beside a number."""
    if not 0 < rows.total <= MOST_ROWS:
        return None
    found = list(rows.read())
    names = rows.variables
    numeric = tuple(name for place, name in enumerate(names) if _all_numbers([row[place] for row in found]))
    others = [name for name in names if name not in numeric]
    value = wish.value if wish.value in numeric else next(iter(numeric), "")
    years = [name for name in others if _all_years([row[names.index(name)] for row in found])]
    across = wish.across if wish.across in names else next(iter([*years, *others]), "")
    if not value or not across:
        return None
    named = {"-": "", **dict.fromkeys(names, wish.series)}.get(wish.series)
    fits = next((name for name in others if name not in (across, *years)), "") if across in years else ""
    return Columns(names, found, across, value, fits if named is None else named, numeric)


def _all_numbers(cells: Sequence[Cell]) -> bool:
    return any(each.number is not None for each in cells) and all(
        each.number is not None or each.kind == "nothing" for each in cells
    )


def _all_years(cells: Sequence[Cell]) -> bool:
    return any(cells) and all(each.year is not None for each in cells)
