"""When the database fails, one line says what happened and what to do; nothing acknowledged is lost."""

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from databases import PostgreSQL
from entries import KIVA, entry
from paraugs.cli.main import main
from paraugs.errors import LedgerDamaged, LedgerUnavailable
from paraugs.ledger.database import Database
from paraugs.ledger.opening import open_ledger
from paraugs.ledger.sql import SqlLedger

NOBODY = 65534


@contextmanager
def nobody() -> Iterator[None]:
    """Act as a user who owns nothing, when this is root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder that every user can reach."""
    path = Path(tempfile.mkdtemp(prefix="paraugs-faults-"))
    path.chmod(0o755)
    yield path
    path.chmod(0o755)
    shutil.rmtree(path)


@pytest.fixture
def small_disk(folder: Path) -> Iterator[Path]:
    """Give a disk of 2 MB."""
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("needs root, and the right to mount a tmpfs")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def said_of(caught: pytest.ExceptionInfo[LedgerUnavailable]) -> str:
    message = str(caught.value)
    assert "\n" not in message
    return message


def fill(ledger: SqlLedger) -> None:
    for number in range(1_000):
        assert ledger.append(entry(f"{KIVA}-{number}", "x" * 50_000)).number == number + 1


def faults_of(path: Path) -> list[str]:
    ledger = open_ledger(str(path))
    try:
        return [str(fault) for fault in ledger.verify()]
    finally:
        ledger.close()


def test_a_full_disk_stops_writing_until_there_is_room(small_disk: Path) -> None:
    ledger = open_ledger(str(small_disk / "ledger.sqlite"))
    with pytest.raises(LedgerUnavailable) as caught:
        fill(ledger)
    written = ledger.head().number
    assert said_of(caught).endswith(
        "ledger.sqlite cannot be used: its disk is full; free some space; nothing was lost."
    )
    assert written == len(list(ledger.since(0))) > 5
    subprocess.run(["mount", "-o", "remount,size=8m", str(small_disk)], check=True)
    assert ledger.append(entry(f"{KIVA}-{written}", "x")).number == written + 1
    assert list(ledger.verify()) == []
    ledger.close()


def test_a_disk_that_is_full_at_the_start_is_one_line(
    small_disk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARAUGS_DATA_DIR", str(small_disk))
    assert main(["serve", "--port", "0"]) == 3
    complaint = capsys.readouterr().err.splitlines()[-1]
    assert complaint.startswith(
        f"paraugs: The ledger {small_disk}/ledger.sqlite cannot be used: its disk is full;"
    )


def test_a_file_that_may_not_be_written_is_said_so(folder: Path) -> None:
    path = folder / "ledger.sqlite"
    ledger = open_ledger(str(path))
    ledger.append(entry())
    ledger.close()
    path.chmod(0o444)
    folder.chmod(0o555)
    with nobody(), pytest.raises(LedgerUnavailable) as caught:
        open_ledger(str(path)).append(entry(), expected=1)
    assert "may not be written; let this user write the file and its folder." in said_of(caught)


def test_a_folder_that_cannot_be_made_is_said_so(folder: Path) -> None:
    folder.chmod(0o555)
    with nobody(), pytest.raises(LedgerUnavailable) as caught:
        open_ledger(str(folder / "state" / "ledger.sqlite"))
    assert "its folder cannot be made (Permission denied); let this user write there" in said_of(caught)


def test_a_locked_file_is_waited_for_and_then_said_so(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    ledger = open_ledger(str(path), patience_seconds=0.2)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LedgerUnavailable) as caught:
        ledger.append(entry())
    assert said_of(caught).endswith("another process holds it locked; end that process, or try again.")
    other.execute("ROLLBACK")
    other.close()
    assert ledger.append(entry()).number == 1
    ledger.close()


def test_a_broken_file_is_found_out(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    ledger = open_ledger(str(path))
    ledger.append_all([(entry(f"{KIVA}-{number}", "x" * 9_000), None) for number in range(50)])
    ledger.close()
    whole = path.read_bytes()
    assert len(whole) > 500_000, "what is broken holds revisions; the tables' own pages come before"
    path.write_bytes(whole[:300_000] + b"\xff" * 200_000 + whole[500_000:])
    assert faults_of(path)


def test_a_file_that_is_something_else_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(b"Dear all, " * 1_000)
    with pytest.raises(LedgerDamaged, match=r"no SQLite file; .* bring back a backup with"):
        open_ledger(str(path))
    assert path.read_bytes() == b"Dear all, " * 1_000


@pytest.fixture
def remote(postgresql: PostgreSQL) -> Iterator[SqlLedger]:
    """Give a ledger in PostgreSQL that has one revision."""
    ledger = open_ledger(postgresql.new_database(), patience_seconds=0.5)
    ledger.append(entry())
    yield ledger
    ledger.close()


def test_a_locked_server_is_waited_for_and_then_said_so(remote: SqlLedger) -> None:
    other = Database(remote.database.engine, "other")
    with other.writing(), pytest.raises(LedgerUnavailable) as caught:
        remote.append(entry(title="KiVa again"), expected=1)
    assert said_of(caught).endswith("another session holds it locked; end that session, or try again.")
    assert remote.append(entry(title="KiVa again"), expected=1).number == 2


def test_a_server_that_is_restarted_is_found_again(postgresql: PostgreSQL, remote: SqlLedger) -> None:
    postgresql.stop()
    try:
        with pytest.raises(LedgerUnavailable) as caught:
            remote.append(entry(title="KiVa again"), expected=1)
    finally:
        postgresql.start()
    message = said_of(caught)
    assert "there is no connection (" in message
    assert "see that the server runs and PARAUGS_LEDGER is right; a write under way may" in message
    assert remote.head().number == 1
    assert remote.append(entry(title="KiVa again"), expected=1).number == 2
    assert list(remote.verify()) == []


def test_a_server_that_goes_away_in_a_write_leaves_nothing_of_it(
    postgresql: PostgreSQL, remote: SqlLedger
) -> None:
    def entries():  # type: ignore[no-untyped-def]
        yield entry(f"{KIVA}-1"), None
        postgresql.stop()
        yield entry(f"{KIVA}-2"), None

    try:
        with pytest.raises(LedgerUnavailable, match="there is no connection"):
            remote.append_all(entries())
    finally:
        postgresql.start()
    assert remote.head().number == 1


def test_a_server_that_is_not_there_is_one_line_without_the_password(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARAUGS_LEDGER", "postgresql://paraugs:secret@127.0.0.1:1/paraugs")
    assert main(["ledger", "verify"]) == 3
    (complaint,) = capsys.readouterr().err.splitlines()
    assert complaint.startswith(
        "paraugs: The ledger postgresql://paraugs:***@127.0.0.1:1/paraugs cannot be used: "
    )
    assert "secret" not in complaint


def test_a_database_that_does_not_exist_is_said_so(postgresql: PostgreSQL) -> None:
    address = postgresql.new_database() + "_none"
    with pytest.raises(LedgerUnavailable, match=r'database "ledger.*_none" does not exist'):
        open_ledger(address)
