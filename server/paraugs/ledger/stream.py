"""Reading the change stream: by position, by time, and what is the newest of each member."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select

from paraugs.ledger.changes import Change, change_of, written_stamp
from paraugs.ledger.database import Database
from paraugs.ledger.tables import CHANGES, REVISIONS

_PAGE = 500
_COLUMNS = CHANGES.c
_TOLD = [column for column in _COLUMNS if column.name != "nquads"]
_CONTENT = func.coalesce(_COLUMNS.nquads, REVISIONS.c.nquads).label("content")


@dataclass(frozen=True, slots=True)
class Shown:
    """A change with the canonical N-Quads of its member as they are after it."""

    change: Change
    nquads: str


@dataclass(frozen=True, slots=True)
class Range:
    """Newest changes of contributions as the stream stood at a head: after a position, in a time, of a state.

    `since` is included, `before` is not; None and an empty state mean any.
    """

    after: int
    head: int
    since: datetime | None = None
    before: datetime | None = None
    member_state: str = ""


class ChangeStream:
    """The changes in a database, as they are committed; nothing here writes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def head(self) -> int:
        """The position of the newest change; 0 when there is none."""
        with self._database.reading() as connection:
            return connection.scalar(select(func.max(_COLUMNS.position))) or 0

    def changes(self, after: int, until: int) -> list[Change]:
        """The changes in between, the last included, without their content."""
        return self._read(_between(select(*_TOLD), after, until))

    def shown(self, after: int, until: int) -> list[Shown]:
        """The same with their content."""
        return self._show(_between(_with_content(), after, until))

    def at(self, positions: list[int]) -> list[Change]:
        """The changes at these positions, in order."""
        return self._read(select(*_TOLD).where(_COLUMNS.position.in_(positions)).order_by(_COLUMNS.position))

    def position_of_version(self, number: int) -> int:
        """The position at which the stream stood when a revision was the newest: before the next one's."""
        wanted = select(func.min(_COLUMNS.position)).where(_COLUMNS.revision > number)
        with self._database.reading() as connection:
            after = connection.scalar(wanted)
        return after - 1 if after else self.head()

    def version_at(self, position: int) -> int:
        """The number of the newest revision that had changed anything for everybody at a position."""
        wanted = select(func.max(_COLUMNS.revision)).where(_COLUMNS.position <= position)
        with self._database.reading() as connection:
            return connection.scalar(wanted) or 0

    def newest(self, until: int, member_state: str = "") -> list[Change]:
        """The newest change of each member up to a position, by position; of one state, or of all."""
        each = select(func.max(_COLUMNS.position)).where(_COLUMNS.position <= until)
        if member_state:
            each = each.where(_COLUMNS.member_state == member_state)
        chosen = each.group_by(_COLUMNS.member)
        return self._read(select(*_TOLD).where(_COLUMNS.position.in_(chosen)).order_by(_COLUMNS.position))

    def listed(self, chosen: Range, most: int) -> list[Shown]:
        """The first of the newest changes in a range, by position, with their content."""
        each = select(func.max(_COLUMNS.position)).where(_COLUMNS.position <= chosen.head)
        newest = each.where(_COLUMNS.revision.is_not(None)).group_by(_COLUMNS.member)
        wanted = _with_content().where(_COLUMNS.position.in_(newest), _COLUMNS.position > chosen.after)
        if chosen.since:
            wanted = wanted.where(_COLUMNS.recorded >= written_stamp(chosen.since))
        if chosen.before:
            wanted = wanted.where(_COLUMNS.recorded < written_stamp(chosen.before))
        if chosen.member_state:
            wanted = wanted.where(_COLUMNS.member_state == chosen.member_state)
        return self._show(wanted.order_by(_COLUMNS.position).limit(most))

    def newest_of(self, member: str) -> Shown | None:
        """The newest change of a member, with its content."""
        wanted = _with_content().where(_COLUMNS.member == member)
        return next(iter(self._show(wanted.order_by(_COLUMNS.position.desc()).limit(1))), None)

    def content_before(self, change: Change) -> str:
        """What a member held before a deletion; empty when there is nothing."""
        wanted = _with_content().where(
            _COLUMNS.member == change.member,
            _COLUMNS.position < change.position,
            _COLUMNS.kind != "delete",
        )
        found = self._show(wanted.order_by(_COLUMNS.position.desc()).limit(1))
        return found[0].nquads if found else ""

    def recent(self, most: int, member_state: str = "", before: int | None = None) -> list[Change]:
        """The newest changes that somebody here made, newest first; of one state, or before a position.

        What came with a release is left out.
        """
        wanted = select(*_TOLD).join(REVISIONS, REVISIONS.c.number == _COLUMNS.revision)
        wanted = wanted.where(REVISIONS.c.action != "import")
        if member_state:
            wanted = wanted.where(_COLUMNS.member_state == member_state)
        if before is not None:
            wanted = wanted.where(_COLUMNS.position < before)
        return self._read(wanted.order_by(_COLUMNS.position.desc()).limit(most))

    def _show(self, wanted: Select[Any]) -> list[Shown]:
        with self._database.reading() as connection:
            rows = connection.execute(wanted).mappings().all()
        return [Shown(change_of(row), row["content"]) for row in rows]

    def _read(self, wanted: Select[Any]) -> list[Change]:
        with self._database.reading() as connection:
            return [change_of(row) for row in connection.execute(wanted).mappings()]


def stored_changes(database: Database) -> Iterator[tuple[Change, str | None]]:
    """Go through all rows in order: the change, and the content that stands in its own row."""
    reached, size = 0, _PAGE
    while size == _PAGE:
        wanted = select(CHANGES).where(_COLUMNS.position > reached).order_by(_COLUMNS.position).limit(_PAGE)
        with database.reading() as connection:
            page = connection.execute(wanted).mappings().all()
        yield from ((change_of(row), row["nquads"]) for row in page)
        size = len(page)
        reached = page[-1]["position"] if page else 0


def _with_content() -> Select[Any]:
    return select(*_TOLD, _CONTENT).outerjoin(REVISIONS, REVISIONS.c.number == _COLUMNS.revision)


def _between(wanted: Select[Any], after: int, until: int) -> Select[Any]:
    chosen = wanted.where(_COLUMNS.position > after, _COLUMNS.position <= until)
    return chosen.order_by(_COLUMNS.position)
