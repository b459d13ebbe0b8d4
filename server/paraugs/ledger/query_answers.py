"""What saved queries answered when they were last looked at, and whose turn it is to be looked at.

One process at a time looks, in the whole cluster: whoever takes a query has a lease of the table for ten
minutes, which ends with what it keeps. So a process that dies holds nobody up for long.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, RowMapping, Select, and_, delete, false, func, insert, or_, select, update

from paraugs.ledger.database import Database
from paraugs.ledger.letters import Letter, add_letters
from paraugs.ledger.revision import read_time, written_time
from paraugs.ledger.saved_queries import SavedQuery, read_history
from paraugs.ledger.tables import (
    SAVED_QUERIES,
    SAVED_QUERY_ANSWERS,
    SAVED_QUERY_LEASE,
    SAVED_QUERY_REVISIONS,
)

_LEASE = timedelta(minutes=10)
_ANSWERS = SAVED_QUERY_ANSWERS.c


@dataclass(frozen=True, slots=True)
class LastAnswer:
    """The answer of a revision (`number`) of a query with a release; of a graph there are no columns.

    `fault` says why it could not be answered; `before` is what it said with an earlier release, in short,
    when that was something else. Its owner is still to hear of that unless `is_told`.
    """

    query: str
    number: int
    release: str
    recorded: datetime
    columns: tuple[str, ...] = ()
    rows: int = 0
    sha256: str = ""
    fault: str = ""
    before: str = ""
    is_told: bool = True


class QueryAnswers:
    """Last answers of saved queries in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def take(
        self, release: str, since: datetime, now: datetime
    ) -> tuple[SavedQuery, LastAnswer | None] | None:
        """Give a query to look at, with its last answer; None when there is none, or somebody looks at one.

        It is a new one, or a new revision, or its last answer is of another release and from before `since`:
        so two nodes with different releases do not undo each other's work for ever.
        """
        with self._database.reading() as connection:
            if connection.scalar(_due(release, since)) is None:
                return None
        with self._database.writing() as connection:
            name, ends = connection.scalar(_due(release, since)), written_time(now + _LEASE)
            if name is None or (connection.scalar(select(SAVED_QUERY_LEASE.c.ends)) or "") > written_time(
                now
            ):
                return None
            connection.execute(delete(SAVED_QUERY_LEASE))
            connection.execute(insert(SAVED_QUERY_LEASE), {"ends": ends})
            last = connection.execute(select(SAVED_QUERY_ANSWERS).where(_ANSWERS.query == name))
            row = last.mappings().first()
            return read_history(connection, name)[-1], _answer(row) if row else None

    def keep(self, answer: LastAnswer) -> None:
        """Keep an answer instead of the last one, and let others take the next query."""
        with self._database.writing() as connection:
            connection.execute(delete(SAVED_QUERY_LEASE))
            connection.execute(delete(SAVED_QUERY_ANSWERS).where(_ANSWERS.query == answer.query))
            connection.execute(insert(SAVED_QUERY_ANSWERS), _row(answer))

    def tell(self, letter_of: Callable[[str, Sequence[tuple[SavedQuery, LastAnswer]]], Letter | None]) -> int:
        """Post a letter to each owner who has something to hear; None when he or she cannot be written to.

        Gives how many owners that were. The letter and the note that it is written are one transaction.
        """
        with self._database.reading() as connection:
            if connection.scalar(select(_ANSWERS.query).where(_ANSWERS.is_told == false()).limit(1)) is None:
                return 0
        with self._database.writing() as connection:
            told = _untold(connection)
            letters = (letter_of(owner, news) for owner, news in told.items())
            add_letters(connection, [letter for letter in letters if letter])
            connection.execute(update(SAVED_QUERY_ANSWERS).values(is_told=True))
        return len(told)

    def of(self, owner: str) -> Mapping[str, LastAnswer]:
        """Give the last answers of an actor's queries, by the query's id."""
        both = SAVED_QUERY_ANSWERS.join(SAVED_QUERIES, _ANSWERS.query == SAVED_QUERIES.c.id)
        wanted = select(SAVED_QUERY_ANSWERS).select_from(both).where(SAVED_QUERIES.c.owner == owner)
        with self._database.reading() as connection:
            return {row["query"]: _answer(row) for row in connection.execute(wanted).mappings()}


def _due(release: str, since: datetime) -> Select[tuple[str]]:
    newest = select(SAVED_QUERY_REVISIONS.c.query, func.max(SAVED_QUERY_REVISIONS.c.number).label("number"))
    newest_of = newest.group_by(SAVED_QUERY_REVISIONS.c.query).subquery()
    joined = SAVED_QUERIES.join(newest_of, newest_of.c.query == SAVED_QUERIES.c.id).outerjoin(
        SAVED_QUERY_ANSWERS, _ANSWERS.query == SAVED_QUERIES.c.id
    )
    is_old = and_(_ANSWERS.release != release, _ANSWERS.recorded < written_time(since))
    is_due = or_(_ANSWERS.query.is_(None), _ANSWERS.number != newest_of.c.number, is_old)
    found = select(SAVED_QUERIES.c.id).select_from(joined).where(SAVED_QUERIES.c.is_archived == false())
    return found.where(is_due).order_by(func.random()).limit(1)


def _untold(connection: Connection) -> dict[str, list[tuple[SavedQuery, LastAnswer]]]:
    told: dict[str, list[tuple[SavedQuery, LastAnswer]]] = {}
    wanted = select(SAVED_QUERY_ANSWERS).where(_ANSWERS.is_told == false()).order_by(_ANSWERS.query)
    for row in connection.execute(wanted).mappings():
        query = read_history(connection, row["query"])[-1]
        told.setdefault(query.owner, []).append((query, _answer(row)))
    return told


def _row(answer: LastAnswer) -> dict[str, object]:
    names = ("query", "number", "release", "rows", "sha256", "fault", "before", "is_told")
    told = {name: getattr(answer, name) for name in names}
    return told | {"recorded": written_time(answer.recorded), "columns": " ".join(answer.columns)}


def _answer(row: RowMapping) -> LastAnswer:
    told = {**row, "recorded": read_time(row["recorded"]), "columns": tuple(row["columns"].split())}
    return LastAnswer(**told)
