"""The port of the ledger: append, read, follow, verify; whichever database it is written in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from paraugs.graph.contributions import Contributions
from paraugs.ledger.revision import Action, Entry, Revision, Status


@dataclass(frozen=True, slots=True)
class Standing:
    """The newest revision of a contribution in short."""

    number: int
    action: Action
    status: Status
    sha256: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the ledger is not what it must be; the number is that of the revision, 0 for the whole."""

    number: int
    reason: str

    def __str__(self) -> str:
        return f"revision {self.number}: {self.reason}" if self.number else self.reason


class Ledger(Contributions, Protocol):
    """Revisions, numbered from 1 without a gap, that nobody can change.

    Every method raises LedgerUnavailable when the database cannot be used, LedgerDamaged when it is broken.
    """

    def append(self, entry: Entry, expected: int | None = None) -> Revision:
        """Write a revision; it is there for good, on the disk, when this returns.

        `expected` is the contribution's newest revision as the writer knows it, None for a contribution that
        is not there yet. StaleRevision, and nothing is written, when it is another.
        """

    def append_all(self, entries: Iterable[tuple[Entry, int | None]]) -> int:
        """Write several, each with what is expected before it, or none of them; give the last number."""

    def newest_release(self) -> str:
        """Give the digest of the release whose practices were taken in last; empty when there is none."""

    def take_in(self, release: str, entries: Iterable[tuple[Entry, int | None]]) -> int:
        """Write the practices of a release as `append_all` does, and remember the release with them."""

    def revision(self, number: int) -> Revision:
        """Give a revision; NotFound when there is none of this number."""

    def latest(self, contribution: str) -> Revision:
        """Give the newest revision of a contribution; NotFound when there is none."""

    def history(self, contribution: str) -> list[Revision]:
        """Give all revisions of a contribution, oldest first; none when it is unknown."""

    def since(self, number: int) -> Iterator[Revision]:
        """Go through all revisions after a number, in order, as they stand when each is reached."""

    def standings(self) -> Mapping[str, Standing]:
        """Tell where each contribution stands."""

    def verify(self) -> Iterator[Fault]:
        """Look for every sign that the ledger is not as it was written; nothing when it is sound."""

    def close(self) -> None:
        """Let go of all connections; the next call opens one again. Needed before a fork."""
