"""Writing revisions in a transaction of the ledger, and what they change for everybody with them."""

from collections.abc import Iterable
from typing import cast

from sqlalchemy import Connection, func, select

from paraugs.graph.contributions import Position
from paraugs.ledger.changes import ChangeWriter, Clock
from paraugs.ledger.revision import NQUADS, START, Entry, Revision, Submission, link, written_time
from paraugs.ledger.tables import REVISIONS
from paraugs.refusals import StaleRevision

_PAGE = 500
_COLUMNS = REVISIONS.c


def write(connection: Connection, entry: Entry, expected: int | None, clock: Clock) -> Revision:
    """Write one entry."""
    revision = link(entry, _checked(connection, entry, expected), head_of(connection))
    writer = RevisionWriter(connection, clock)
    writer.add(revision)
    writer.flush()
    return revision


class RevisionWriter:
    """Writes revisions, and what they change for everybody, in pieces; call `flush` at the end."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection, self._changes = connection, ChangeWriter(connection, clock)
        self._rows = list[dict[str, object]]()

    def add(self, revision: Revision) -> None:
        """Write a revision, soon."""
        self._rows.append(_row(revision))
        self._changes.follow(revision)
        if len(self._rows) == _PAGE:
            self.flush()

    def flush(self) -> None:
        """Write what was added."""
        if self._rows:
            self._connection.execute(REVISIONS.insert(), self._rows)
        self._changes.flush()
        self._rows = []


def write_all(connection: Connection, entries: Iterable[tuple[Entry, int | None]], clock: Clock) -> int:
    """Write entries in the transaction of a writer; give the last number."""
    position, writer = head_of(connection), RevisionWriter(connection, clock)
    newest = dict[str, int]()
    for entry, expected in entries:
        known = newest.get(entry.contribution)
        if known is not None and known != expected:
            raise StaleRevision(entry.contribution, expected, known)
        revision = link(entry, known or _checked(connection, entry, expected), position)
        writer.add(revision)
        position = Position(revision.number, revision.chain)
        newest[entry.contribution] = revision.number
    writer.flush()
    return position.number


def copy_revision(connection: Connection, revision: Revision) -> None:
    """Write a revision of another ledger as it is; the database refuses one that does not follow."""
    connection.execute(REVISIONS.insert(), _row(revision))


def head_of(connection: Connection) -> Position:
    """Give the newest position."""
    wanted = select(_COLUMNS.number, _COLUMNS.chain).order_by(_COLUMNS.number.desc()).limit(1)
    row = connection.execute(wanted).one_or_none()
    return Position(*row) if row else START


def _checked(connection: Connection, entry: Entry, expected: int | None) -> int | None:
    found = connection.scalar(
        select(func.max(_COLUMNS.number)).where(_COLUMNS.contribution == entry.contribution)
    )
    if found != expected:
        raise StaleRevision(entry.contribution, expected, found)
    return cast(int | None, found)


def _row(revision: Revision) -> dict[str, object]:
    entry = revision.entry
    is_canonical = entry.submission == Submission(NQUADS, entry.nquads.encode()) or revision.erasure
    return {
        "number": revision.number,
        "previous": revision.previous,
        "contribution": entry.contribution,
        "member_state": entry.member_state,
        "agent": entry.agent,
        "recorded": written_time(entry.when),
        "action": entry.action,
        "status": entry.status,
        "nquads": entry.nquads,
        "sha256": revision.sha256,
        "media_type": entry.submission.media_type,
        "submitted": None if is_canonical else entry.submission.data,
        "shapes": entry.shapes,
        "findings": entry.findings,
        "reason": entry.reason,
        "chain_before": revision.chain_before,
        "chain": revision.chain,
    }
