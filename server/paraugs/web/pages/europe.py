"""The map of the Union: the outlines that come with the package, one for each Member State.

Outlines: Natural Earth, public domain; Lambert azimuthal equal-area projection. Everything outside the Union
is one shape, which takes no side on any border.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from paraugs.explore.states import State

_EU_STYLE = {"GR": "el"}
_SMALL = 100
CLASSES = 4


@dataclass(frozen=True, slots=True)
class Outline:
    """A state's shape as an SVG path and its middle; a centre as well when it is too small to be seen."""

    path: str
    middle: tuple[float, float]
    centre: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Europe:
    """All shapes and the box that they are drawn in."""

    view_box: str
    other: str
    states: Mapping[str, Outline]


@cache
def outlines() -> Europe:
    """The map, by code of the state."""
    drawn = json.loads((Path(__file__).parent / "europe-paths.json").read_text(encoding="utf-8"))
    states = {
        _EU_STYLE.get(code, code.lower()): Outline(
            shape["d"], tuple(shape["c"]), tuple(shape["c"]) if shape["a"] < _SMALL else None
        )
        for code, shape in drawn["countries"].items()
    }
    return Europe(drawn["viewBox"], drawn["other"], dict(sorted(states.items())))


def shade(state: State | None, largest: int) -> int:
    """How dark a state is drawn: 0 for none, else 1 to CLASSES by its share of the largest count."""
    if state is None or not state.practices:
        return 0
    return min(CLASSES, 1 + (state.practices * CLASSES - 1) // max(largest, 1))
