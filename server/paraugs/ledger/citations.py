"""Answers that somebody cites, kept as they were for good."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import RowMapping, func, select

from paraugs.ledger.database import Database
from paraugs.ledger.revision import read_time, written_time
from paraugs.ledger.tables import CITATIONS

_COLUMNS = CITATIONS.c


@dataclass(frozen=True, slots=True)
class Citation:
    """A query with the answer that it had in one version of the dataset.

    `release` is the digest of the reference data, `form` the query's (SELECT, ASK, CONSTRUCT, DESCRIBE),
    `sha256` the hash of the rows in whatever order, `body` the answer: SPARQL results in JSON, or N-Triples.
    A volatile query may answer differently each time (NOW, RAND). Of an erased one query and body are empty.
    """

    id: str
    recorded: datetime
    version: int
    fingerprint: str
    release: str
    query: str
    form: str
    is_volatile: bool
    rows: int
    sha256: str
    body: bytes
    erased: datetime | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """How many citations, and their bytes as they are kept."""

    number: int
    size: int


class Citations:
    """Citations in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, citation: Citation) -> Citation:
        """Keep a citation; the one with its id stays as it is when there is one, and is given back."""
        with self._database.writing() as connection:
            wanted = select(CITATIONS).where(_COLUMNS.id == citation.id)
            row = connection.execute(wanted).mappings().one_or_none()
            if row:
                return _citation(row)
            connection.execute(CITATIONS.insert(), _row(citation))
        return citation

    def get(self, name: str) -> Citation | None:
        """Give the citation with an id."""
        with self._database.reading() as connection:
            row = connection.execute(select(CITATIONS).where(_COLUMNS.id == name)).mappings().one_or_none()
        return _citation(row) if row else None

    def erase(self, name: str, when: datetime, reason: str) -> None:
        """Put a notice in place of the query and the rows of a citation, as the law demands."""
        values = {"query": "", "body": b"", "erased": written_time(when), "reason": reason}
        with self._database.writing() as connection:
            connection.execute(CITATIONS.update().where(_COLUMNS.id == name).values(values))

    def names(self) -> Sequence[str]:
        """Give the ids of all, the oldest first."""
        with self._database.reading() as connection:
            return list(connection.scalars(select(_COLUMNS.id).order_by(_COLUMNS.recorded, _COLUMNS.id)))

    def made_since(self, moment: datetime) -> Made:
        """Tell how many were made since a moment, and how many bytes they take."""
        size = func.coalesce(func.sum(func.length(_COLUMNS.body)), 0)
        wanted = select(func.count(), size).where(_COLUMNS.recorded >= written_time(moment))
        with self._database.reading() as connection:
            return Made(*connection.execute(wanted).one())


def _row(citation: Citation) -> dict[str, object]:
    row = {column.name: getattr(citation, column.name) for column in CITATIONS.c}
    erased = written_time(citation.erased) if citation.erased else None
    body = b"" if erased else zlib.compress(citation.body, 9)
    return row | {"recorded": written_time(citation.recorded), "body": body, "erased": erased}


def _citation(row: RowMapping) -> Citation:
    erased = read_time(row["erased"]) if row["erased"] else None
    body = b"" if erased else zlib.decompress(row["body"])
    return replace(Citation(**row), recorded=read_time(row["recorded"]), body=body, erased=erased)
