"""The distance to a target as SVG numbers: a line for each area from the target to its value, sorted."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from paraugs.explore.distances import Distance
from paraugs.explore.monitor import Target
from paraugs.web.chart import Mark

WIDTH, ROW = 560, 22
LEFT, RIGHT, TOP, BOTTOM = 168, 66, 26, 12
_STEPS = (1, 2, 5, 10, 20, 25)


@dataclass(frozen=True, slots=True)
class Dot:
    """An area: where its value is, how it stands, and the height of its row."""

    distance: Distance
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Distances:
    """All that the template draws."""

    dots: tuple[Dot, ...]
    levels: tuple[Mark, ...]
    target: float | None
    height: int
    base: int
    width: int = WIDTH
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP


def draw_distances(found: Sequence[Distance], target: Target | None) -> Distances | None:
    """The plot; None where nothing has a value."""
    if not found:
        return None
    values = [each.observation.value for each in found] + ([target.value] if target else [])
    step = _step(max(values))
    most = step * ceil(max(values) / step)
    base = TOP + ROW * len(found)
    return Distances(
        tuple(
            Dot(each, _x(each.observation.value, most), TOP + ROW * row + ROW / 2)
            for row, each in enumerate(found)
        ),
        tuple(Mark(_x(step * count, most), f"{step * count:f}") for count in range(int(most / step) + 1)),
        _x(target.value, most) if target else None,
        base + BOTTOM,
        base,
    )


def _x(value: Decimal, most: Decimal) -> float:
    return round(LEFT + float(value) / float(most or 1) * (WIDTH - LEFT - RIGHT), 1)


def _step(most: Decimal) -> Decimal:
    return next((Decimal(step) for step in _STEPS if most / step <= 6), Decimal(_STEPS[-1]))
