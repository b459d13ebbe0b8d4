"""Attempts to sign in, counted before the password is looked at, so that nobody gains by trying at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from paraugs.ledger.database import Database
from paraugs.ledger.revision import read_time, written_time
from paraugs.ledger.tables import ATTEMPTS

_COLUMNS = ATTEMPTS.c
_NEVER = ""
_FORGOTTEN_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Patience:
    """How many failures are borne, then how long the first rest is; each rest is twice the one before."""

    failures: int
    first_rest: timedelta = timedelta(seconds=30)
    longest_rest: timedelta = timedelta(hours=1)

    def rest_after(self, failures: int) -> timedelta:
        """How long to rest after so many failures."""
        beyond = failures - self.failures
        if beyond < 0:
            return timedelta()
        return min(self.first_rest * (1 << min(beyond, 20)), self.longest_rest)


class Attempts:
    """Failures by key in a database: an account and an address have one each."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, patiences: Iterable[tuple[str, Patience]], now: datetime) -> int:
        """Count an attempt as a failure under each key; or count nothing, and give the seconds to wait."""
        asked = list(patiences)
        with self._database.writing() as connection:
            _forget(connection, now)
            rest = max((_rest(connection, key, now) for key, _ in asked), default=0)
            if not rest:
                for key, patience in asked:
                    _count(connection, key, patience, now)
        return rest

    def succeed(self, forgiven: str, others: Iterable[str]) -> None:
        """Forget all failures under one key; under the others only the attempt that was counted too early."""
        with self._database.writing() as connection:
            connection.execute(ATTEMPTS.delete().where(_COLUMNS.key == forgiven))
            for key in others:
                connection.execute(
                    ATTEMPTS.update()
                    .where(_COLUMNS.key == key)
                    .values(failures=_COLUMNS.failures - 1, rests_until=_NEVER)
                )


def _forget(connection: Connection, now: datetime) -> None:
    """Failures count for a day after the last; times of one form are in order as texts."""
    day = (now - _FORGOTTEN_AFTER).replace(microsecond=0)
    connection.execute(ATTEMPTS.delete().where(_COLUMNS.last <= written_time(day)))


def _rest(connection: Connection, key: str, now: datetime) -> int:
    until = connection.scalar(select(_COLUMNS.rests_until).where(_COLUMNS.key == key))
    left = (read_time(until) - now).total_seconds() if until else 0
    return max(int(left + 0.999), 0)


def _count(connection: Connection, key: str, patience: Patience, now: datetime) -> None:
    failures = (connection.scalar(select(_COLUMNS.failures).where(_COLUMNS.key == key)) or 0) + 1
    rest = patience.rest_after(failures)
    row = {
        "key": key,
        "failures": failures,
        "last": written_time(now),
        "rests_until": written_time(now + rest) if rest else _NEVER,
    }
    connection.execute(ATTEMPTS.delete().where(_COLUMNS.key == key))
    connection.execute(ATTEMPTS.insert(), row)
