"""Run as a program: kill -9 writers of a ledger at random moments, and look whether anything is lost.

    python tests/faults/killing.py ADDRESS [--rounds 500] [--seed 1]

In each round two processes append as fast as they can, one revision or three at once, and tell through a pipe
what they are about to write and what was acknowledged. Then they are killed. What was acknowledged must be
there; what is there must have been acknowledged, or be the one write of each that was cut off, whole; numbers
and chain must be sound; a graph that follows from round to round must agree, and so must one made anew.
The exit code is 0 when all that holds.
"""

import argparse
import json
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent)]

from entries import KIVA, entry  # noqa: E402
from paraugs.graph.comparing import differences  # noqa: E402
from paraugs.graph.embedded import EmbeddedGraph  # noqa: E402
from paraugs.graph.following import follow  # noqa: E402
from paraugs.graph.news import Source  # noqa: E402
from paraugs.graph.rules import Rules  # noqa: E402
from paraugs.ledger.opening import open_ledger  # noqa: E402
from paraugs.ledger.revision import Entry, digest  # noqa: E402

WRITERS = 2
LONGEST_SECONDS = 0.3


def main() -> int:
    """Run the rounds; 1 and a line for each fault when something is wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("address", help="a path or a postgresql:// URL; the ledger there must be new")
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    rounds = Rounds(arguments.address, arguments.seed)
    for number in range(1, arguments.rounds + 1):
        is_last = number == arguments.rounds
        faults = rounds.run(number, is_whole=is_last or number % 25 == 0 or arguments.rounds <= 50)
        if faults:
            print(f"round {number}, seed {arguments.seed}:", *faults, sep="\n  ")
            return 1
    revisions, cut_off = len(rounds.known), rounds.cut_off
    print(f"{arguments.rounds} rounds, {revisions} revisions, {cut_off} writes cut off: nothing lost")
    return 0


class Rounds:
    """What is known from round to round: the digest of each revision by number."""

    def __init__(self, address: str, seed: int) -> None:
        self.known: dict[int, str] = {}
        self.cut_off = 0
        self._address, self._draw = address, random.Random(seed)
        self._graph = EmbeddedGraph()

    def run(self, number: int, is_whole: bool) -> list[str]:
        """Let writers write, kill them, and give the faults found."""
        reading, writing = os.pipe()
        writers = [self._fork(f"{number}-{writer}", writing) for writer in range(WRITERS)]
        os.close(writing)
        time.sleep(self._draw.random() * LONGEST_SECONDS)
        for writer in writers:
            os.kill(writer, signal.SIGKILL)
            os.waitpid(writer, 0)
        with open(reading, encoding="utf-8") as lines:
            told = [json.loads(line) for line in lines]
        return list(self._faults(told, is_whole))

    def _fork(self, name: str, outlet: int) -> int:
        seed = self._draw.random()
        writer = os.fork()
        if not writer:
            write(self._address, name, random.Random(seed), outlet)
        return writer

    def _faults(self, told: list[dict[str, object]], is_whole: bool) -> Iterator[str]:
        begun = {tuple(line["begun"]) for line in told if "begun" in line}  # type: ignore[arg-type]
        done = {tuple(line["done"]): int(str(line["last"])) for line in told if "done" in line}  # type: ignore[arg-type]
        yield from (f"a writer failed: {line['failed']}" for line in told if "failed" in line)
        ledger = open_ledger(self._address)
        with ledger.database.writing():
            pass  # A server may still be busy with what a killed writer sent last: its lock is waited for.
        before = max(self.known, default=0)
        there = {revision.number: revision.sha256 for revision in ledger.since(before)}
        acknowledged = {
            last - len(batch) + place: sha256
            for batch, last in done.items()
            for place, sha256 in enumerate(batch, 1)
        }
        for number, sha256 in acknowledged.items():
            if there.get(number) != sha256:
                yield f"revision {number} was acknowledged and is not there"
        unknown = {sha256 for number, sha256 in there.items() if number not in acknowledged}
        for batch in begun - done.keys():
            self.cut_off += 1
            if unknown & set(batch) and not unknown >= set(batch):
                yield f"of {len(batch)} revisions written at once only a part is there"
            unknown -= set(batch)
        yield from (f"a revision is there that nobody wrote: {sha256}" for sha256 in unknown)
        self.known |= there
        if sorted(self.known) != list(range(1, ledger.head().number + 1)):
            yield "revisions of earlier rounds are gone, or numbers are missing"
        follow(self._graph, Source(ledger, "release"), Rules(()))
        if is_whole:
            yield from map(str, ledger.verify())
            yield from map(str, differences(self._graph, ledger))
            if {r.number: r.sha256 for r in ledger.since(0)} != self.known:
                yield "what earlier rounds had acknowledged is not there any more"
        ledger.close()


def write(address: str, name: str, draw: random.Random, outlet: int) -> None:
    """Append until killed, telling what is begun and what is done; never returns."""
    try:
        ledger, count = open_ledger(address), 0
        while True:
            batch: list[tuple[Entry, int | None]] = []
            for _ in range(draw.choice((1, 1, 3))):
                count += 1
                batch.append((entry(f"{KIVA}-{name}-{count}", "x" * draw.randrange(20_000)), None))
            names = [digest(each.nquads.encode()) for each, _ in batch]
            tell(outlet, {"begun": names})
            last = ledger.append_all(batch)
            tell(outlet, {"done": names, "last": last})
    except BaseException as error:
        tell(outlet, {"failed": str(error)})
    finally:
        os._exit(1)


def tell(outlet: int, fact: dict[str, object]) -> None:
    """Write one line, which a pipe takes whole or not at all."""
    os.write(outlet, json.dumps(fact).encode() + b"\n")


if __name__ == "__main__":
    sys.exit(main())
