"""The ledger in SQL, the same statements for SQLite and PostgreSQL."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import RowMapping, func, select

from paraugs.errors import LedgerDamaged, NotFound, wording
from paraugs.graph.contributions import Content, Position
from paraugs.ledger.changes import Clock, now
from paraugs.ledger.database import Database
from paraugs.ledger.decisions import ERASE
from paraugs.ledger.port import Fault, Standing
from paraugs.ledger.revision import (
    PUBLIC,
    START,
    Entry,
    Erasure,
    LongHashes,
    Revision,
    Submission,
    read_time,
)
from paraugs.ledger.stream import stored_changes
from paraugs.ledger.tables import DECISIONS, ERASURES, RELEASES, REVISIONS
from paraugs.ledger.verification import PublicCourse, find_faults, find_faults_of_changes
from paraugs.ledger.writing import head_of, write, write_all
from paraugs.terms import IRI

_PAGE = 500
_COLUMNS = REVISIONS.c
_ERASED = [column.label(f"erased_{column.name}") for column in ERASURES.c if column.name != "notice"]
_NEWEST_RELEASE = select(RELEASES.c.digest).order_by(RELEASES.c.position.desc()).limit(1)


class SqlLedger:
    """A `Ledger` in a database whose tables are there (`opening.open_ledger`)."""

    def __init__(self, database: Database, clock: Clock = now) -> None:
        self.database, self._clock = database, clock

    def append(self, entry: Entry, expected: int | None = None) -> Revision:
        """Write a revision."""
        with self.database.writing() as connection:
            return write(connection, entry, expected, self._clock)

    def append_all(self, entries: Iterable[tuple[Entry, int | None]]) -> int:
        """Write several, or none."""
        with self.database.writing() as connection:
            return write_all(connection, entries, self._clock)

    def newest_release(self) -> str:
        """Give the digest of the release that was taken in last."""
        with self.database.reading() as connection:
            return connection.scalar(_NEWEST_RELEASE) or ""

    def take_in(self, release: str, entries: Iterable[tuple[Entry, int | None]]) -> int:
        """Write the practices of a release and remember it."""
        with self.database.writing() as connection:
            number = write_all(connection, entries, self._clock)
            position = (connection.scalar(select(func.max(RELEASES.c.position))) or 0) + 1
            connection.execute(RELEASES.insert(), {"position": position, "digest": release, "number": number})
        return number

    def revision(self, number: int) -> Revision:
        """Give a revision."""
        found = next(self._pages(_COLUMNS.number == number, limit=1), None)
        if found is None:
            raise NotFound(wording("revision %(number)s"), number=number)
        return found

    def latest(self, contribution: str) -> Revision:
        """Give the newest revision of a contribution."""
        found = self.history(contribution)
        if not found:
            raise NotFound(contribution)
        return found[-1]

    def history(self, contribution: str) -> list[Revision]:
        """Give all revisions of a contribution, oldest first."""
        return list(self._pages(_COLUMNS.contribution == contribution))

    def since(self, number: int) -> Iterator[Revision]:
        """Go through all revisions after a number."""
        return self._pages(_COLUMNS.number > number)

    def head(self) -> Position:
        """Give the newest position."""
        with self.database.reading() as connection:
            return head_of(connection)

    def position(self, number: int) -> Position | None:
        """Give the position of a number."""
        if number == 0:
            return START
        with self.database.reading() as connection:
            chain = connection.scalar(select(_COLUMNS.chain).where(_COLUMNS.number == number))
        return Position(number, chain) if chain else None

    def contents(self, after: int, until: int) -> Iterator[Content]:
        """Give the newest public content of each contribution that changed in between, by number."""
        newest = (
            select(func.max(_COLUMNS.number))
            .where(_COLUMNS.number > after, _COLUMNS.number <= until, _COLUMNS.status.in_(PUBLIC))
            .group_by(_COLUMNS.contribution)
        )
        with self.database.reading() as connection:
            numbers = sorted(connection.scalars(newest))
        wanted = select(_COLUMNS.number, _COLUMNS.contribution, _COLUMNS.nquads).order_by(_COLUMNS.number)
        for start in range(0, len(numbers), _PAGE):
            with self.database.reading() as connection:
                rows = connection.execute(
                    wanted.where(_COLUMNS.number.in_(numbers[start : start + _PAGE]))
                ).all()
            for number, contribution, nquads in rows:
                yield Content(number, IRI(contribution), nquads)

    def standings(self) -> Mapping[str, Standing]:
        """Tell where each contribution stands."""
        newest = select(func.max(_COLUMNS.number)).group_by(_COLUMNS.contribution)
        wanted = select(
            _COLUMNS.contribution, _COLUMNS.number, _COLUMNS.action, _COLUMNS.status, _COLUMNS.sha256
        ).where(_COLUMNS.number.in_(newest))
        with self.database.reading() as connection:
            return {row[0]: Standing(*row[1:]) for row in connection.execute(wanted)}

    def verify(self) -> Iterator[Fault]:
        """Look for every sign that the ledger is not as it was written."""
        try:
            if self.database.path is not None:
                yield from self._faults_of_the_file()
            course = PublicCourse()
            faults = list(find_faults(course.seen(self.since(0))))
            yield from self._unnoted_erasures()
            yield from faults or find_faults_of_changes(stored_changes(self.database), course)
        except LedgerDamaged as error:
            yield Fault(0, error.reason)

    def erased(self) -> list[int]:
        """Give the numbers of the revisions that were erased."""
        with self.database.reading() as connection:
            return list(connection.scalars(select(ERASURES.c.number).order_by(ERASURES.c.number)))

    def close(self) -> None:
        """Let go of all connections."""
        self.database.close()

    def _faults_of_the_file(self) -> Iterator[Fault]:
        with self.database.reading() as connection:
            told = list(connection.exec_driver_sql("PRAGMA quick_check").scalars())
        yield from (Fault(0, line) for line in told if line != "ok")

    def _unnoted_erasures(self) -> Iterator[Fault]:
        """Give those that were made past the commands: they leave no line in the audit log."""
        noted = select(DECISIONS.c.revision).where(DECISIONS.c.action == ERASE)
        wanted = select(ERASURES.c.number).where(ERASURES.c.number.not_in(noted))
        with self.database.reading() as connection:
            numbers = list(connection.scalars(wanted))
        yield from (Fault(each, "it was erased, and the audit log does not know of it") for each in numbers)

    def _pages(self, condition: Any, limit: int = _PAGE) -> Iterator[Revision]:
        """Read in pages, so that no transaction stays open while the caller is busy."""
        reached, size = 0, limit
        wanted = select(REVISIONS, *_ERASED).outerjoin(ERASURES, ERASURES.c.number == _COLUMNS.number)
        wanted = wanted.where(condition).order_by(_COLUMNS.number)
        while size == limit:
            with self.database.reading() as connection:
                page = (
                    connection.execute(wanted.where(_COLUMNS.number > reached).limit(limit)).mappings().all()
                )
            yield from map(_revision, page)
            size = len(page)
            reached = page[-1]["number"] if page else 0


def _revision(row: RowMapping) -> Revision:
    submitted = row["nquads"].encode() if row["submitted"] is None else bytes(row["submitted"])
    entry = Entry(
        row["contribution"],
        row["member_state"],
        row["agent"],
        read_time(row["recorded"]),
        row["action"],
        row["status"],
        row["nquads"],
        Submission(row["media_type"], submitted),
        row["shapes"],
        row["findings"],
        row["reason"],
    )
    hashes = (row["sha256"], row["chain_before"], row["chain"])
    return Revision(row["number"], row["previous"], entry, *hashes, _erasure(row))


def _erasure(row: RowMapping) -> Erasure | None:
    if row["erased_number"] is None:
        return None
    hashes = LongHashes(*(row[f"erased_{name}_sha256"] for name in ("submitted", "findings", "reason")))
    return Erasure(row["erased_agent"], read_time(row["erased_recorded"]), row["erased_reason"], hashes)
