"""An answer as a chart: bars for names, lines for years. Only numbers for the template, which draws.

Every value stands in the table too, so nothing depends on the chart.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from paraugs.web.cells import Cell
from paraugs.web.workbench.columns import Columns
from paraugs.web.workbench.table import Labels

WIDTH, NAMES, VALUES = 720, 250, 60
ROW = 26
MOST_BARS, MOST_LINES = 60, 12
HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 340, 52, 190, 16, 30
_APART = 20
_LONGEST = 38


@dataclass(frozen=True, slots=True)
class Bar:
    """A name, its value, and where its bar stands."""

    name: str
    text: str
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of bars, of which `left_out` have no room."""

    bars: tuple[Bar, ...]
    zero: float
    height: int
    left_out: int
    width: int = WIDTH
    names: int = NAMES


@dataclass(frozen=True, slots=True)
class Line:
    """A series: its name, its points as SVG writes them, where its name stands, its last value."""

    name: str
    points: str
    dots: tuple[tuple[float, float], ...]
    label: float
    text: str
    style: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on an axis and its words."""

    place: float
    text: str


@dataclass(frozen=True, slots=True)
class Lines:
    """A chart of lines over years."""

    lines: tuple[Line, ...]
    years: tuple[Mark, ...]
    levels: tuple[Mark, ...]
    left_out: int
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT


def bars(drawn: Columns) -> Bars:
    """The first rows as bars, in the order of the answer."""
    labels = Labels(list(drawn.rows[:MOST_BARS]))
    pairs = [
        (labels.words(cell).value, value.number, value.text)
        for cell, value in zip(drawn.cells(drawn.across), drawn.cells(drawn.value), strict=True)
        if value.number is not None
    ]
    shown = pairs[:MOST_BARS]
    low = min([Decimal(0), *(number for _, number, _ in shown)])
    high = max([Decimal(0), *(number for _, number, _ in shown)])
    room, span = WIDTH - NAMES - VALUES, (high - low) or Decimal(1)

    def place(number: Decimal) -> float:
        return round(NAMES + float((number - low) / span) * room, 1)

    zero = place(Decimal(0))
    made = tuple(
        Bar(_short(name), text, min(zero, place(number)), row * ROW + 4, abs(place(number) - zero))
        for row, (name, number, text) in enumerate(shown)
    )
    return Bars(made, zero, len(made) * ROW + 8, len(pairs) - len(made))


def lines(drawn: Columns) -> Lines | None:
    """The rows as lines over years, one for each value of the series column; None without two years."""
    series = _series(drawn)
    years = sorted({year for points in series.values() for year in points})
    if len(years) < 2:
        return None
    shown = sorted(series.items(), key=lambda item: -max(item[1]))[:MOST_LINES]
    values = [value for _, points in shown for value in points.values()]
    levels = _levels(min(values), max(values))
    low, high = levels[0], levels[-1]

    def x(year: int) -> float:
        return round(LEFT + (year - years[0]) * (WIDTH - LEFT - RIGHT) / (years[-1] - years[0]), 1)

    def y(value: Decimal) -> float:
        return round(HEIGHT - BOTTOM - float((value - low) / (high - low)) * (HEIGHT - TOP - BOTTOM), 1)

    ends = _apart([y(points[max(points)]) for _, points in shown])
    made = []
    for style, ((name, points), label) in enumerate(zip(shown, ends, strict=True)):
        dots = tuple((x(year), y(value)) for year, value in sorted(points.items()))
        written = " ".join(f"{across},{up}" for across, up in dots)
        made.append(Line(_short(name, 20), written, dots, label, f"{points[max(points)]:f}", style % 4))
    step = -(-len(years) // 7)
    return Lines(
        tuple(made),
        tuple(Mark(x(year), str(year)) for year in years[::-1][::step]),
        tuple(Mark(y(level), f"{level.normalize():f}") for level in levels),
        len(series) - len(made),
    )


def _series(drawn: Columns) -> dict[str, dict[int, Decimal]]:
    """The values by year of each series; of several for one year the last."""
    parts = drawn.cells(drawn.series) if drawn.series else [Cell("text", drawn.value)] * len(drawn.rows)
    labels = Labels([(each,) for each in set(parts)])
    found: dict[str, dict[int, Decimal]] = {}
    across, values = drawn.cells(drawn.across), drawn.cells(drawn.value)
    for part, year, value in zip(parts, across, values, strict=True):
        if year.year is not None and value.number is not None:
            found.setdefault(labels.words(part).value, {})[year.year] = value.number
    return found


def _levels(low: Decimal, high: Decimal) -> list[Decimal]:
    """Round numbers from below the lowest value (from zero, if it is not negative) to above the highest."""
    low = min(low, Decimal(0))
    rough = (max(high, Decimal(0)) - low) / 4 or Decimal(1)
    power = Decimal(10) ** rough.adjusted()
    step = next(power * size for size in (1, 2, 5, 10) if power * size >= rough)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = max((high / step).to_integral_value(ROUND_CEILING), first + 1)
    return [step * number for number in _whole(first, last)]


def _whole(first: Decimal, last: Decimal) -> Iterator[int]:
    return iter(range(int(first), int(last) + 1))


def _apart(places: Sequence[float]) -> list[float]:
    """Move labels apart that would cover one another."""
    order = sorted(range(len(places)), key=lambda index: places[index])
    moved = list(places)
    for before, index in itertools.pairwise(order):
        moved[index] = max(moved[index], moved[before] + _APART)
    lowest = float(HEIGHT - 4)
    for index in reversed(order):
        moved[index] = min(moved[index], lowest)
        lowest = moved[index] - _APART
    return [round(place, 1) for place in moved]


def _short(name: str, most: int = _LONGEST) -> str:
    return name if len(name) <= most else name[: most - 1] + "…"
