"""A revision of a contribution: what is written into the ledger, and the links that tie it to all before it.

The chain hash of a revision is the SHA-256 of a JSON array: the chain hash before it, its number, and every
field, long ones by their own SHA-256. Change, leave out or put in anything, and every later hash is wrong.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from paraugs.graph.contributions import Position
from paraugs.namespaces import PREFIXES, THINGS

Action = Literal[
    "import",
    "draft",
    "create",
    "revise",
    "return",
    "sign-off",
    "review",
    "publish",
    "fall-due",
    "renew",
    "withdraw",
]
"""What was done: `create` and `revise` hand in content; the others move it on, or back."""

Status = Literal[
    "draft",
    "submitted",
    "signed-off",
    "reviewed",
    "returned",
    "published",
    "due-for-renewal",
    "withdrawn",
    "discarded",
]
"""The concepts of the scheme contribution-status."""

PUBLIC: tuple[Status, ...] = ("published", "due-for-renewal", "withdrawn")
"""Revisions that everybody sees: the others leave what was public before them as it is."""

NQUADS = "application/n-quads"
START = Position(0, "0" * 64)
"""Before the first revision."""


@dataclass(frozen=True, slots=True)
class Submission:
    """The bytes that came in, and what they were said to be."""

    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be written: contribution and state as IRIs, who (an IRI) did what when, and the content.

    `nquads` is the contribution's named graph as canonical N-Quads (RDFC-1.0), `shapes` the version of the
    shapes it was validated with, `findings` what they said (a JSON array), `reason` why it was done.
    """

    contribution: str
    member_state: str
    agent: str
    when: datetime
    action: Action
    status: Status
    nquads: str
    submission: Submission
    shapes: str = ""
    findings: str = "[]"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LongHashes:
    """The SHA-256 of what stands in the chain by its hash: the bytes submitted, the findings, the reason."""

    submitted: str
    findings: str
    reason: str


@dataclass(frozen=True, slots=True)
class Erasure:
    """That a revision was erased: by whom (an IRI), when and why, and the hashes of what stood in it."""

    agent: str
    when: datetime
    reason: str
    hashes: LongHashes


@dataclass(frozen=True, slots=True)
class Revision:
    """An entry in its place: number, the contribution's revision before it (None at its first), hashes.

    When it was erased, a notice stands in place of its content; the hashes are those of what was there.
    """

    number: int
    previous: int | None
    entry: Entry
    sha256: str
    chain_before: str
    chain: str
    erasure: Erasure | None = None


def link(entry: Entry, previous: int | None, before: Position) -> Revision:
    """Put an entry after a position."""
    number, content = before.number + 1, digest(entry.nquads.encode())
    hashes = LongHashes(
        digest(entry.submission.data), digest(entry.findings.encode()), digest(entry.reason.encode())
    )
    chain = _chain(entry, (before.chain, number, previous, content), hashes)
    return Revision(number, previous, entry, content, before.chain, chain)


def chain_of_erased(revision: Revision, erasure: Erasure) -> str:
    """Give the chain hash that an erased revision must have."""
    place = (revision.chain_before, revision.number, revision.previous, revision.sha256)
    return _chain(revision.entry, place, erasure.hashes)


def erasure_notice(contribution: str, number: int, when: datetime) -> str:
    """Give what stands in place of erased content, as canonical N-Quads: since when nothing does."""
    time = f'"{written_time(when)}"^^<{PREFIXES["xsd"]}dateTime>'
    invalid = f"{PREFIXES['prov']}invalidatedAtTime"
    return f"<{THINGS}revision/{number}> <{invalid}> {time} <{contribution}> .\n"


def digest(data: bytes) -> str:
    """Give the SHA-256 of bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def written_time(when: datetime) -> str:
    """Write a time as it stands in the ledger: UTC, to the microsecond where there are any."""
    return when.astimezone(UTC).isoformat().replace("+00:00", "Z")


def read_time(text: str) -> datetime:
    """Read a time of the ledger."""
    return datetime.fromisoformat(text)


def _chain(entry: Entry, place: tuple[str, int, int | None, str], hashes: LongHashes) -> str:
    fields = [
        *place,
        entry.contribution,
        entry.member_state,
        entry.agent,
        written_time(entry.when),
        entry.action,
        entry.status,
        entry.submission.media_type,
        hashes.submitted,
        entry.shapes,
        hashes.findings,
        hashes.reason,
    ]
    return digest(json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode())
