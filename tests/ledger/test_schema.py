"""The tables that the migrations make are those that the code uses."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from entries import entry
from paraugs.errors import LedgerUnavailable, SettingError
from paraugs.ledger.opening import MIGRATIONS, SCHEMA, open_existing, open_ledger
from paraugs.ledger.sql import SqlLedger
from paraugs.ledger.tables import METADATA


def test_migrations_make_the_tables_as_they_are_used(ledger: SqlLedger) -> None:
    with ledger.database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_the_newest_step_is_the_one_that_is_asked_for() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [SCHEMA]


def test_opening_again_changes_nothing(ledger: SqlLedger, address: str) -> None:
    ledger.append(entry())
    head = ledger.head()
    again = open_ledger(address)
    assert again.head() == head
    again.close()


def test_a_ledger_of_a_newer_version_is_left_alone(ledger: SqlLedger, address: str) -> None:
    with ledger.database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(LedgerUnavailable, match="newer Paraugs"):
        open_ledger(address)


def test_reading_makes_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerUnavailable, match="there is no such file"):
        open_existing(str(tmp_path / "ledger.sqlite"))
    assert list(tmp_path.iterdir()) == []


def test_durability_is_asked_of_the_database(ledger: SqlLedger) -> None:
    with ledger.database.reading() as connection:
        if ledger.database.path is not None:
            pragmas = ("journal_mode", "synchronous", "foreign_keys")
            found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas]
            assert found == ["wal", 2, 1]
        else:
            assert connection.execute(text("SHOW synchronous_commit")).scalar() == "on"


@pytest.mark.parametrize(
    "address", ["mysql://root@127.0.0.1/paraugs", "http://127.0.0.1/", "postgresql://h:port/x"]
)
def test_another_kind_of_address_is_a_bad_setting(address: str) -> None:
    with pytest.raises(SettingError, match="PARAUGS_LEDGER"):
        open_ledger(address)
