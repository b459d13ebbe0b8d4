"""Copies of a ledger: a backup is a SQLite ledger in one file, whichever database it was taken from.

So it can be looked at, verified, served from (`PARAUGS_LEDGER=backup.sqlite`), and restored into either.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, text

from paraugs.errors import LedgerDamaged, LedgerUnavailable, SettingError
from paraugs.graph.contributions import Position
from paraugs.ledger.database import make_private, open_database
from paraugs.ledger.opening import migrate, open_existing, open_ledger
from paraugs.ledger.sql import SqlLedger
from paraugs.ledger.tables import METADATA, REVISIONS
from paraugs.ledger.writing import copy_revision

Progress = Callable[[int, int], None]
"""Called with how much is done, and of how much."""

_STEP = 256
_ROWS = [table for table in METADATA.sorted_tables if table is not REVISIONS]
_DROP = (
    f"DROP TABLE IF EXISTS {', '.join(METADATA.tables)}, alembic_version",
    "DROP FUNCTION IF EXISTS revisions_no_change(), revisions_follow(), decisions_no_change(), "
    "changes_no_change(), changes_follow(), revisions_only_erased(), erasures_no_change(), "
    "citations_no_change(), citations_only_erased()",
)


def back_up(ledger: SqlLedger, target: Path, progress: Progress) -> Position:
    """Write a consistent copy while others read and write; it is verified before it has its name."""
    part = _unfinished(target)
    path = ledger.database.path
    if path is not None:
        _copy_file(path, part, progress)
    else:
        copy = open_ledger(str(part))
        with copy.database.writing() as connection:
            _copy_rows(ledger, connection, progress)
        copy.close()
    position = _verified(part)
    _settle(part, target)
    return position


def restore(source: Path, address: str, force: bool, progress: Progress) -> Position:
    """Make the ledger at an address hold what a backup holds.

    SettingError when it holds revisions already and `force` does not say to replace them. A SQLite file that
    is replaced stays beside the new one as `<file>.replaced`. Nothing else may use the ledger meanwhile.
    """
    if not source.is_file():
        raise SettingError(f"{source} is no file")
    database = open_database(address)
    if database.path is not None:
        return _restore_file(source, database.path, force, progress)
    with TemporaryDirectory() as folder:
        copy = Path(folder, "ledger.sqlite")
        _copy_file(source, copy, progress)
        position = _verified(copy)
        _refuse(address, force)
        ledger = open_ledger(str(copy))
        with database.writing() as connection:
            for statement in _DROP:
                connection.execute(text(statement))
            migrate(connection, database.place)
            _copy_rows(ledger, connection, progress)
        ledger.close()
        database.close()
    return position


def _restore_file(source: Path, target: Path, force: bool, progress: Progress) -> Position:
    if target.is_file():
        _refuse(str(target), force)
    part = _unfinished(target)
    _copy_file(source, part, progress)
    position = _verified(part)
    if target.is_file():
        for end in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                target.with_name(target.name + end).replace(target.with_name(f"{target.name}.replaced{end}"))
    _settle(part, target)
    return position


def _refuse(address: str, force: bool) -> None:
    try:
        ledger = open_ledger(address)
    except LedgerDamaged:
        if force:
            return
        raise
    number, place, path = ledger.head().number, ledger.database.place, ledger.database.path
    ledger.close()
    if number and not force:
        raise SettingError(f"the ledger {place} holds {number} revisions already; --force replaces them")
    # The last one who closes the file takes its log away; a log that stayed would be applied to the new file.
    if path is not None and path.with_name(path.name + "-wal").exists():
        raise LedgerUnavailable(place, "another process uses it", "stop the server first")


def _copy_file(source: Path, target: Path, progress: Progress) -> None:
    """Copy by SQLite's online backup (sqlite.org/backup.html): consistent, whoever else writes."""
    make_private(target)
    try:
        reading = sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)
        writing = sqlite3.connect(target)
        try:
            reading.backup(
                writing, pages=_STEP, progress=lambda _, left, whole: progress(whole - left, whole)
            )
            writing.execute("PRAGMA journal_mode=DELETE")
        finally:
            writing.close()
            reading.close()
    except sqlite3.DatabaseError as error:
        reason = f"it cannot be copied to {target} ({error})"
        raise LedgerUnavailable(
            str(source), reason, "see that it is a ledger and that the disk has room"
        ) from error


def _copy_rows(ledger: SqlLedger, connection: Connection, progress: Progress) -> None:
    whole = ledger.head().number
    for revision in ledger.since(0):
        if revision.number > whole:
            break
        copy_revision(connection, revision)
        progress(revision.number, whole)
    for table in _ROWS:
        with ledger.database.reading() as reading:
            wanted = table.select().order_by(*table.primary_key.columns)
            rows = [dict(row) for row in reading.execute(wanted).mappings()]
        if rows:
            connection.execute(table.insert(), rows)


def _verified(path: Path) -> Position:
    ledger = open_existing(str(path))
    try:
        fault = next(ledger.verify(), None)
        if fault:
            raise LedgerDamaged(str(path), str(fault))
        return ledger.head()
    finally:
        ledger.close()


def _unfinished(target: Path) -> Path:
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    return part


def _settle(part: Path, target: Path) -> None:
    """Give a finished file its name, once it is on the disk."""
    with sqlite3.connect(part) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()
    for path in (part, target.parent):
        descriptor = os.open(path, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)
    part.replace(target)
