"""How long does a dump of 10,000 practices in N-Quads take, and who waits for it?

    python tests/bench/dumps.py [--practices N]

The synthetic practices of the other benches stand beside the shipped ones. First one dump in this process:
sorted N-Quads, packed in both ways. Then all dumps by the server's own command, while a client reads from a
server over the same data: the aim is under 5 s for the one, and no slower reading beside the other.
"""

import argparse
import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from house import make_root  # noqa: E402

from instances import Running, running  # noqa: E402
from paraugs.graph.dumping import write_graphs  # noqa: E402
from paraugs.graph.embedded import EmbeddedGraph  # noqa: E402
from paraugs.graph.loading import load  # noqa: E402
from paraugs.publish.dumps.forms import N_QUADS  # noqa: E402
from paraugs.publish.dumps.keeping import PROGRAM  # noqa: E402
from paraugs.publish.dumps.packing import Packer  # noqa: E402
from paraugs.publish.dumps.parts import PRACTICES, parts_of  # noqa: E402
from paraugs.resources import Resources  # noqa: E402
from paraugs.settings import Settings, as_environment  # noqa: E402

READ = "SELECT ?title { ?practice <http://purl.org/dc/terms/title> ?title } ORDER BY ?title LIMIT 20 OFFSET "
REQUESTS = 200
_offset = itertools.count()


def main() -> int:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--practices", type=int, default=10_000)
    count = parser.parse_args().practices
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "root").mkdir()
        resources = make_root(folder / "root", count)
        print(f"\n## Dumps of {count:,} practices\n")
        one_dump(resources, folder)
        beside_readers(resources, folder)
    return 0


def one_dump(resources: Resources, folder: Path) -> None:
    """Write all practices as N-Quads once."""
    graph = EmbeddedGraph()
    load(resources, graph)
    part = next(each for each in parts_of(graph.graph_names()) if each.name == PRACTICES)
    start, busy = time.perf_counter(), time.process_time()
    packer = Packer(folder / "practices.nq")
    write_graphs(graph, part.graphs, N_QUADS.media_type, packer)  # type: ignore[arg-type]
    plain, packed, _ = packer.finish()
    seconds, busy = time.perf_counter() - start, time.process_time() - busy
    sizes = f"{plain.bytes >> 20} MB, packed {packed.bytes >> 20} MB"
    print(f"N-Quads, gzip and zstd: {seconds:.1f} s, {busy:.1f} s of the processor ({sizes})\n")


def beside_readers(resources: Resources, folder: Path) -> None:
    """Read from a server, quiet and while all dumps are made."""
    settings = {"data_dir": str(folder / "state"), "resources_dir": str(resources.root)}
    (folder / "server").mkdir()
    with running(folder / "server", None, **settings) as instance:
        quiet = latencies(instance)
        start = time.perf_counter()
        environment = {**os.environ, **as_environment(Settings(**settings))}
        process = subprocess.Popen([sys.executable, "-c", PROGRAM], env=environment)
        beside = list[float]()
        while process.poll() is None:
            beside += latencies(instance, 20)
        seconds = time.perf_counter() - start
    print("| reading | p50 ms | p99 ms |\n|---|---|---|")
    for label, found in (("quiet", quiet), ("while dumps are made", beside)):
        print(f"| {label} | {statistics.median(found):.1f} | {statistics.quantiles(found, n=100)[98]:.1f} |")
    print(f"\nAll dumps: {seconds:.0f} s at low priority, status {process.returncode}")


def latencies(instance: Running, requests: int = REQUESTS) -> list[float]:
    """Ask as many new questions, one after the other; milliseconds of each."""
    return [1000 * instance.ask(f"{READ}{next(_offset)}", "text/csv").seconds for _ in range(requests)]


if __name__ == "__main__":
    sys.exit(main())
