"""A backup is a whole, sound ledger, from either database and for either; nothing is replaced unasked."""

from dataclasses import replace
from pathlib import Path

import pytest

from databases import PostgreSQL
from entries import BOOKS, MORNING, OFFICER, entry
from paraugs.errors import LedgerDamaged, LedgerUnavailable, SettingError
from paraugs.ledger.accounts import Account, Accounts
from paraugs.ledger.copying import back_up, restore
from paraugs.ledger.decisions import Decision, Decisions
from paraugs.ledger.opening import open_ledger
from paraugs.ledger.revision import Revision
from paraugs.ledger.sql import SqlLedger

OTTO = Account("o1", "otto@example.org", "Otto", "administrator", MORNING)
ADDED = Decision(MORNING, OFFICER, "administrator", "account-added", "https://example.org/otto")


def quiet(done: int, whole: int) -> None:
    """Hear of progress and say nothing."""


def revisions(address: str) -> list[Revision]:
    ledger = open_ledger(address)
    try:
        return list(ledger.since(0))
    finally:
        ledger.close()


@pytest.fixture
def filled(ledger: SqlLedger) -> SqlLedger:
    """Give a ledger of a release and a revision."""
    ledger.take_in("release", [(entry(), None), (entry(BOOKS, "Books"), None)])
    ledger.append(entry(title="KiVa again"), expected=1)
    Accounts(ledger.database).add(OTTO, ADDED)
    return ledger


@pytest.fixture
def backup(filled: SqlLedger, tmp_path: Path) -> Path:
    """Give a backup of the ledger."""
    path = tmp_path / "backup.sqlite"
    assert back_up(filled, path, quiet) == filled.head()
    return path


def test_a_backup_is_one_file_that_is_a_ledger_itself(
    filled: SqlLedger, backup: Path, tmp_path: Path
) -> None:
    assert [path.name for path in tmp_path.iterdir() if path.name != "state"] == [backup.name]
    assert revisions(str(backup)) == list(filled.since(0))


def test_only_its_owner_reads_a_file_of_a_ledger(filled: SqlLedger, backup: Path, tmp_path: Path) -> None:
    """It holds people's addresses and the hashes of their passwords."""
    files = [backup, *(tmp_path / "state").glob("ledger.sqlite*")]
    assert {path.name: path.stat().st_mode & 0o777 for path in files} == dict.fromkeys(
        (path.name for path in files), 0o600
    )


def test_a_backup_is_taken_while_others_write(filled: SqlLedger, tmp_path: Path) -> None:
    path = tmp_path / "backup.sqlite"
    with filled.database.writing():
        assert back_up(filled, path, quiet).number == 3


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_it_is_restored_into_either_database(
    request: pytest.FixtureRequest, filled: SqlLedger, backup: Path, tmp_path: Path, kind: str
) -> None:
    target = str(tmp_path / "other" / "ledger.sqlite")
    if kind == "postgresql":
        server: PostgreSQL = request.getfixturevalue("postgresql")
        target = server.new_database()
    assert restore(backup, target, False, quiet) == filled.head()
    again = open_ledger(target)
    assert list(again.since(0)) == list(filled.since(0))
    assert again.newest_release() == "release"
    assert again.append(entry(BOOKS, "Books again"), expected=2).number == 4
    assert list(again.verify()) == []
    assert list(Accounts(again.database).list()) == [OTTO]
    assert list(Decisions(again.database).since()) == [replace(ADDED, number=1)]
    again.close()


def test_a_ledger_that_holds_something_is_replaced_only_by_force(
    ledger: SqlLedger, address: str, filled: SqlLedger, backup: Path
) -> None:
    filled.append(entry(BOOKS, "Books again"), expected=2)
    filled.close()
    with pytest.raises(SettingError, match="holds 4 revisions already; --force replaces them"):
        restore(backup, address, False, quiet)
    assert len(revisions(address)) == 4
    restore(backup, address, True, quiet)
    assert len(revisions(address)) == 3
    if filled.database.path is not None:
        assert len(revisions(address + ".replaced")) == 4


def test_what_is_no_ledger_is_not_restored(address: str, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear all, " * 1000)
    with pytest.raises((LedgerUnavailable, LedgerDamaged)):
        restore(path, address, True, quiet)
    with pytest.raises(SettingError, match="is no file"):
        restore(tmp_path / "none", address, True, quiet)


def test_a_damaged_backup_is_not_restored(ledger: SqlLedger, address: str, backup: Path) -> None:
    damaged = open_ledger(str(backup))
    with damaged.database.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER revisions_no_update")
        connection.exec_driver_sql("UPDATE revisions SET agent = 'x' WHERE number = 2")
    damaged.close()
    ledger.close()
    with pytest.raises(LedgerDamaged, match="revision 2: a field was changed"):
        restore(backup, address, True, quiet)
    assert len(revisions(address)) == 3
