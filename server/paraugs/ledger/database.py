"""The two databases that a ledger can be written in, opened so that what is committed is on the disk.

SQLite: write-ahead log, `synchronous=FULL` (sqlite.org/pragma.html): a commit is on the disk when it returns.
PostgreSQL: `synchronous_commit=on`, whatever the server's default is. Writers wait for one another.
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from paraugs.errors import LedgerUnavailable, SettingError
from paraugs.ledger.faults import told

PATIENCE_SECONDS = 10.0
_WRITES = "paraugs_writes"
# Any number that no other software locks.
_LOCK = int.from_bytes(b"paraugs\0", "big")


@dataclass(frozen=True, slots=True)
class Database:
    """An open database; `place` is its name without a password."""

    engine: Engine
    place: str

    @property
    def path(self) -> Path | None:
        """The file of a SQLite database."""
        return Path(self.engine.url.database or "") if self.engine.dialect.name == "sqlite" else None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the ledger."""
        with told(self.place), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that no other writer runs beside; committed, and on the disk, at the end."""
        with told(self.place), self.engine.connect() as connection:
            connection = connection.execution_options(**{_WRITES: True})
            with connection.begin():
                if self.path is None:
                    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
                yield connection

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def open_database(address: str, patience_seconds: float = PATIENCE_SECONDS) -> Database:
    """Open a SQLite file, made when missing (a path), or a PostgreSQL database (a URL).

    SettingError for an address that is neither; LedgerUnavailable when the file's folder cannot be made.
    """
    if "://" not in address:
        return _sqlite(Path(address), patience_seconds)
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        raise SettingError("PARAUGS_LEDGER is no URL of a database") from error
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise SettingError(
            f"PARAUGS_LEDGER must be a path or a postgresql:// URL, not {url.drivername}://..."
        )
    return _postgresql(url.set(drivername="postgresql+psycopg"), patience_seconds)


def _sqlite(path: Path, patience_seconds: float) -> Database:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        remedy = "let this user write there, or choose another PARAUGS_DATA_DIR"
        raise LedgerUnavailable(str(path), f"its folder cannot be made ({error.strerror})", remedy) from error
    make_private(path)
    options = {"timeout": patience_seconds, "isolation_level": None}
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args=options)
    event.listen(engine, "connect", lambda connection, _: _set_pragmas(connection, patience_seconds))
    event.listen(engine, "begin", _begin)
    return Database(engine, str(path))


def make_private(path: Path) -> None:
    """Make a file that its owner alone reads, if there is none: a ledger holds people's addresses."""
    with suppress(OSError):  # It is there, or SQLite will say why it cannot be.
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def _set_pragmas(connection: sqlite3.Connection, patience_seconds: float) -> None:
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON"):
        connection.execute(f"PRAGMA {pragma}")
    end = time.monotonic() + patience_seconds
    while connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        # The one change that does not wait by itself for another process, which may be making the same one.
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(0.01)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql(url: URL, patience_seconds: float) -> Database:
    options = f"-c synchronous_commit=on -c lock_timeout={int(patience_seconds * 1000)}"
    try:
        engine = create_engine(
            url,
            pool_pre_ping=True,
            connect_args={"options": options, "connect_timeout": max(2, int(patience_seconds))},
        )
    except ImportError as error:
        raise SettingError(
            "PARAUGS_LEDGER names PostgreSQL: install it with pip install 'paraugs[postgresql]'"
        ) from error
    return Database(engine, url.render_as_string(hide_password=True).replace("+psycopg", ""))
