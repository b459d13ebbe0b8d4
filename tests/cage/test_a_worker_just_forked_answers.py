"""A worker that was forked a moment ago, and has not yet said its version, gives a whole answer."""

import subprocess
import sys

# Run as a program, because only a process without threads may start a zygote.
PROGRAM = """
from paraugs.graph.cage import zygote
from paraugs.graph.cage.budget import Budget
from paraugs.graph.cage.lane import CageDoor, Lane
from paraugs.graph.cage.worker import QueryWard
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.port import QueryRequest
from paraugs.graph.rules import Rules

budget = Budget(5.0, 64 << 20, 1 << 20, 1000)
running = zygote.start(QueryWard(EmbeddedGraph(), budget, Rules(())))
question = QueryRequest("ASK {}", None, None, "text/csv", "ASK")
for _ in range(20):
    door = CageDoor(running.entrance, Lane(1, 1, 5.0), budget)
    door.answer(question)  # From now on the door knows the version of its workers.
    door.warm_up(1)
    print(door.answer(question).body.decode())
running.stop()
"""


def test_a_worker_just_forked_gives_a_whole_answer() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["true"] * 20
