"""Killed at any moment, a writer of the index leaves the old or the new, and the next one goes on."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from faults.index_judgement import cards, faults_of_the_index
from index.cast import KIVA, PRACTICES, Forum, record
from paraugs.index.port import Question

WRITING = """
import sys
from pathlib import Path
sys.path[:0] = {path!r}
from index.cast import PRACTICES, Forum, record
forum = Forum(Path({folder!r}))
forum.index.follow()
print("begins", flush=True)
for number in range(10_000):
    title = f"Quiet{{forum.ledger.head().number}}"
    statements = record("fi/kiva") + PRACTICES["fi/kiva"].replace("KiVa", title)
    forum.publish("fi/kiva", statements)
    forum.publish(f"fi/other{{number % 5}}", statements.replace("fi/kiva", f"fi/other{{number % 5}}"))
    if number % 7 == 6:
        forum.index.rebuild()
    else:
        forum.index.follow()
"""


@pytest.mark.parametrize("seed", range(2))
def test_a_killed_writer_leaves_an_index_that_goes_on(tmp_path: Path, seed: int) -> None:
    draw, program = random.Random(seed), WRITING.format(path=sys.path, folder=str(tmp_path))
    for _ in range(2):
        with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as started:
            assert started.stdout
            assert started.stdout.readline() == b"begins\n"
            time.sleep(draw.random() * 0.4)
            started.send_signal(signal.SIGKILL)
        forum = Forum(tmp_path)
        before = forum.index.snapshot()
        assert before, "what was there before is there, or what came after"
        assert before.state.number <= forum.ledger.head().number
        forum.index.follow()
        found = list(faults_of_the_index(tmp_path / "index", forum.graph.fingerprint, forum.graph))
        assert found == []


def test_the_judge_would_see_what_is_missing_or_there_twice(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    forum = Forum(tmp_path)
    forum.index.follow()
    assert list(cards(forum.index.snapshot())) != []
    fingerprint = forum.graph.fingerprint
    forum.publish("fi/kiva", record("fi/kiva") + PRACTICES["fi/kiva"].replace("KiVa", "Quiet"))
    assert forum.index.search(Question("Quiet")).total == 1
    (fault,) = faults_of_the_index(tmp_path / "index", forum.graph.fingerprint, Forum(tmp_path / "b").graph)
    assert fault == f"the index has not what the graph says of {KIVA}"
    assert fingerprint != forum.graph.fingerprint
