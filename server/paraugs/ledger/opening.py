"""Opening a ledger: the database, and its tables brought to the newest schema by Alembic."""

import logging
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from paraugs.errors import LedgerUnavailable
from paraugs.ledger import harvest_tables  # noqa: F401, what is to be copied must be known
from paraugs.ledger.database import PATIENCE_SECONDS, Database, open_database
from paraugs.ledger.sql import SqlLedger

SCHEMA = "0009"
MIGRATIONS = Path(__file__).parent / "migrations"


def open_ledger(address: str, patience_seconds: float = PATIENCE_SECONDS) -> SqlLedger:
    """Open the ledger at a path or URL, made when it is not there yet.

    Raises SettingError for a bad address, else LedgerUnavailable or LedgerDamaged.
    """
    database = open_database(address, patience_seconds)
    try:
        if _schema_of(database) != SCHEMA:
            with database.writing() as connection:
                migrate(connection, database.place)
    except BaseException:
        database.close()
        raise
    return SqlLedger(database)


def open_existing(address: str, patience_seconds: float = PATIENCE_SECONDS) -> SqlLedger:
    """Open a ledger that is there; LedgerUnavailable when there is none."""
    remedy = "see PARAUGS_LEDGER and PARAUGS_DATA_DIR; `paraugs serve` makes a new one"
    if "://" not in address and not Path(address).is_file():
        raise LedgerUnavailable(address, "there is no such file", remedy)
    database = open_database(address, patience_seconds)
    try:
        if _schema_of(database) is None:
            raise LedgerUnavailable(database.place, "it is empty", remedy)
    finally:
        database.close()
    return open_ledger(address, patience_seconds)


def migrate(connection: Connection, place: str) -> None:
    """Bring the tables to the newest schema in one transaction, or leave them as they are."""
    found = _schema_in(connection)
    if found == SCHEMA:
        return
    if found is not None and found > SCHEMA:
        raise LedgerUnavailable(
            place, f"it was written by a newer Paraugs (schema {found})", "install that version here too"
        )
    logging.getLogger("alembic").setLevel(logging.WARNING)
    # Imported late: it takes half a second, and most starts have nothing to do.
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    command.upgrade(config, SCHEMA)


def _schema_of(database: Database) -> str | None:
    with database.reading() as connection:
        return _schema_in(connection)


def _schema_in(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return str(found) if found else None
