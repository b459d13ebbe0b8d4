"""Letters that wait to be sent, in the database of the ledger: written once, sent when a server takes them.

Letters follow the revisions by number: those that a revision gives rise to are stored in one transaction with
the number that was reached, so that a process killed anywhere neither loses a letter nor writes it twice.
A letter that was sent is deleted: who was written to is nobody's business afterwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import Connection, delete, func, insert, select, update

from paraugs.ledger.database import Database
from paraugs.ledger.revision import written_time
from paraugs.ledger.tables import LETTERS, LETTERS_REACHED

_LEASE = timedelta(minutes=10)
_COLUMNS = LETTERS.c


@dataclass(frozen=True, slots=True)
class Letter:
    """A plain text to an e-mail address, in a language, about a revision by number."""

    receiver: str
    language: str
    subject: str
    text: str
    revision: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A letter that was taken from the queue to be sent, and how often that was tried before."""

    number: int
    letter: Letter
    tries: int


class Letterbox(Protocol):
    """A queue of letters; every method raises LedgerUnavailable when the database cannot be used."""

    def reached(self) -> int | None:
        """Give the last revision that letters were written about; None when none ever were."""

    def post(self, letters: Sequence[Letter], before: int | None, reached: int) -> bool:
        """Store letters and what was reached with them; nothing when another process did it already."""

    def take(self, now: datetime) -> Waiting | None:
        """Take a letter whose time has come; nobody else gets it for ten minutes."""

    def strike_off(self, number: int) -> None:
        """Delete a letter that was sent."""

    def put_back(self, number: int, reason: str, again: datetime | None) -> None:
        """Keep a letter that could not be sent, with the reason, until it is tried again (None: never)."""


class SqlLetters:
    """A `Letterbox` in the ledger's database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def reached(self) -> int | None:
        """Give the last revision that letters were written about."""
        with self._database.reading() as connection:
            return _reached(connection)

    def post(self, letters: Sequence[Letter], before: int | None, reached: int) -> bool:
        """Store letters and what was reached with them."""
        with self._database.writing() as connection:
            if _reached(connection) != before:
                return False
            connection.execute(delete(LETTERS_REACHED))
            connection.execute(insert(LETTERS_REACHED), {"number": reached})
            add_letters(connection, letters)
        return True

    def take(self, now: datetime) -> Waiting | None:
        """Take a letter whose time has come."""
        due = select(LETTERS).where(_COLUMNS.due <= written_time(now)).order_by(_COLUMNS.due, _COLUMNS.number)
        with self._database.reading() as connection:
            if connection.execute(due.limit(1)).first() is None:
                return None
        with self._database.writing() as connection:
            row = connection.execute(due.limit(1)).mappings().first()
            if row is None:
                return None
            change = update(LETTERS).where(_COLUMNS.number == row["number"])
            connection.execute(change.values(due=written_time(now + _LEASE), tries=row["tries"] + 1))
        names = ("receiver", "language", "subject", "text", "revision")
        return Waiting(row["number"], Letter(*(row[name] for name in names)), row["tries"])

    def strike_off(self, number: int) -> None:
        """Delete a letter that was sent."""
        with self._database.writing() as connection:
            connection.execute(delete(LETTERS).where(_COLUMNS.number == number))

    def put_back(self, number: int, reason: str, again: datetime | None) -> None:
        """Keep a letter that could not be sent."""
        due = written_time(again) if again else None
        with self._database.writing() as connection:
            change = update(LETTERS).where(_COLUMNS.number == number)
            connection.execute(change.values(due=due, reason=reason))


def add_letters(connection: Connection, letters: Sequence[Letter]) -> None:
    """Store letters in a transaction of what they are about."""
    start = (connection.scalar(select(func.max(_COLUMNS.number))) or 0) + 1
    rows = [_row(start + place, letter) for place, letter in enumerate(letters)]
    if rows:
        connection.execute(insert(LETTERS), rows)


def _reached(connection: Connection) -> int | None:
    return connection.scalar(select(LETTERS_REACHED.c.number))


def _row(number: int, letter: Letter) -> dict[str, object]:
    return {
        "number": number,
        "receiver": letter.receiver,
        "language": letter.language,
        "subject": letter.subject,
        "text": letter.text,
        "revision": letter.revision,
        "due": "",
        "tries": 0,
        "reason": "",
    }
