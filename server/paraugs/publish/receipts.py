"""Receipts: a count and a hash by which two sides see that they hold the same, and what is to do if not.

The hash is the SHA-256 of a text of one line for each member: its IRI, a space, the SHA-256 of its canonical
N-Quads (RDFC-1.0), a line feed; lines sorted by code point. What was withdrawn counts no more.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from paraugs.ledger.changes import Change


@dataclass(frozen=True, slots=True)
class Receipt:
    """How many members there are, and the hash of them all."""

    count: int
    sha256: str

    @property
    def field(self) -> str:
        """As a structured field of HTTP (RFC 9651)."""
        return f'count={self.count}, sha256="{self.sha256}"'


@dataclass(frozen=True, slots=True)
class Differences:
    """What one who holds something has to do to hold what there is; each list by IRI.

    `withdrawn` are members that were withdrawn and that the other still holds as they were; `unknown` those
    that were never ours, or not yet at that position.
    """

    missing: tuple[Change, ...]
    changed: tuple[Change, ...]
    withdrawn: tuple[Change, ...]
    unknown: tuple[str, ...]

    @property
    def are_none(self) -> bool:
        """Whether the other holds exactly what there is."""
        return not (self.missing or self.changed or self.withdrawn or self.unknown)


def receipt_of(members: Iterable[tuple[str, str]]) -> Receipt:
    """The receipt of members, each an IRI with the hash of its content."""
    lines = sorted(f"{iri} {sha256}\n" for iri, sha256 in members)
    return Receipt(len(lines), hashlib.sha256("".join(lines).encode()).hexdigest())


def living(newest: Iterable[Change]) -> list[tuple[str, str]]:
    """The members that are there, given the newest change of each."""
    return [(change.member, change.sha256) for change in newest if change.kind != "delete"]


def compare(held: Mapping[str, str], newest: Iterable[Change]) -> Differences:
    """What is different between what somebody holds and what there is.

    Whoever holds nothing of what was withdrawn, or just the tombstone, is right.
    """
    by_member = {change.member: change for change in sorted(newest, key=lambda change: change.member)}
    there = [change for change in by_member.values() if change.kind != "delete"]
    gone = [change for change in by_member.values() if change.kind == "delete"]
    return Differences(
        tuple(change for change in there if change.member not in held),
        tuple(change for change in there if held.get(change.member, change.sha256) != change.sha256),
        tuple(change for change in gone if held.get(change.member, change.sha256) != change.sha256),
        tuple(sorted(held.keys() - by_member.keys())),
    )
