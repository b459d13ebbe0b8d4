"""An answer as a map: a number for each Member State, the larger the darker."""

import itertools
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from paraugs.explore.states import State
from paraugs.web import reader
from paraugs.web.cells import Cell
from paraugs.web.pages.europe import CLASSES, outlines
from paraugs.web.workbench.columns import MOST_ROWS, columns
from paraugs.web.workbench.rows import Rows
from paraugs.web.workbench.wishes import Wish

_EUROSTAT = {"gr": "el", "gb": "uk"}


@dataclass(frozen=True, slots=True)
class Place:
    """A state of the map, its value (None: the answer has none) and how dark it is drawn."""

    state: State
    value: Decimal | None
    shade: int


@dataclass(frozen=True, slots=True)
class Shade:
    """A step of the legend."""

    shade: int
    least: Decimal
    most: Decimal


@dataclass(frozen=True, slots=True)
class Map:
    """The places in the order of their names, the legend, and what was counted or taken."""

    places: tuple[Place, ...]
    legend: tuple[Shade, ...]
    column: str
    others: int


def draw(rows: Rows, wish: Wish) -> Map | None:
    """The map; None when no column names states. Without a column of numbers rows are counted."""
    if not 0 < rows.total <= MOST_ROWS:
        return None
    found = list(rows.read())
    ordered = sorted(rows.variables, key=lambda name: name != wish.across)
    for name in ordered:
        cells = [row[rows.variables.index(name)] for row in found]
        placed = [_state(each) for each in cells]
        if any(placed):
            drawn = columns(rows, wish)
            values = drawn.cells(drawn.value) if drawn else None
            return _map(placed, values, drawn.value if drawn else "")
    return None


def _map(placed: list[State | None], cells: list[Cell] | None, column: str) -> Map:
    on_map = outlines().states
    values: dict[str, Decimal] = {}
    counted = Counter(state.code for state in placed if state)
    for number, state in enumerate(placed):
        value = (
            Decimal(counted[state.code])
            if state and cells is None
            else cells[number].number
            if cells
            else None
        )
        if state and value is not None:
            values.setdefault(state.code, value)
    shown = {code: value for code, value in values.items() if code in on_map}
    bounds = _bounds(sorted(set(shown.values())))
    states = sorted((state for state in reader.states().values() if state.code in on_map), key=_by_name)
    places = tuple(Place(each, shown.get(each.code), _shade(shown.get(each.code), bounds)) for each in states)
    legend = tuple(Shade(step + 1, least, most) for step, (least, most) in enumerate(bounds))
    return Map(places, legend, column, len(values) - len(shown))


def _bounds(values: list[Decimal]) -> list[tuple[Decimal, Decimal]]:
    """The values in as many groups of about the same size as there are shades."""
    groups = min(CLASSES, len(values))
    edges = [round(len(values) * step / groups) for step in range(groups + 1)] if groups else [0]
    return [(values[start], values[end - 1]) for start, end in itertools.pairwise(edges)]


def _shade(value: Decimal | None, bounds: list[tuple[Decimal, Decimal]]) -> int:
    if value is None:
        return 0
    return next((step + 1 for step, (_, most) in enumerate(bounds) if value <= most), len(bounds))


def _by_name(state: State) -> str:
    return state.name.value


def _state(cell: Cell) -> State | None:
    """The state that a cell names: by its IRI, or by its code of two letters."""
    states = reader.states()
    if cell.kind == "iri":
        return states.get(cell.text)
    code = cell.text.lower()
    code = _EUROSTAT.get(code, code)
    return next((state for state in states.values() if state.code == code), None) if len(code) == 2 else None
