"""What the two databases complain of, as errors of ours that say what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from paraugs.errors import LedgerDamaged, LedgerUnavailable

_SQLITE = {
    sqlite3.SQLITE_FULL: ("its disk is full", "free some space; nothing was lost"),
    sqlite3.SQLITE_READONLY: ("it may not be written", "let this user write the file and its folder"),
    sqlite3.SQLITE_BUSY: ("another process holds it locked", "end that process, or try again"),
    sqlite3.SQLITE_LOCKED: ("another process holds it locked", "end that process, or try again"),
    sqlite3.SQLITE_CANTOPEN: (
        "it cannot be opened",
        "see that its folder exists and this user may write there",
    ),
    sqlite3.SQLITE_PERM: ("it may not be opened", "let this user read and write the file"),
    sqlite3.SQLITE_IOERR: ("its disk does not read or write", "look at the disk and the system's log"),
}
_SQLITE_DAMAGE = {
    sqlite3.SQLITE_CORRUPT: "its pages do not fit together",
    sqlite3.SQLITE_NOTADB: "it is no SQLite file",
}
_POSTGRESQL = {
    "53100": ("the server's disk is full", "free some space there; nothing was lost"),
    "53300": ("the server takes no more connections", "raise max_connections, or try again"),
    "25006": ("the server is read-only", "point PARAUGS_LEDGER to the primary server"),
    "55P03": ("another session holds it locked", "end that session, or try again"),
    "42501": ("this user may not do that", "grant it all rights on the schema"),
}
_GONE = "see that the server runs and PARAUGS_LEDGER is right; a write under way may or may not be there"


@contextmanager
def told(place: str) -> Iterator[None]:
    """Turn what a database complains of into LedgerUnavailable or LedgerDamaged."""
    try:
        yield
    except DBAPIError as error:
        found = _explained(place, error)
        if found is None:
            raise
        raise found from error
    except SQLAlchemyError as error:
        raise LedgerUnavailable(place, str(error).partition("\n")[0], "look at the log") from error


def _explained(place: str, error: DBAPIError) -> LedgerUnavailable | LedgerDamaged | None:
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
        if code in _SQLITE_DAMAGE:
            return LedgerDamaged(place, _SQLITE_DAMAGE[code])
        return LedgerUnavailable(place, *_SQLITE[code]) if code in _SQLITE else None
    state = getattr(cause, "sqlstate", None) or ""
    if state in _POSTGRESQL:
        return LedgerUnavailable(place, *_POSTGRESQL[state])
    # An operational error without a state is a connection that failed; 08 and 57P are those that broke.
    if (type(cause).__name__ == "OperationalError" and not state) or state.startswith(("08", "57P")):
        return LedgerUnavailable(place, f"there is no connection ({_first_line(cause)})", _GONE)
    return None


def _first_line(cause: BaseException | None) -> str:
    return str(cause).strip().partition("\n")[0].rstrip(".")
