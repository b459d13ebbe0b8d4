"""`paraugs ledger`: verify, log, rebuild, backup and restore, as a script sees them."""

import json
from pathlib import Path

import pytest

from entries import BOOKS, KIVA, OFFICER, entry
from paraugs.cli.main import main
from paraugs.graph.remote import RemoteGraph
from paraugs.ledger.opening import open_ledger
from paraugs.terms import IRI
from servers import oxigraph_server

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the file of a ledger of three revisions, which the settings name."""
    path = tmp_path / "state" / "ledger.sqlite"
    monkeypatch.setenv("PARAUGS_DATA_DIR", str(path.parent))
    ledger = open_ledger(str(path))
    ledger.append_all([(entry(), None), (entry(BOOKS, "Books"), None), (entry(title="KiVa again"), 1)])
    ledger.close()
    return path


def tamper(path: Path) -> None:
    ledger = open_ledger(str(path))
    with ledger.database.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER revisions_no_update")
        connection.exec_driver_sql("UPDATE revisions SET agent = 'x' WHERE number = 2")
    ledger.close()


def test_a_sound_ledger_is_verified(path: Path, capsys: Capture) -> None:
    assert main(["ledger", "verify"]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("3 revisions, 0 faults; chain hash ")


def test_a_ledger_tampered_with_is_not(path: Path, capsys: Capture) -> None:
    tamper(path)
    assert main(["ledger", "verify"]) == 1
    assert capsys.readouterr().out.startswith("revision 2: a field was changed: ")


def test_where_there_is_no_ledger_none_is_made(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARAUGS_DATA_DIR", str(tmp_path / "none"))
    for act in ("verify", "log", "rebuild"):
        assert main(["ledger", act]) == 3
    assert main(["ledger", "backup", str(tmp_path / "backup")]) == 3
    assert "there is no such file" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_log_lists_revisions(path: Path, capsys: Capture) -> None:
    assert main(["ledger", "log"]) == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [(line[0], line[4]) for line in lines] == [("1", KIVA), ("2", BOOKS), ("3", KIVA)]
    assert lines[0][1:4] == ["2026-11-25T09:30:00.000004Z", "create", "published"]
    assert lines[0][5] == OFFICER


def test_the_log_can_be_narrowed_and_read_by_programs(path: Path, capsys: Capture) -> None:
    assert main(["ledger", "log", "--contribution", KIVA, "--since", "1", "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    told = json.loads(line)
    assert (told["number"], told["previous"], told["contribution"]) == (3, 1, KIVA)
    assert told["findings"] == [{"severity": "warning"}]
    assert told["reason"] == "Paraugs – piemērs"


def test_a_backup_is_written_once_and_restored_only_by_force(
    path: Path, tmp_path: Path, capsys: Capture
) -> None:
    backup = str(tmp_path / "backup.sqlite")
    assert main(["ledger", "backup", backup]) == 0
    assert main(["ledger", "backup", backup]) == 2
    assert main(["ledger", "backup", backup, "--force"]) == 0
    tamper(path)
    capsys.readouterr()
    assert main(["ledger", "restore", backup]) == 2
    assert "holds 3 revisions already; --force replaces them" in capsys.readouterr().err
    assert main(["ledger", "restore", backup, "--force"]) == 0
    assert main(["ledger", "verify"]) == 0


def test_a_file_that_is_no_ledger_any_more_is_restored_by_force(
    path: Path, tmp_path: Path, capsys: Capture
) -> None:
    backup = str(tmp_path / "backup.sqlite")
    main(["ledger", "backup", backup])
    path.write_bytes(b"Dear all, " * 1_000)
    assert main(["ledger", "restore", backup]) == 3
    assert main(["ledger", "restore", backup, "--force"]) == 0
    assert main(["ledger", "verify"]) == 0
    assert path.with_name("ledger.sqlite.replaced").read_bytes().startswith(b"Dear all")


def test_a_ledger_in_use_is_not_replaced(path: Path, tmp_path: Path, capsys: Capture) -> None:
    backup = str(tmp_path / "backup.sqlite")
    main(["ledger", "backup", backup])
    user = open_ledger(str(path))
    with user.database.reading() as connection:
        connection.exec_driver_sql("SELECT max(number) FROM revisions")
        assert main(["ledger", "restore", backup, "--force"]) == 3
    user.close()
    assert "another process uses it; stop the server first" in capsys.readouterr().err


def test_a_new_instance_starts_from_a_backup(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    backup = str(tmp_path / "backup.sqlite")
    main(["ledger", "backup", backup])
    monkeypatch.setenv("PARAUGS_LEDGER", str(tmp_path / "new" / "ledger.sqlite"))
    assert main(["ledger", "restore", backup]) == 0
    assert main(["ledger", "verify"]) == 0


def test_the_graph_in_memory_agrees(path: Path, capsys: Capture) -> None:
    assert main(["ledger", "rebuild"]) == 0
    assert capsys.readouterr().err.startswith("revision 3: 0 graphs are different")


def test_a_remote_graph_is_compared_and_made_anew(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    with oxigraph_server(tmp_path) as server:
        monkeypatch.setenv("PARAUGS_GRAPH", server.query)
        monkeypatch.setenv("PARAUGS_GRAPH_UPDATE", server.update)
        assert main(["ledger", "rebuild", "--dry-run"]) == 1
        assert capsys.readouterr().out == f"{BOOKS} is missing\n{KIVA} is missing\n"
        assert main(["ledger", "rebuild"]) == 0
        assert main(["ledger", "rebuild", "--dry-run"]) == 0
        graph = RemoteGraph(server.query, server.update)
        assert graph.version == "3"
        assert graph.count(IRI(KIVA)) == 1


def test_what_revisions_said_is_erased_or_nothing_is(path: Path, capsys: Capture) -> None:
    assert main(["ledger", "erase", "1", "2", "--reason", "synthetic"]) == 2
    assert "what everybody sees" in capsys.readouterr().err
    assert main(["ledger", "erase", "1", "--reason", "synthetic"]) == 0
    said = capsys.readouterr()
    assert said.out == f"erased revision 1 of {KIVA}\n"
    assert "take a new backup" in said.err
    assert main(["ledger", "verify"]) == 0
    assert capsys.readouterr().err.startswith("3 revisions, 1 of them erased, 0 faults; chain hash ")
    assert main(["ledger", "log", "--json"]) == 0
    first, second, _ = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert first["erased"]
    assert second["erased"] is None
    assert main(["audit", "export"]) == 0
    assert ",erase," in capsys.readouterr().out
