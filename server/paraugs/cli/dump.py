"""dump: make the dumps of the newest version, as the server does by itself in the background

They stand in the folder for state (`dumps/`), where /dumps gives them out. Nothing is done when they are
there, or when another process is making them.
"""

import argparse
import os
from datetime import UTC, datetime

from paraugs.cli.progress import Progress
from paraugs.cli.shipped import shipped_resources
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.loading import load
from paraugs.graph.named import NamedQueries
from paraugs.settings import read_settings

_LOW_PRIORITY = 15


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--quiet", action="store_true", help="no progress")


def run(arguments: argparse.Namespace) -> int:
    """Load what the ledger holds, and make its dumps."""
    # Imported late: SQLAlchemy takes long, and the other commands do not need it.
    from paraugs.publish.dumps.keeping import shelf_of
    from paraugs.publish.dumps.making import make_dumps
    from paraugs.wiring import filled_ledger

    os.nice(_LOW_PRIORITY)
    progress, settings, resources = Progress(arguments.quiet), read_settings(), shipped_resources()
    progress("loading ...")
    graph = EmbeddedGraph()
    with filled_ledger(settings, resources) as (ledger, _):
        loaded = load(resources, graph, ledger)
        number = int(loaded.version)
        when = ledger.revision(number).entry.when if number else datetime.fromtimestamp(0, UTC)
    progress("writing ...")
    made = make_dumps(graph, NamedQueries(resources), shelf_of(settings), when.astimezone(UTC).isoformat())
    progress.done(f"{made.fingerprint}: {len(made.dumps)} dumps" if made else "another process makes them")
    return 0
