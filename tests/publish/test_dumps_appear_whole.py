"""Dumps appear when they are whole; one process makes them; old ones go, but for the last of each month."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from instances import eventually
from paraugs.cli.main import main
from paraugs.graph.named import NamedQueries
from paraugs.publish.dumps.keeping import PROGRAM, DumpKeeper, Patience, shelf_of
from paraugs.publish.dumps.making import make_dumps, turn
from paraugs.publish.dumps.shelf import CONTENTS, UNFINISHED, Shelf
from paraugs.resources import Resources
from paraugs.settings import Settings
from publish.conftest import WHEN, Dumped, dump_cast


def test_what_is_there_is_not_made_again(tmp_path: Path, resources: Resources) -> None:
    first = dump_cast(tmp_path, resources)
    contents = first.shelf.place(first.made) / CONTENTS
    before = contents.stat().st_ino

    with turn(tmp_path):
        assert make_dumps(first.graph, NamedQueries(resources), first.shelf, WHEN) == first.made
    assert contents.stat().st_ino == before


def test_one_process_makes_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PARAUGS_DATA_DIR", str(tmp_path))
    with turn(tmp_path / "dumps") as is_ours:
        assert is_ours
        assert main(["dump"]) == 0

    assert "another process is making the dumps" in capsys.readouterr().err
    assert Shelf(tmp_path / "dumps").sets() == []


def test_a_killed_process_leaves_no_half_file(tmp_path: Path, resources: Resources) -> None:
    state, shelf = tmp_path / "state", Shelf(tmp_path / "state" / "dumps")
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "PARAUGS_DATA_DIR": str(state)},
        stderr=subprocess.DEVNULL,
    )
    assert eventually(lambda: list(shelf.folder.glob(f"{UNFINISHED}*/*.gz")))
    process.send_signal(signal.SIGKILL)
    process.wait()

    assert shelf.sets() == []
    assert list(shelf.folder.glob(f"{UNFINISHED}*"))

    dump_cast(shelf.folder, resources)

    assert len(shelf.sets()) == 1
    assert list(shelf.folder.glob(f"{UNFINISHED}*")) == []


def test_the_newest_two_stay_and_the_last_of_each_month(tmp_path: Path, dumped: Dumped) -> None:
    shelf = Shelf(tmp_path)
    days = ["2026-09-03", "2026-09-30", "2026-10-01", "2026-11-01", "2026-11-02", "2026-11-03"]
    for number, day in enumerate(days, 1):
        made = replace(
            dumped.made, fingerprint=f"{number}-aa", version=str(number), when=f"{day}T00:00:00+00:00"
        )
        folder = shelf.place(made)
        folder.mkdir()
        (folder / CONTENTS).write_text(made.encoded(), encoding="utf-8")

    shelf.retire()

    assert [each.when[:10] for each in shelf.sets()] == [
        "2026-11-03", "2026-11-02", "2026-10-01", "2026-09-30"
    ]  # fmt: skip


def test_dumps_wait_until_the_version_stands_still() -> None:
    patience = Patience(pause=10)

    assert not patience.is_due("2", made="1", now=100)
    assert not patience.is_due("3", made="1", now=109)
    assert not patience.is_due("3", made="1", now=118)
    assert patience.is_due("3", made="1", now=119)
    assert not patience.is_due("3", made="3", now=200)


def test_dumps_do_not_wait_for_ever() -> None:
    patience = Patience(pause=10)

    moving = [patience.is_due(str(now), made="1", now=now) for now in range(100, 305, 5)]

    assert moving.index(True) == 40


def test_the_server_has_them_made_when_the_version_moved(tmp_path: Path) -> None:
    settings = Settings(data_dir=str(tmp_path), dumps_after_seconds=1)
    shelf = shelf_of(settings)
    keeper = DumpKeeper(settings, lambda: made.fingerprint if (made := shelf.newest()) else "not dumped yet")

    assert keeper.step(now=100)
    assert shelf.sets() == []
    assert keeper.step(now=101)
    (made,) = shelf.sets()
    assert made.version == "255"
    assert keeper.step(now=200)
    assert shelf.sets() == [made]
