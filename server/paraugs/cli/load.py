"""load: put the shipped data and the ledger's contributions into a SPARQL 1.1 server

The server then answers for the graph: PARAUGS_GRAPH=URL paraugs serve. Each named graph is replaced as a
whole; the one that tells the version comes last, so that a load cut off never passes for a whole one.
"""

import argparse
import sys

from paraugs.cli.progress import Progress
from paraugs.cli.shipped import own_resources
from paraugs.graph.loading import load_into
from paraugs.graph.remote import RemoteGraph
from paraugs.settings import read_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("endpoint", metavar="QUERY_URL", help="the server's SPARQL query endpoint")
    parser.add_argument("--update", metavar="URL", default="", help="its update endpoint (default: the same)")
    parser.add_argument("--quiet", action="store_true", help="no progress")


def run(arguments: argparse.Namespace) -> int:
    """Load and tell how much."""
    progress = Progress(arguments.quiet)
    target = RemoteGraph(arguments.endpoint, arguments.update or arguments.endpoint)
    # Imported late: SQLAlchemy takes long, and the other commands do not need it.
    from paraugs.wiring import filled_ledger

    resources = own_resources()
    with filled_ledger(read_settings(), resources) as (ledger, _):
        loaded = load_into(
            resources,
            target,
            lambda name, done, whole: progress(f"{done} of {whole} graphs: {name}"),
            ledger,
        )
    progress.done()
    print(
        f"{loaded.triples:,} statements in {len(loaded.counts)} graphs, version {loaded.version}",
        file=sys.stderr,
    )
    return 0
