"""Killed at any moment, a server loses nothing acknowledged and serves nothing else."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from entries import KIVA, entry
from faults.judgement import Judge
from faults.kept_record import Act, KeptRecord, Shown
from instances import running
from paraugs.ledger.opening import open_ledger
from paraugs.ledger.sql import SqlLedger
from paraugs.resources import Resources
from paraugs.settings import Settings
from paraugs.wiring import filled_ledger

KILLING = str(Path(__file__).with_name("killing_servers.py"))
IMPORTING = """
from paraugs.resources import find_resources
from paraugs.settings import read_settings
from paraugs.wiring import filled_ledger
print("begins", flush=True)
with filled_ledger(read_settings(), find_resources()):
    print("done", flush=True)
"""
KEPT = Act(KIVA, "KiVa", "published")


def test_twenty_rounds_of_kill_lose_nothing(tmp_path: Path) -> None:
    command = [sys.executable, KILLING, str(tmp_path / "state"), "--rounds", "20", "--seed", "2"]
    command += ["--longest", "1.0"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1800, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("nothing lost\n")


def test_a_release_whose_import_is_killed_is_there_whole_afterwards(
    tmp_path: Path, resources: Resources
) -> None:
    draw, state = random.Random(5), tmp_path / "state"
    environment = {**os.environ, "PARAUGS_DATA_DIR": str(state)}
    done = False
    for _ in range(8):
        command = [sys.executable, "-c", IMPORTING]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as started:
            assert started.stdout
            assert started.stdout.readline() == "begins\n"
            time.sleep(draw.random() * 0.8)
            started.send_signal(signal.SIGKILL)
            done = done or "done" in started.stdout.read()
        ledger = open_ledger(str(state / "ledger.sqlite"))
        assert ledger.head().number == (255 if done or ledger.newest_release() else 0)
        ledger.close()
    with filled_ledger(Settings(data_dir=str(state)), resources) as (ledger, _):
        assert ledger.head().number == len(ledger.standings()) == 255
        assert list(ledger.verify()) == []


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SqlLedger]:
    """Give a ledger of one revision."""
    ledger = open_ledger(str(tmp_path / "other.sqlite"))
    ledger.append(entry())
    yield ledger
    ledger.close()


@pytest.mark.parametrize(
    ("record", "fault"),
    [
        (KeptRecord({KEPT}, {1: KEPT}, {Shown(KIVA, "KiVa", 1)}), ""),
        (KeptRecord({KEPT}, {1: KEPT, 2: KEPT}), "revision 2 was acknowledged"),
        (KeptRecord({KEPT}, {1: Act(KIVA, "Other", "published")}), "revision 1 was acknowledged"),
        (KeptRecord(), "nobody asked for it"),
        (KeptRecord({KEPT}, {1: KEPT}, {Shown(KIVA, "Other", 1)}), "version 1 showed Other"),
        (KeptRecord({KEPT}, {1: KEPT}, {Shown(KIVA, "KiVa", 0)}), "version 0 showed KiVa"),
    ],
)
def test_the_judge_would_see_a_loss(ledger: SqlLedger, record: KeptRecord, fault: str) -> None:
    judge = Judge(record, ledger, 0)
    found = [*judge.faults_of_the_ledger(), *judge.faults_of_what_was_shown()]
    assert len(found) == (1 if fault else 0)
    assert fault in "".join(found)


def test_the_judge_would_see_what_is_there_twice(ledger: SqlLedger) -> None:
    ledger.append(entry(), expected=1)
    (fault,) = Judge(KeptRecord({KEPT}), ledger, 0).faults_of_the_ledger()
    assert "there twice" in fault


def test_the_judge_would_see_a_server_that_is_not_as_its_ledger(tmp_path: Path) -> None:
    state = tmp_path / "state"
    with running(tmp_path, None, data_dir=str(state)) as instance:
        ledger = open_ledger(str(state / "ledger.sqlite"))
        judge = Judge(KeptRecord(), ledger, ledger.head().number)
        assert list(judge.faults_of_the_server(instance.url, is_whole=True)) == []
        path = tmp_path / "other.sqlite"
        path.write_bytes((state / "ledger.sqlite").read_bytes())
        other = open_ledger(str(path))
        other.append(entry(title="never served"), expected=other.latest(KIVA).number)
        ledger.append(entry(title="served"), expected=ledger.latest(KIVA).number)
        judge = Judge(KeptRecord(), other, other.head().number - 1)
        found = list(judge.faults_of_the_server(instance.url, is_whole=True))
        assert f"{KIVA} differs from revision 256" in found
        assert any("fingerprint" in fault for fault in found)
        part = list(judge.faults_of_the_server(instance.url, is_whole=False))
        assert part == [f"{KIVA} is not at its revision 256"]
        ledger.close()
        other.close()
