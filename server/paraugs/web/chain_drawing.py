"""A chain of transfers as SVG numbers: rows that are moved in, and bent arrows between them.

The template draws. Rows are read from top to bottom, so that the drawing is legible on a narrow screen.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from paraugs.explore.chain import Arrow, Chain, Stop
from paraugs.explore.transfers import End
from paraugs.explore.wording import Link, Text

WIDTH, ROW, STEP, TOP = 400, 46, 24, 20
_LETTERS = 7.6
"""How wide a letter is drawn, about: what is longer than the row is cut."""


@dataclass(frozen=True, slots=True)
class DrawnStop:
    """A row: where its words begin, the state, and the practice or name, cut to what fits."""

    x: int
    y: int
    state: str
    words: str
    language: str | None
    is_here: bool
    kinds: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class DrawnArrow:
    """A bent line, and the code of its kind: `adopted`, `adapted`, `studied` or nothing."""

    path: str
    code: str


@dataclass(frozen=True, slots=True)
class ChainDrawing:
    """All that the template draws."""

    stops: tuple[DrawnStop, ...]
    arrows: tuple[DrawnArrow, ...]
    height: int
    width: int = WIDTH


def draw_chain(chain: Chain) -> ChainDrawing:
    """The drawing of a chain."""
    return ChainDrawing(
        tuple(_stop(chain, row, stop) for row, stop in enumerate(chain.stops)),
        tuple(_arrows(chain)),
        ROW * len(chain.stops),
    )


def _stop(chain: Chain, row: int, stop: Stop) -> DrawnStop:
    x = _left(stop) + 10
    kinds = {arrow.kind.iri: arrow.kind for arrow in chain.arrows if arrow.target == row and arrow.kind}
    state = stop.end.state.label.value if stop.end.state else ""
    words = _words(stop.end)
    told = _cut(words.value, int((WIDTH - x) / _LETTERS))
    return DrawnStop(x, TOP + ROW * row, state, told, words.language, stop.is_here, tuple(kinds.values()))


def _words(end: End) -> Text:
    if end.practice:
        return end.practice.label
    return end.name or Text("")


def _cut(words: str, room: int) -> str:
    return words if len(words) <= room else words[: room - 1].rstrip() + "…"


def _arrows(chain: Chain) -> Iterator[DrawnArrow]:
    for arrow in chain.arrows:
        yield DrawnArrow(_path(chain, arrow), arrow.kind.iri.value.rpartition("/")[2] if arrow.kind else "")


def _path(chain: Chain, arrow: Arrow) -> str:
    start, end = chain.stops[arrow.origin], chain.stops[arrow.target]
    down, into = TOP + ROW * arrow.target - 4, max(_left(end), _left(start) + 8)
    begin = TOP + ROW * arrow.origin + (24 if arrow.target > arrow.origin else -18)
    return f"M{_left(start) + 2},{begin} V{down} H{into}"


def _left(stop: Stop) -> int:
    return 6 + STEP * stop.depth
