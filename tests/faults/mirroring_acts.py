"""Run as a program: mirrors follow each feed while contributions change, with their connections cut.

    python tests/faults/mirroring_acts.py FOLDER [--acts 1000] [--seed 1]

Synthetic contributions are published, revised, handed in, fall due and are withdrawn at random. At the end
every mirror must hold what the server's graph holds, deletions included, and the server must say so itself.
The exit code is 0 when all that holds.
"""

import argparse
import random
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent / "server")]

from entries import entry  # noqa: E402
from faults.mirrors import ByAtom, ByEventStream, ByOai, Cut, Follower, Line  # noqa: E402
from http_server import Server, serving_contributions  # noqa: E402
from mirroring import Mirror, dataset_in  # noqa: E402
from paraugs.graph.embedded import EmbeddedGraph  # noqa: E402
from paraugs.graph.loading import load  # noqa: E402
from paraugs.graph.release import CONTRIBUTIONS  # noqa: E402
from paraugs.ledger.revision import Revision  # noqa: E402
from paraugs.ledger.sql import SqlLedger  # noqa: E402
from paraugs.life.withdrawing import Withdrawal, withdraw  # noqa: E402
from paraugs.resources import find_resources  # noqa: E402
from paraugs.settings import Settings  # noqa: E402
from paraugs.terms import Literal  # noqa: E402
from paraugs.wiring import existing_ledger  # noqa: E402


class Acts:
    """What states do, at random: to synthetic contributions of their own."""

    def __init__(self, ledger: SqlLedger, name: str, chance: random.Random) -> None:
        self._ledger, self._name, self._chance = ledger, name, chance
        self._standing: dict[str, Revision] = {}
        self._count = 0

    def act(self) -> None:
        """Do one thing."""
        self._count += 1
        alive = [name for name, revision in self._standing.items() if revision.entry.status != "withdrawn"]
        if len(alive) < 3 or self._chance.random() < 0.3:
            contribution = f"{CONTRIBUTIONS}{self._chance.choice(['fi', 'lv'])}/{self._name}-{self._count}"
            self._standing[contribution] = self._ledger.append(entry(contribution, self._title()))
        else:
            contribution = self._chance.choice(alive)
            self._standing[contribution] = self._go_on(self._standing[contribution])

    def _go_on(self, latest: Revision) -> Revision:
        said = entry(latest.entry.contribution, self._title())
        match self._chance.randrange(5):
            case 0:
                reason = Literal(f"Synthetic reason {self._count}", "en")
                grave = Withdrawal("https://example.org/officer", datetime.now(UTC), reason)
                said = withdraw(latest, grave)
            case 1:
                said = replace(said, action="revise", status="submitted")
            case 2:
                said = replace(said, action="fall-due", status="due-for-renewal")
            case _:
                said = replace(said, action="publish")
        return self._ledger.append(said, latest.number)

    def _title(self) -> str:
        return f"Synthetic – {self._name} {self._count} „{self._chance.random()}”"


def keep_in_step(server: Server, name: str, acts: int, seed: int) -> list[str]:
    """Let mirrors follow while so much happens; what is wrong at the end."""
    with existing_ledger(Settings(data_dir=str(server.folder))) as ledger:
        start, head = dataset_in(_loaded(ledger)), ledger.head().number

        def line(number: int) -> Line:
            return Line(server.address, random.Random(f"{seed} {number}"), is_cut_first=True)

        stream, oai = ByEventStream(line(1)), ByOai(line(2))
        atom = ByAtom(line(3), Mirror(start), head)
        is_over, failures = threading.Event(), list[str]()
        followers: tuple[Follower, ...] = (stream, oai, atom)
        threads = [threading.Thread(target=_follow, args=(each, is_over, failures)) for each in followers]
        for thread in threads:
            thread.start()
        actor = Acts(ledger, name, random.Random(seed))
        for _ in range(acts):
            actor.act()
        is_over.set()
        for thread in threads:
            thread.join()
        return failures or list(_faults(ledger, stream, oai, atom))


def _follow(follower: Follower, is_over: threading.Event, failures: list[str]) -> None:
    try:
        while not is_over.is_set():
            _insist(follower.sync, once=True)
        _insist(follower.sync)
    except Exception as error:
        failures.append(f"{type(follower).__name__}: {error!r}")


def _insist(sync: Callable[[], None], once: bool = False) -> None:
    while True:
        try:
            return sync()
        except Cut:
            if once:
                return None


def _loaded(ledger: SqlLedger) -> EmbeddedGraph:
    graph = EmbeddedGraph()
    load(find_resources(), graph, ledger)
    return graph


def _faults(ledger: SqlLedger, stream: ByEventStream, oai: ByOai, atom: ByAtom) -> list[str]:
    graphs = dataset_in(_loaded(ledger))
    found = [
        f"{kind}: {graph} differs"
        for kind, mirror in (("event stream", stream.mirror), ("Atom", atom.mirror))
        for graph in sorted(graphs.keys() | mirror.graphs.keys())
        if graphs.get(graph) != mirror.graphs.get(graph)
    ]
    found += [f"OAI-PMH: {name} differs" for name in _wrong_records(ledger, oai)]
    clean = Line(stream.line.address, random.Random(), cuts=0)
    clean.chance.random = lambda: 1.0  # type: ignore[method-assign]
    told = clean.post("/sync/verify", {"members": stream.hashes, "position": stream.position})
    if not isinstance(told, dict) or told["complete"] is not True:
        found.append(f"the server says that something is missing: {str(told)[:500]}")
    if not all(each.line.cuts for each in (stream, oai, atom)):
        found.append("no connection was cut")
    return found


def _wrong_records(ledger: SqlLedger, oai: ByOai) -> list[str]:
    """Compare what was harvested with what the server says of each record now."""
    fresh = ByOai(Line(oai.line.address, random.Random()))
    fresh.line.chance.random = lambda: 1.0  # type: ignore[method-assign]
    fresh.sync()
    standings = {content.graph.value for content in ledger.contents(0, ledger.head().number)}
    names = fresh.records.keys() | oai.records.keys() | standings
    return sorted(
        name
        for name in names
        if len({fresh.records.get(name), oai.records.get(name)}) != 1 or name not in standings
    )


def main() -> int:
    """Run it; 1 and a line for each fault when something is wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="a new folder for the state of the server")
    parser.add_argument("--acts", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True)
    with serving_contributions(chosen.folder) as server:
        faults = keep_in_step(server, "mirrored", chosen.acts, chosen.seed)
    sys.stdout.writelines(f"{fault}\n" for fault in faults)
    sys.stdout.write(f"{chosen.acts} acts followed by three mirrors, {len(faults)} faults\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
