"""Killed at any moment, a writer loses nothing that was acknowledged and leaves nothing half done."""

import subprocess
import sys
from pathlib import Path

import pytest

from databases import PostgreSQL

KILLING = str(Path(__file__).with_name("killing.py"))


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_twenty_rounds_of_kill_lose_nothing(
    request: pytest.FixtureRequest, tmp_path: Path, kind: str
) -> None:
    address = str(tmp_path / "ledger.sqlite")
    if kind == "postgresql":
        server: PostgreSQL = request.getfixturevalue("postgresql")
        address = server.new_database()
    command = [sys.executable, KILLING, address, "--rounds", "20", "--seed", "3"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1800, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert done.stdout.endswith("nothing lost\n")


@pytest.mark.parametrize("act", ["forget", "invent", "change"])
def test_the_rounds_would_see_a_loss(tmp_path: Path, act: str) -> None:
    """The judge is judged: what a bad ledger would do is told as a fault."""
    sys.path.insert(0, str(Path(KILLING).parent))
    try:
        from killing import Rounds
    finally:
        sys.path.pop(0)
    from entries import entry
    from paraugs.ledger.opening import open_ledger

    address = str(tmp_path / "ledger.sqlite")
    ledger = open_ledger(address)
    first = ledger.append(entry())
    ledger.close()
    acknowledged = {"begun": [first.sha256], "done": [first.sha256], "last": 1}
    told: dict[str, list[dict[str, object]]] = {
        "forget": [acknowledged, {"begun": ["a" * 64], "done": ["a" * 64], "last": 2}],
        "invent": [],
        "change": [{"begun": ["b" * 64], "done": ["b" * 64], "last": 1}],
    }
    assert list(Rounds(address, 1)._faults([acknowledged], is_whole=True)) == []
    assert list(Rounds(address, 1)._faults(told[act], is_whole=True))
