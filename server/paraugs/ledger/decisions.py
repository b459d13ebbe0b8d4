"""The audit log: who decided what about which thing, in order, never changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select

from paraugs.ledger.database import Database
from paraugs.ledger.revision import read_time, written_time
from paraugs.ledger.tables import DECISIONS

ERASE = "erase"
"""The action by which the log knows of an erasure."""
ERASE_CITATION = "erase-citation"
_PAGE = 500
_COLUMNS = DECISIONS.c


@dataclass(frozen=True, slots=True)
class Decision:
    """A line of the log; `number` is given when it is written.

    `actor` and `thing` are IRIs (empty: nobody who is known), `member_state` the country IRI of the state
    that it concerns, `revision` the number of the revision that was written with it.
    """

    recorded: datetime
    actor: str
    role: str
    action: str
    thing: str
    member_state: str = ""
    revision: int | None = None
    detail: str = ""
    number: int = 0


class Decisions:
    """The log in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def append(self, decision: Decision) -> int:
        """Write a line; its number."""
        with self._database.writing() as connection:
            return write_decision(connection, decision)

    def since(self, when: datetime | None = None, member_state: str | None = None) -> Iterator[Decision]:
        """Go through the lines from a time on, oldest first; of one state, or of all."""
        reached, size = 0, _PAGE
        while size == _PAGE:
            wanted = _of(member_state).where(_COLUMNS.number > reached).order_by(_COLUMNS.number)
            page = self._read(wanted.limit(_PAGE))
            yield from (found for found in page if when is None or found.recorded >= when)
            size = len(page)
            reached = page[-1].number if page else 0

    def newest(self, most: int, before: int | None = None, member_state: str | None = None) -> list[Decision]:
        """Give the last lines, newest first, before a number if one is given."""
        wanted = _of(member_state).order_by(_COLUMNS.number.desc()).limit(most)
        return self._read(wanted if before is None else wanted.where(_COLUMNS.number < before))

    def _read(self, wanted: Any) -> list[Decision]:
        with self._database.reading() as connection:
            return [_decision(row) for row in connection.execute(wanted).mappings()]


def write_decision(connection: Connection, decision: Decision | None) -> int:
    """Write a line in the transaction of the change that it tells of; its number, 0 for none."""
    if decision is None:
        return 0
    number = (connection.scalar(select(func.max(_COLUMNS.number))) or 0) + 1
    row = {
        "number": number,
        "recorded": written_time(decision.recorded),
        "actor": decision.actor,
        "role": decision.role,
        "action": decision.action,
        "thing": decision.thing,
        "member_state": decision.member_state,
        "revision": decision.revision,
        "detail": decision.detail,
    }
    connection.execute(DECISIONS.insert(), row)
    return number


def _of(member_state: str | None) -> Any:
    wanted = select(DECISIONS)
    return wanted if member_state is None else wanted.where(_COLUMNS.member_state == member_state)


def _decision(row: RowMapping) -> Decision:
    return Decision(
        read_time(row["recorded"]),
        row["actor"],
        row["role"],
        row["action"],
        row["thing"],
        row["member_state"],
        row["revision"],
        row["detail"],
        row["number"],
    )
