"""The change stream: what changed for everybody, in order, so that a mirror can follow and keep in step.

A change is written in the transaction of what it tells of: a revision with a public status, or a graph of the
reference data that a release brings. Its member is a named graph of the dataset. Positions are dense from 1.
Times are those of the ledger's clock, each at least a millisecond after the one before: so they order the
changes as the positions do, also for clients whose clock knows nothing smaller (JavaScript's).

What a change once showed stays readable, as every public revision does, also after a withdrawal, which says
that something no longer holds and not that it was never said. What was erased from the ledger is gone from
the stream as well: the change stays, with the hash of what was there, and what stands in its place.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from sqlalchemy import Connection, RowMapping, select

from paraugs.ledger.revision import PUBLIC, Revision, read_time
from paraugs.ledger.tables import CHANGES

Kind = Literal["create", "update", "delete"]
Clock = Callable[[], datetime]

_COLUMNS = CHANGES.c
_STEP = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Change:
    """A member (a graph's IRI) was created, updated or deleted; `sha256` is that of what it holds now.

    A deleted contribution holds its tombstone. `revision` is the number of the revision that made the change,
    `member_state` the country IRI; reference data have neither.
    """

    position: int
    recorded: datetime
    kind: Kind
    member: str
    member_state: str
    revision: int | None
    sha256: str


def now() -> datetime:
    """Tell the time."""
    return datetime.now(UTC)


def written_stamp(when: datetime) -> str:
    """Write the time of a change: UTC, always to the millisecond, so that texts sort as times do."""
    return when.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class ChangeWriter:
    """Writes changes in a transaction of the ledger; they are in the database after `flush`."""

    def __init__(self, connection: Connection, clock: Clock = now) -> None:
        self._connection, self._clock = connection, clock
        head = select(_COLUMNS.position, _COLUMNS.recorded).order_by(_COLUMNS.position.desc()).limit(1)
        found = connection.execute(head).one_or_none()
        self._position = found.position if found else 0
        self._stamp = read_time(found.recorded) if found else datetime.min.replace(tzinfo=UTC)
        self._newest = dict[str, tuple[bool, str]]()
        self._rows = list[dict[str, object]]()

    @property
    def position(self) -> int:
        """The position of the last change."""
        return int(self._position)

    def follow(self, revision: Revision) -> None:
        """Note what a revision changes for everybody, if it does."""
        entry = revision.entry
        if entry.status not in PUBLIC:
            return
        before = self._before(entry.contribution) if revision.previous else None
        after = (entry.status == "withdrawn", revision.sha256)
        if after != before:
            kind = kind_after(before, after)
            origin = {"member_state": entry.member_state, "revision": revision.number, "nquads": None}
            self._note(kind, entry.contribution, revision.sha256, origin)
            self._newest[entry.contribution] = after

    def note(self, kind: Kind, member: str, sha256: str, nquads: str) -> None:
        """Note a change of reference data."""
        self._note(kind, member, sha256, {"member_state": "", "revision": None, "nquads": nquads})

    def _note(self, kind: Kind, member: str, sha256: str, rest: Mapping[str, object]) -> None:
        self._position += 1
        self._stamp = max(self._stamp + _STEP, self._clock())
        place = {"position": self._position, "recorded": written_stamp(self._stamp)}
        self._rows.append({**place, "kind": kind, "member": member, "sha256": sha256, **rest})

    def flush(self) -> None:
        """Write what was noted."""
        if self._rows:
            self._connection.execute(CHANGES.insert(), self._rows)
            self._rows = []

    def _before(self, member: str) -> tuple[bool, str] | None:
        if member not in self._newest:
            wanted = select(_COLUMNS.kind, _COLUMNS.sha256).where(_COLUMNS.member == member)
            newest = wanted.order_by(_COLUMNS.position.desc()).limit(1)
            found = self._connection.execute(newest).one_or_none()
            return (found.kind == "delete", found.sha256) if found else None
        return self._newest[member]


_FIELDS = ("position", "recorded", "kind", "member", "member_state", "revision", "sha256")


def kind_after(before: tuple[bool, str] | None, after: tuple[bool, str]) -> Kind:
    """Name the change from one public standing to the next: (is it withdrawn, hash of its content)."""
    if after[0]:
        return "delete"
    return "create" if before is None or before[0] else "update"


def change_of(row: RowMapping) -> Change:
    """Read a change from a row of the table."""
    fields = {name: row[name] for name in _FIELDS}
    return Change(**{**fields, "recorded": read_time(row["recorded"])})
