"""`paraugs index`: status and rebuild, as a script sees them."""

from pathlib import Path

import pytest

from entries import entry
from paraugs.cli.main import main
from paraugs.ledger.opening import open_ledger

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of a ledger of one revision, which the settings name."""
    folder = tmp_path / "state"
    monkeypatch.setenv("PARAUGS_DATA_DIR", str(folder))
    ledger = open_ledger(str(folder / "ledger.sqlite"))
    ledger.append(entry())
    ledger.close()
    return folder


def test_it_is_made_and_told_of(folder: Path, capsys: Capture) -> None:
    assert main(["index", "status"]) == 1
    assert "there is no index" in capsys.readouterr().out
    assert main(["index", "rebuild"]) == 0
    assert capsys.readouterr().err.startswith("the index was made anew, dataset version 1 (")
    assert main(["index", "status"]) == 0
    told = dict(line.split("\t") for line in capsys.readouterr().out.splitlines())
    assert (told["tools"], told["version"], told["ledger"]) == ("72", "1", "1")


def test_an_index_that_is_behind_is_a_no_until_the_ledger_is_rebuilt(folder: Path, capsys: Capture) -> None:
    assert main(["index", "rebuild"]) == 0
    ledger = open_ledger(str(folder / "ledger.sqlite"))
    ledger.append(entry(title="Other"), expected=1)
    ledger.close()
    assert main(["index", "status"]) == 1
    assert "not where the ledger is" in capsys.readouterr().out
    assert main(["ledger", "rebuild", "--dry-run"]) == 0
    assert main(["index", "status"]) == 1
    assert main(["ledger", "rebuild"]) == 0
    assert main(["index", "status"]) == 0


def test_without_a_ledger_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("PARAUGS_DATA_DIR", str(tmp_path / "none"))
    for act in ("status", "rebuild"):
        assert main(["index", act]) == 3
    assert "there is no such file" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
