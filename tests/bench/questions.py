"""How long does each competency question take over the shipped data, asked anew over HTTP? Aim: under 50 ms.

python tests/bench/questions.py [--runs K]
"""

import argparse
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import peers  # noqa: E402
from timing import time_query  # noqa: E402

from paraugs.graph.named import NamedQueries  # noqa: E402
from paraugs.resources import find_resources  # noqa: E402


def main() -> int:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=9, help="timed runs of each question (default: 9)")
    runs = parser.parse_args().runs
    resources = find_resources()
    questions = NamedQueries(resources, "queries/competency")
    print("## Competency questions over the shipped data\n")
    print("| question | median ms | slowest |\n|---|---:|---:|")
    with (
        tempfile.TemporaryDirectory() as folder,
        peers.paraugs(resources, Path(folder, "unused"), Path(folder)) as peer,
    ):
        for name in questions.names():
            timing = time_query(peer.url, questions[name].text, runs)
            print(f"| {name} | {timing.median:.1f} | {timing.slowest:.1f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
