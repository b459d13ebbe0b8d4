"""What a graph has to take in to be where the ledger is: contents that are new to it, and its new name."""

import json
from dataclasses import dataclass

from paraugs.graph.contributions import Content, Contributions, Position
from paraugs.graph.release import fingerprint
from paraugs.terms import IRI


@dataclass(frozen=True, slots=True)
class News:
    """Contents to replace, by number, in the graph whose fingerprint is `old_name`.

    `before` is its number, 0 when it is nowhere that counts: then the contents are all that there are, and
    every other contribution has to go. Afterwards the graph is at `number` and called `new_name`.
    """

    old_name: str
    new_name: str
    before: int
    number: int
    contents: tuple[Content, ...]

    def encoded(self) -> bytes:
        """As bytes, for another process."""
        contents = [(content.number, content.graph.value, content.nquads) for content in self.contents]
        fields = [self.old_name, self.new_name, self.before, self.number, contents]
        return json.dumps(fields, ensure_ascii=False).encode()

    @classmethod
    def decoded(cls, told: bytes) -> "News":
        """From bytes."""
        old_name, new_name, before, number, found = json.loads(told)
        contents = tuple(Content(number, IRI(graph), text) for number, graph, text in found)
        return cls(old_name, new_name, before, number, contents)


@dataclass(frozen=True, slots=True)
class Source:
    """Where news come from: the ledger's contributions, and the digest of the release's files."""

    contributions: Contributions
    release: str

    def news_for(self, old_name: str, until: Position | None = None) -> News | None:
        """Give what a graph of this fingerprint has to take in to be at a position, or at the head.

        None when it is there; the graph must hold the release's reference data already.
        """
        until = until or self.contributions.head()
        new_name = self.name_of(until)
        if old_name == new_name:
            return None
        before = self.reached(old_name)
        contents = tuple(self.contributions.contents(before, until.number))
        return News(old_name, new_name, before, until.number, contents)

    def reached(self, name: str) -> int:
        """Give the number up to which a graph of this fingerprint agrees with ledger and release; else 0."""
        position = self.position_of(name)
        return position.number if position else 0

    def position_of(self, name: str) -> Position | None:
        """Give the position of a graph of this fingerprint; None when it is of another ledger or release."""
        number = name.partition("-")[0]
        position = self.contributions.position(int(number)) if number.isdecimal() else None
        return position if position and name == self.name_of(position) else None

    def name_of(self, position: Position) -> str:
        """Give the fingerprint of a graph that is at a position."""
        return fingerprint(position.number, self.release, position.chain)
