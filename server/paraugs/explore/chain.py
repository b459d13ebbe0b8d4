"""The chain of transfers through a practice as rows: who it came from above, who took it up below.

Each row stands as many steps in as it is away from the first origin; arrows lead from row to row.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paraugs.explore.transfers import End, Learning, Step, same
from paraugs.explore.wording import Link
from paraugs.terms import IRI

MOST = 24
"""More rows than these nobody reads as a drawing; the list has them all."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One end of a transfer in the drawing, how many steps in it stands, and whether it is the practice."""

    end: End
    depth: int
    is_here: bool


@dataclass(frozen=True, slots=True)
class Arrow:
    """A transfer from one row to another, and how much was taken over where that is known."""

    origin: int
    target: int
    kind: Link | None


@dataclass(frozen=True, slots=True)
class Chain:
    """Rows and the arrows between them."""

    stops: tuple[Stop, ...]
    arrows: tuple[Arrow, ...]


def chain(learning: Learning, practice: IRI) -> Chain | None:
    """The chain through a practice; None where there is none, or more than MOST rows."""
    found = [_split(way, practice) for way in learning.chains]
    if not found:
        return None
    here = (0, found[0][1][0])
    origins = _origins([way for way, _ in found])
    followers = _followers([way for _, way in found])
    ends = [*origins, here, *(each for each in followers if not _is_in(each[1], origins))]
    if len(ends) > MOST:
        return None
    first = -min(place for place, _ in ends)
    stops = tuple(Stop(end, first + place, place == 0) for place, end in ends)
    return Chain(stops, tuple(_arrows(stops, learning.steps)))


def _split(way: Sequence[End], practice: IRI) -> tuple[Sequence[End], Sequence[End]]:
    """What comes before the practice, and the practice with what comes after."""
    here = next(place for place, end in enumerate(way) if end.practice and end.practice.iri == practice)
    return way[:here], way[here:]


def _origins(ways: Sequence[Sequence[End]]) -> list[tuple[int, End]]:
    """Every origin once, the furthest first."""
    found: list[tuple[int, End]] = []
    for way in ways:
        for place, end in enumerate(way):
            if not _is_in(end, found):
                found.append((place - len(way), end))
    return sorted(found, key=lambda each: each[0])


def _followers(ways: Sequence[Sequence[End]]) -> list[tuple[int, End]]:
    """Every follower once, each below the one that it had it from."""
    found: list[tuple[int, End]] = []
    for way in sorted(ways, key=lambda way: [_name(end) for end in way]):
        for place, end in enumerate(way):
            if place and not _is_in(end, found):
                found.append((place, end))
    return found


def _arrows(stops: Sequence[Stop], steps: Sequence[Step]) -> Iterator[Arrow]:
    """The steps between rows; of several between the same two, the first."""
    drawn = set()
    for step in steps:
        ends = (_row(stops, step.origin), _row(stops, step.target))
        if ends[0] is not None and ends[1] is not None and ends not in drawn:
            drawn.add(ends)
            yield Arrow(ends[0], ends[1], step.kind)


def _row(stops: Sequence[Stop], end: End) -> int | None:
    return next((row for row, stop in enumerate(stops) if same(stop.end, end)), None)


def _is_in(end: End, found: Sequence[tuple[int, End]]) -> bool:
    return any(same(end, other) for _, other in found)


def _name(end: End) -> tuple[str, str]:
    shown = end.practice.label if end.practice else end.name
    return end.state.label.value if end.state else "", shown.value if shown else ""
