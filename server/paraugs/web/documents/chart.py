"""A line chart as SVG numbers: every state in grey, the Union in the accent, the target dashed.

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


@dataclass(frozen=True, slots=True)
class Line:
    """One series: its polylines (broken where a year has no value) and its last point."""

    area: Link
    is_state: bool
    strokes: tuple[str, ...]
    last: tuple[float, float]
    latest: Observation


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


def draw(table: Table, target: Target | None) -> Chart | None:
    """The chart of a table; None when there are fewer than two years to join."""
    if len(table.years) < 2:
        return None
    values = [each.value for series in table.series for each in series.values if each]
    top = _round_up(max([*values, *([target.value] if target else [])]))
    lines = [line for series in table.series if (line := _line(series, table.years, top))]
    goal = _y(target.value, top) if target else None
    return Chart(
        tuple(sorted(lines, key=lambda line: not line.is_state)),
        tuple(Mark(_x(table.years, year), year) for year in _sparse(table.years)),
        tuple(Mark(_y(top * step / 4, top), f"{float(top * step / 4):g}") for step in range(5)),
        goal,
        _labels([line for line in lines if not line.is_state], goal),
    )


def _labels(lines: Sequence[Line], goal: float | None) -> tuple[Label, ...]:
    wanted = [(line.last[1], line) for line in lines]
    marks: list[tuple[float, Line | None]] = [*wanted, *([(goal, None)] if goal is not None else [])]
    labels: list[Label] = []
    for place, line in sorted(marks, key=lambda mark: mark[0]):
        lowest = labels[-1].place + APART if labels else place
        labels.append(Label(round(max(place, lowest), 1), line))
    return tuple(labels)


def _line(series: Series, years: Sequence[str], top: Decimal) -> Line | None:
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
    return Line(series.area, series.is_state, joined, (_x(years, latest.year), _y(latest.value, top)), latest)


def _x(years: Sequence[str], year: str) -> float:
    first, last = int(years[0]), int(years[-1])
    return round(LEFT + (int(year) - first) * (WIDTH - LEFT - RIGHT) / max(last - first, 1), 1)


def _y(value: Decimal, top: Decimal) -> float:
    return round(HEIGHT - BOTTOM - float(value) / float(top or 1) * (HEIGHT - TOP - BOTTOM), 1)


def _round_up(value: Decimal) -> Decimal:
    return next((Decimal(step) for step in (8, 12, 20, 40, 60, 80, 100) if value <= step), value)


def _sparse(years: Sequence[str]) -> Sequence[str]:
    return years if len(years) <= 7 else [*years[:-1:3], years[-1]]
