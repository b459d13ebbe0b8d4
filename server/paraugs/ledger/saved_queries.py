"""Queries that people keep under a short link, every revision of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, func, select

from paraugs.ledger.database import Database
from paraugs.ledger.revision import read_time, written_time
from paraugs.ledger.tables import SAVED_QUERIES, SAVED_QUERY_REVISIONS

_QUERIES, _REVISIONS = SAVED_QUERIES.c, SAVED_QUERY_REVISIONS.c


@dataclass(frozen=True, slots=True)
class Wording:
    """What its owner says of a query; `licence` is a code of the EU's list, such as CC_BY_4_0."""

    name: str
    description: str
    text: str
    is_public: bool
    licence: str


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query at a revision (from 1): whose it is (IRIs of actor and state), and whether it was put away."""

    id: str
    owner: str
    member_state: str
    is_archived: bool
    number: int
    recorded: datetime
    wording: Wording


class SavedQueries:
    """Saved queries in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, query: SavedQuery) -> None:
        """Keep a new query with its first revision."""
        with self._database.writing() as connection:
            connection.execute(SAVED_QUERIES.insert(), _row(query))
            connection.execute(SAVED_QUERY_REVISIONS.insert(), _revision(query))

    def revise(self, query: SavedQuery) -> SavedQuery:
        """Keep a new revision of a query, whatever number it says; give it back with its own."""
        with self._database.writing() as connection:
            wanted = select(func.max(_REVISIONS.number)).where(_REVISIONS.query == query.id)
            number = (connection.scalar(wanted) or 0) + 1
            connection.execute(SAVED_QUERY_REVISIONS.insert(), _revision(query) | {"number": number})
            return read_history(connection, query.id)[-1]

    def archive(self, name: str, is_archived: bool) -> None:
        """Put a query away, or take it out again."""
        with self._database.writing() as connection:
            change = SAVED_QUERIES.update().where(_QUERIES.id == name).values(is_archived=is_archived)
            connection.execute(change)

    def get(self, name: str) -> SavedQuery | None:
        """Give the newest revision of a query; who may see it, the caller must look at."""
        return next(reversed(self.history(name)), None)

    def history(self, name: str) -> Sequence[SavedQuery]:
        """Give all revisions of a query, the oldest first."""
        with self._database.reading() as connection:
            return read_history(connection, name)

    def of(self, owner: str) -> Sequence[SavedQuery]:
        """Give the newest revision of each query of an actor, by name."""
        with self._database.reading() as connection:
            names = list(connection.scalars(select(_QUERIES.id).where(_QUERIES.owner == owner)))
            found = [read_history(connection, name)[-1] for name in names]
        return sorted(found, key=lambda each: (each.wording.name.casefold(), each.id))


def read_history(connection: Connection, name: str) -> list[SavedQuery]:
    """The revisions of a query, the oldest first, as a transaction sees them."""
    both = SAVED_QUERIES.join(SAVED_QUERY_REVISIONS, _QUERIES.id == _REVISIONS.query)
    wanted = select(SAVED_QUERIES, SAVED_QUERY_REVISIONS).select_from(both).where(_QUERIES.id == name)
    return [_saved(row) for row in connection.execute(wanted.order_by(_REVISIONS.number)).mappings()]


def _row(query: SavedQuery) -> dict[str, object]:
    return {
        "id": query.id,
        "owner": query.owner,
        "member_state": query.member_state,
        "is_archived": query.is_archived,
    }


def _revision(query: SavedQuery) -> dict[str, object]:
    said = query.wording
    return {
        "query": query.id,
        "number": query.number,
        "recorded": written_time(query.recorded),
        "name": said.name,
        "description": said.description,
        "text": said.text,
        "is_public": said.is_public,
        "licence": said.licence,
    }


def _saved(row: RowMapping) -> SavedQuery:
    said = Wording(row["name"], row["description"], row["text"], row["is_public"], row["licence"])
    return SavedQuery(
        row["id"],
        row["owner"],
        row["member_state"],
        row["is_archived"],
        row["number"],
        read_time(row["recorded"]),
        said,
    )
