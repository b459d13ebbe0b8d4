"""dump: make the dumps of the newest version, as the server does by itself in the background

They stand in the folder for state (`dumps/`), where /dumps gives them out. Nothing is done when they are
there, or when another process is making them.
"""

import argparse
import os
from datetime import UTC, datetime

from paraugs.cli.progress import Progress
from paraugs.cli.shipped import own_resources
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.loading import load
from paraugs.graph.named import NamedQueries
from paraugs.publish.dumps.shelf import DumpSet, Shelf
from paraugs.settings import Settings, read_settings

_LOW_PRIORITY = 15


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--quiet", action="store_true", help="no progress")


def run(arguments: argparse.Namespace) -> int:
    """Make them, if nobody else does."""
    # Imported late: SQLAlchemy takes long, and the other commands do not need it.
    from paraugs.publish.dumps.keeping import shelf_of
    from paraugs.publish.dumps.making import turn

    os.nice(_LOW_PRIORITY)
    progress, settings = Progress(arguments.quiet), read_settings()
    shelf = shelf_of(settings)
    with turn(shelf.folder) as is_ours:
        if is_ours:
            made = _make(settings, shelf, progress)
            progress.done(f"dumps of {made.fingerprint}: {len(made.dumps)} in {shelf.folder}")
        elif not arguments.quiet:
            progress.done("another process is making the dumps")
    return 0


def _make(settings: Settings, shelf: Shelf, progress: Progress) -> DumpSet:
    from paraugs.publish.dumps.making import make_dumps
    from paraugs.wiring import filled_ledger

    resources, graph = own_resources(), EmbeddedGraph()
    progress("loading ...")
    with filled_ledger(settings, resources) as (ledger, _):
        number = int(load(resources, graph, ledger).version)
        when = ledger.revision(number).entry.when if number else datetime.fromtimestamp(0, UTC)
    progress("writing ...")
    return make_dumps(graph, NamedQueries(resources), shelf, when.astimezone(UTC).isoformat())
