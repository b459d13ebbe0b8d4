"""A line chart as SVG numbers: every state in grey, what is looked at in the accent, the target dashed.

The template draws; here are only the points. Values stand in the table below the chart, so nothing depends
on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from paraugs.explore.monitor import Observation, Series, Table, Target
from paraugs.explore.wording import Link

WIDTH, HEIGHT = 720, 320
LEFT, RIGHT, TOP, BOTTOM = 44, 170, 14, 30
APART = 22
MOST_LABELS = (HEIGHT - TOP - BOTTOM) // APART - 1


@dataclass(frozen=True, slots=True)
class Flagged:
    """A value that its publisher marked, such as one after a break in the series."""

    x: float
    y: float
    observation: Observation


@dataclass(frozen=True, slots=True)
class Line:
    """One series: its polylines (broken where a year has no value) and its last point.

    `in_focus` is drawn in the accent; a line with words has them at the right edge. `flagged` are its values
    with a flag.
    """

    area: Link
    in_focus: bool
    words: str
    strokes: tuple[str, ...]
    last: tuple[float, float]
    latest: Observation
    flagged: tuple[Flagged, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on an axis and what stands there."""

    place: float
    text: str


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the right edge, kept apart from its neighbours: an area's, or (line None) the target's."""

    place: float
    line: Line | None


@dataclass(frozen=True, slots=True)
class Chart:
    """All that the template draws."""

    lines: tuple[Line, ...]
    years: tuple[Mark, ...]
    levels: tuple[Mark, ...]
    target: float | None
    labels: tuple[Label, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT


def draw(table: Table, target: Target | None, focus: Link | None = None) -> Chart | None:
    """The chart of a table; None when there are fewer than two years to join.

    With an area in focus, that one is in the accent and every line has its name; else it is the Union.
    """
    if len(table.years) < 2:
        return None
    values = [each.value for series in table.series for each in series.values if each]
    top = _round_up(max([*values, *([target.value] if target else [])]))
    lines = [line for series in table.series if (line := _line(series, table.years, top, focus))]
    goal = _y(target.value, top) if target else None
    return Chart(
        tuple(sorted(lines, key=lambda line: line.in_focus)),
        tuple(Mark(_x(table.years, year), year) for year in _sparse(table.years)),
        tuple(Mark(_y(top * step / 4, top), f"{float(top * step / 4):g}") for step in range(5)),
        goal,
        _labels([line for line in lines if line.words], goal),
    )


def _labels(lines: Sequence[Line], goal: float | None) -> tuple[Label, ...]:
    """Set labels beside their lines, moved apart and kept inside; of more than there is room for, some."""
    wanted = [
        (line.last[1], line) for line in sorted(lines, key=lambda line: not line.in_focus)[:MOST_LABELS]
    ]
    marks: list[tuple[float, Line | None]] = [*wanted, *([(goal, None)] if goal is not None else [])]
    ordered = sorted(marks, key=lambda mark: mark[0])
    places: list[float] = []
    for place, _ in ordered:
        places.append(max(place, places[-1] + APART) if places else place)
    lowest = float(HEIGHT - BOTTOM)
    for index in reversed(range(len(places))):
        places[index] = min(places[index], lowest)
        lowest = places[index] - APART
    return tuple(Label(round(place, 1), line) for place, (_, line) in zip(places, ordered, strict=True))


def _line(series: Series, years: Sequence[str], top: Decimal, focus: Link | None) -> Line | None:
    latest = series.latest
    if latest is None:
        return None
    strokes: list[list[str]] = [[]]
    for value in series.values:
        if value is None:
            strokes.append([])
        else:
            strokes[-1].append(f"{_x(years, value.year)},{_y(value.value, top)}")
    joined = tuple(" ".join(stroke) for stroke in strokes if len(stroke) > 1)
    in_focus, words = not series.is_state, _short_name(series.area)
    if focus:
        in_focus, words = series.area.iri == focus.iri, series.area.label.value
    elif series.is_state:
        words = ""
    flagged = tuple(
        Flagged(_x(years, each.year), _y(each.value, top), each)
        for each in series.values
        if each and each.flags
    )
    last = (_x(years, latest.year), _y(latest.value, top))
    return Line(series.area, in_focus, words, joined, last, latest, flagged)


def _short_name(area: Link) -> str:
    """EU27 2020, not its name in full, which the edge has no room for."""
    return area.iri.value.rpartition("/")[2].upper().replace("-", " ")


def _x(years: Sequence[str], year: str) -> float:
    first, last = int(years[0]), int(years[-1])
    return round(LEFT + (int(year) - first) * (WIDTH - LEFT - RIGHT) / max(last - first, 1), 1)


def _y(value: Decimal, top: Decimal) -> float:
    return round(HEIGHT - BOTTOM - float(value) / float(top or 1) * (HEIGHT - TOP - BOTTOM), 1)


def _round_up(value: Decimal) -> Decimal:
    return next((Decimal(step) for step in (8, 12, 20, 40, 60, 80, 100) if value <= step), value)


def _sparse(years: Sequence[str]) -> Sequence[str]:
    return years if len(years) <= 7 else [*years[:-1:3], years[-1]]
