"""`make bench`: fourteen researchers' queries on our server and its peers, side by side in one run.

    python tests/bench/run.py [N ...] [--runs K] [--only NAME ...]

N synthetic practices stand beside the shipped ones (default: 1000 and 10000). Every question is asked anew (a
comment makes each text differ), so that no cache answers; what the cache saves is told apart. A server is
filled, asked and ended before the next one starts. Progress goes to standard error.
"""

import argparse
import gc
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import peers  # noqa: E402
from house import export_nquads, make_root  # noqa: E402
from timing import Timing, requests_per_second, time_query  # noqa: E402

SERVERS = (peers.paraugs, peers.oxigraph, peers.oxigraph_on_disk, peers.virtuoso, peers.rdflib_endpoint)
LOOK_UP = "ASK { <https://w3id.org/paraugs/id/practice/fi/kiva> ?property ?value }"


@dataclass(frozen=True, slots=True)
class Result:
    """What one server did with one size."""

    peer: peers.Peer
    timings: dict[str, Timing]
    fresh_rate: float
    repeated_rate: float


def main() -> int:
    """Run and report; 0 when every server answered every query."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 10000], metavar="N")
    parser.add_argument("--runs", type=int, default=5, help="timed runs of each query (default: 5)")
    parser.add_argument("--only", nargs="*", help="servers: " + ", ".join(make.__name__ for make in SERVERS))
    arguments = parser.parse_args()
    chosen = [make for make in SERVERS if not arguments.only or make.__name__ in arguments.only]
    for size in arguments.sizes:
        print(_bench(size, arguments.runs, chosen), "\n", flush=True)
    return 0


def _bench(size: int, runs: int, chosen: list[object]) -> str:
    queries = {
        path.stem: path.read_text(encoding="utf-8") for path in sorted((HERE / "queries").glob("*.rq"))
    }
    with tempfile.TemporaryDirectory() as name:
        root = Path(name, "root")
        root.mkdir()
        resources, nquads = make_root(root, size), Path(name, "all.nq")
        triples = export_nquads(resources, nquads)
        gc.collect()
        results = []
        for make in chosen:
            folder = Path(name, make.__name__)
            folder.mkdir()
            with make(resources, nquads, folder) as peer:
                results.append(_measure(peer, queries, runs))
    return _table(f"{size:,} synthetic practices, {triples:,} statements", results)


def _measure(peer: peers.Peer, queries: dict[str, str], runs: int) -> Result:
    print(f"  {peer.name}: ready after {peer.seconds:.1f} s", file=sys.stderr, flush=True)
    timings = {}
    for name, text in queries.items():
        timings[name] = time_query(peer.url, text, runs)
        print(
            f"    {name}: {timings[name].median:.1f} ms {timings[name].failure}", file=sys.stderr, flush=True
        )
    fresh = requests_per_second(peer.url, LOOK_UP, fresh=True)
    return Result(peer, timings, fresh, requests_per_second(peer.url, LOOK_UP, fresh=False))


def _table(title: str, results: list[Result]) -> str:
    names = [result.peer.name for result in results]
    lines = [f"## {title}", "", f"| median ms | {' | '.join(names)} |", "|---|" + "---:|" * len(names)]
    for query in results[0].timings:
        cells = [_cell(result.timings[query]) for result in results]
        lines.append(f"| {query} | {' | '.join(cells)} |")
    means = [
        statistics.geometric_mean(timing.median for timing in result.timings.values()) for result in results
    ]
    lines += [
        _line("**geometric mean**", [f"{mean:.2f}" for mean in means]),
        _line("ratio to ours", [f"{mean / means[0]:.2f}" for mean in means]),
        _line("small look-ups a second, each new", [f"{result.fresh_rate:,.0f}" for result in results]),
        _line("small look-ups a second, repeated", [f"{result.repeated_rate:,.0f}" for result in results]),
        _line("seconds until ready (load)", [f"{result.peer.seconds:.1f}" for result in results]),
        _line("memory, MB", [f"{result.peer.megabytes:,.0f}" for result in results]),
    ]
    return "\n".join(lines)


def _line(name: str, cells: list[str]) -> str:
    return f"| {name} | {' | '.join(cells)} |"


def _cell(timing: Timing) -> str:
    return f"over {timing.median / 1000:.0f} s" if timing.failure else f"{timing.median:.2f}"


if __name__ == "__main__":
    sys.exit(main())
