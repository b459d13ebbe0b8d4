"""Bars over time as SVG numbers: one for each year, some of them named below. The template draws."""

from collections.abc import Sequence
from dataclasses import dataclass

from paraugs.web.chart import Mark

WIDTH, HEIGHT = 400, 150
LEFT, RIGHT, TOP, BOTTOM = 26, 16, 14, 24
_NAMED = 6
"""At most so many years are named, or their names would touch."""


@dataclass(frozen=True, slots=True)
class TimeBar:
    """The bar of a year that has any, and what it says."""

    x: float
    y: float
    height: float
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class TimeBars:
    """All that the template draws; `most` stands at the top of the upright."""

    bars: tuple[TimeBar, ...]
    years: tuple[Mark, ...]
    bar_width: float
    most: int
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    top: int = TOP
    base: int = HEIGHT - BOTTOM


def draw_bars(counts: Sequence[tuple[str, int]]) -> TimeBars | None:
    """The bars of counts by year; None where there are fewer than two years to set side by side."""
    if len(counts) < 2:
        return None
    room, most = (WIDTH - LEFT - RIGHT) / len(counts), max(count for _, count in counts)
    every = -(-len(counts) // _NAMED)
    bars = [_bar(place, name, count, room, most) for place, (name, count) in enumerate(counts) if count]
    middle = LEFT + room / 2
    named = [
        Mark(round(middle + place * room, 1), counts[place][0]) for place in range(0, len(counts), every)
    ]
    return TimeBars(tuple(bars), tuple(named), round(min(room * 0.75, 40), 1), most)


def _bar(place: int, name: str, count: int, room: float, most: int) -> TimeBar:
    height = count / most * (HEIGHT - TOP - BOTTOM)
    x = LEFT + place * room + (room - min(room * 0.75, 40)) / 2
    return TimeBar(round(x, 1), round(HEIGHT - BOTTOM - height, 1), round(height, 1), name, count)
