"""Small charts beside one another: a state's line on each benchmark, the Union's, and the target.

The template draws; the values stand in the table below. The upright reaches from the least to the most that
is shown, not from nothing, so that a line can be seen at all; its two ends are named.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from paraugs.explore.monitor import Observation, Series, Standing
from paraugs.web.chart import Mark

WIDTH, HEIGHT = 300, 156
LEFT, RIGHT, TOP, BOTTOM = 34, 94, 12, 24
APART = 17
Years = tuple[str, str]


@dataclass(frozen=True, slots=True)
class SmallLabel:
    """A value at the right edge, kept apart from the others: `own`, `union` or `target`."""

    place: float
    value: Decimal
    kind: str


@dataclass(frozen=True, slots=True)
class SmallLine:
    """All that the template draws of one benchmark; `flagged` are the places of values with a flag."""

    standing: Standing
    own: tuple[str, ...]
    union: tuple[str, ...]
    target: float | None
    dots: tuple[tuple[float, float], ...]
    flagged: tuple[tuple[float, float], ...]
    years: tuple[Mark, ...]
    levels: tuple[Mark, ...]
    labels: tuple[SmallLabel, ...]
    ran: tuple[float, float] | None
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT


@dataclass(frozen=True, slots=True)
class _Scale:
    """From years and values to places."""

    first: int
    last: int
    least: Decimal
    most: Decimal

    def x(self, year: int) -> float:
        return round(LEFT + (year - self.first) * (WIDTH - LEFT - RIGHT) / max(self.last - self.first, 1), 1)

    def y(self, value: Decimal) -> float:
        share = float(value - self.least) / (float(self.most - self.least) or 1)
        return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM), 1)

    def point(self, each: Observation) -> tuple[float, float]:
        return self.x(int(each.year)), self.y(each.value)


def draw_small(standing: Standing, ran: Years | None = None) -> SmallLine:
    """The chart of one benchmark; `ran`: the years of a practice (empty: it still runs), a ground."""
    scale, own = _scale(standing), [each for each in standing.own.values if each]
    goal = standing.benchmark.target
    y_of_goal = scale.y(goal.value) if goal else None
    return SmallLine(
        standing,
        _strokes(standing.own, scale),
        _strokes(standing.union, scale) if standing.union else (),
        y_of_goal,
        tuple(scale.point(each) for each in own if not each.flags),
        tuple(scale.point(each) for each in own if each.flags),
        tuple(Mark(scale.x(year), str(year)) for year in dict.fromkeys((scale.first, scale.last))),
        tuple(Mark(scale.y(value), f"{value:f}") for value in (scale.least, scale.most)),
        _apart(_labels(standing, scale)),
        _ground(ran, scale) if ran else None,
    )


def _scale(standing: Standing) -> _Scale:
    shown = [series for series in (standing.own, standing.union) if series]
    found = [each for series in shown for each in series.values if each]
    goal = standing.benchmark.target
    values = [each.value for each in found] + ([goal.value] if goal else [])
    years = [int(each.year) for each in found]
    return _Scale(min(years), max(years), min(values), max(values))


def _strokes(series: Series, scale: _Scale) -> tuple[str, ...]:
    """The polylines of a series, broken at each break of the series but not where a year was not measured."""
    strokes: list[list[str]] = [[]]
    for each in series.values:
        if each and any(flag.iri.value.endswith("/break") for flag in each.flags):
            strokes.append([])
        if each:
            strokes[-1].append("{},{}".format(*scale.point(each)))
    return tuple(" ".join(stroke) for stroke in strokes if len(stroke) > 1)


def _labels(standing: Standing, scale: _Scale) -> list[SmallLabel]:
    union, goal = standing.union.latest if standing.union else None, standing.benchmark.target
    found = [SmallLabel(scale.y(standing.latest.value), standing.latest.value, "own")]
    found += [SmallLabel(scale.y(union.value), union.value, "union")] if union else []
    return found + ([SmallLabel(scale.y(goal.value), goal.value, "target")] if goal else [])


def _apart(labels: Sequence[SmallLabel]) -> tuple[SmallLabel, ...]:
    """The labels from top to bottom, moved apart and kept inside."""
    ordered = sorted(labels, key=lambda label: label.place)
    places: list[float] = []
    for label in ordered:
        places.append(max(label.place, places[-1] + APART) if places else label.place)
    lowest = float(HEIGHT - BOTTOM)
    for index in reversed(range(len(places))):
        places[index] = round(min(places[index], lowest), 1)
        lowest = places[index] - APART
    return tuple(
        SmallLabel(place, label.value, label.kind) for place, label in zip(places, ordered, strict=True)
    )


def _ground(ran: Years, scale: _Scale) -> tuple[float, float] | None:
    """From where to where a practice ran, as far as the chart reaches; None when it ran before or after."""
    first = int(ran[0]) if ran[0] else scale.first
    last = int(ran[1]) if ran[1] else scale.last
    start, end = max(first, scale.first), min(last, scale.last)
    return (scale.x(start), scale.x(end)) if start < end else None
