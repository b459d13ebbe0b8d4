"""How long pages take at their first view, before any cache knows them, in processor time of the server.

    python tests/bench/pages.py [N]

N synthetic practices stand beside the shipped ones (default: 10000). Each search has words of its own; the
other pages are those of all benchmarks and of sixty practices, seen once. The aim is 60 ms for a page of a
search.
"""

import argparse
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote_plus

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent.parent / "server")]

from flask.testing import FlaskClient  # noqa: E402
from house import make_root  # noqa: E402

from paraugs.graph.embedded import EmbeddedGraph  # noqa: E402
from paraugs.graph.loading import load  # noqa: E402
from paraugs.graph.named import NamedQueries  # noqa: E402
from paraugs.index.port import Question  # noqa: E402
from paraugs.services import Services  # noqa: E402
from paraugs.settings import Settings  # noqa: E402
from paraugs.web.app import create_app  # noqa: E402
from paraugs.wiring import index_over  # noqa: E402

WORDS = (
    "school", "early", "leaving", "teacher", "support", "pupils", "reading", "mathematics", "training",
    "adults", "work", "skills",
)  # fmt: skip
SEARCHES = 60


def main() -> int:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("number", nargs="?", type=int, default=10_000, metavar="N", help="(default: 10000)")
    number = parser.parse_args().number
    with tempfile.TemporaryDirectory() as name:
        root = Path(name, "root")
        root.mkdir()
        client = _served(root, number)
        print(f"\n## First views of pages, {number:,} synthetic practices, processor time\n")
        print("| pages | how many | median | 95 of 100 within |\n|---|--:|--:|--:|")
        for label, paths in _pages(client).items():
            times = sorted(_seconds(client, path) * 1000 for path in paths)
            edge = times[int(len(times) * 0.95)]
            print(f"| {label} | {len(times)} | {statistics.median(times):.0f} ms | {edge:.0f} ms |")
    return 0


def _served(root: Path, number: int) -> FlaskClient:
    resources, graph, settings = make_root(root, number), EmbeddedGraph(), Settings()
    load(resources, graph)
    index = index_over(settings, resources, graph)
    index.search(Question("warm"))
    queries = NamedQueries(resources)
    return create_app(Services(settings, resources, graph, graph, queries, index=index)).test_client()


def _pages(client: FlaskClient) -> dict[str, list[str]]:
    """Pages by what they are, the first search of all left out: it reads what all share."""
    _seconds(client, "/en/practices?q=warm")
    asked = [f"{WORDS[n % 12]} {WORDS[n // 12 + 3]}" for n in range(SEARCHES)]
    return {
        "a search with words": [f"/en/practices?q={quote_plus(each)}" for each in asked],
        "a search in a state": [f"/en/practices?q={word}&state=lv" for word in WORDS],
        "practices": _linked(client, "/en/practices?size=60", r"/en/doc/practice/[\w/-]+"),
        "benchmarks": _linked(client, "/en/benchmarks", r"/en/doc/benchmark/[\w-]+"),
    }


def _linked(client: FlaskClient, page: str, pattern: str) -> list[str]:
    found = client.get(page, headers={"Accept": "text/html"}).text
    return sorted(set(re.findall(rf'href="({pattern})"', found)))


def _seconds(client: FlaskClient, path: str) -> float:
    start = time.process_time()
    answer = client.get(path, headers={"Accept": "text/html"})
    assert answer.status_code == 200, (path, answer.status_code)
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
