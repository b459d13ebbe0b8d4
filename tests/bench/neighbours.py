"""How much do neighbours of a hostile query slow down? Pages and small questions, quiet and beside it.

    python tests/bench/neighbours.py [--requests N]

One instance over the shipped data; one client asks hostile queries without a pause while another reads. The
aim is under twice the quiet p99. Every small question is new, so that no cache answers.
"""

import argparse
import itertools
import statistics
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from house import export_nquads  # noqa: E402

from instances import Reply, Running, running  # noqa: E402
from paraugs.resources import find_resources  # noqa: E402

HOSTILE = (
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?f ?i",
    "SELECT ?a ?f (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } GROUP BY ?a ?f",
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
)
PRACTICE = "https://w3id.org/paraugs/id/practice/fi/kiva"
_number = itertools.count()


def main() -> int:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--requests", type=int, default=300, metavar="N", help="of each kind (default: 300)")
    number = parser.parse_args().requests
    print("\n## Neighbours of a hostile query\n")
    print(
        "| what | quiet p50 ms | quiet p99 | beside p50 | beside p99 | p99 ratio |\n|---|--:|--:|--:|--:|--:|"
    )
    with tempfile.TemporaryDirectory() as name:
        export_nquads(find_resources(), Path(name, "shipped.nq"))
        quads = Path(name, "shipped.nq").read_text(encoding="utf-8")
        with running(Path(name), quads, deadline_seconds=3) as instance:
            kinds = {"page of a practice": _page(instance), "small question": _question(instance)}
            quiet = {kind: _measure(read, number) for kind, read in kinds.items()}
            with _hostile_client(instance):
                beside = {kind: _measure(read, number) for kind, read in kinds.items()}
    for kind, before in quiet.items():
        after = beside[kind]
        figures = " | ".join(f"{value:.1f}" for value in (*before, *after, after[1] / before[1]))
        print(f"| {kind} | {figures} |")
    return 0


def _page(instance: Running) -> Callable[[], Reply]:
    return lambda: instance.get(f"/doc/practice/fi/kiva?{next(_number)}", "text/html")


def _question(instance: Running) -> Callable[[], Reply]:
    return lambda: instance.ask(f"SELECT ?p ?o {{ <{PRACTICE}> ?p ?o }} # {next(_number)}")


def _measure(read: Callable[[], Reply], number: int) -> tuple[float, float]:
    """Median and 99th percentile in milliseconds."""
    times = []
    for _ in range(number):
        reply = read()
        if reply.status != 200:
            raise SystemExit(f"a neighbour is answered {reply.status}")
        times.append(reply.seconds * 1000)
    return statistics.median(times), statistics.quantiles(times, n=100)[98]


@contextmanager
def _hostile_client(instance: Running) -> Iterator[None]:
    is_over = threading.Event()

    def attack() -> None:
        for query in itertools.cycle(HOSTILE):
            if is_over.is_set():
                return
            instance.ask(query)

    attacker = threading.Thread(target=attack)
    attacker.start()
    try:
        yield
    finally:
        is_over.set()
        attacker.join()


if __name__ == "__main__":
    sys.exit(main())
