"""What the graph asks of the truth behind it: the newest public content of each contribution, by number.

The ledger answers; the graph knows no more of it than this.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from paraugs.terms import IRI


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the sequence of revisions: its number (0 before the first) and the chain hash there.

    The hash depends on everything up to there: equal positions mean equal contributions.
    """

    number: int
    chain: str


@dataclass(frozen=True, slots=True)
class Content:
    """What is public of a contribution: the revision's number, its named graph, and that as N-Quads."""

    number: int
    graph: IRI
    nquads: str


class Contributions(Protocol):
    """A sequence of revisions to follow."""

    def head(self) -> Position:
        """Give the newest position."""

    def position(self, number: int) -> Position | None:
        """Give the position of a number; None when there is none yet."""

    def contents(self, after: int, until: int) -> Iterator[Content]:
        """Give the newest public content of each contribution that changed in between, by number."""
