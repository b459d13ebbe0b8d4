"""index: say how far the index of the search is, or make it anew

The index lies in the folder `index` of PARAUGS_DATA_DIR. It is made from the graph and follows the ledger by
itself: `rebuild` is needed only when something is believed to be wrong with it. The server may go on.
"""

import argparse

from paraugs.settings import read_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the sub-commands."""
    acts = parser.add_subparsers(title="what to do", metavar="WHAT", required=True)
    add = acts.add_parser(
        "status", help="say how far the index is; exit code 1 when it is not where the ledger is"
    )
    add.set_defaults(act="status")
    add = acts.add_parser(
        "rebuild", help="make the index anew; who searches has the old one until it is whole"
    )
    add.set_defaults(act="remake")


def run(arguments: argparse.Namespace) -> int:
    """Run the sub-command; 1 when the answer is no."""
    # Imported late: the search engine takes long, and the other commands do not need it.
    from paraugs.cli import index_acts

    return int(getattr(index_acts, arguments.act)(read_settings()))
