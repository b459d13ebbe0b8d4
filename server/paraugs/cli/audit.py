"""audit: export the log of every decision: who did what to which thing, and when

Sign-ins and their failures, accounts and tokens, and every step in the life of a contribution. Nothing in it
is ever changed or deleted.
"""

import argparse

from paraugs.settings import read_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the sub-command."""
    acts = parser.add_subparsers(title="what to do", metavar="WHAT", required=True)
    add = acts.add_parser("export", help="write the log to standard output")
    add.add_argument("--since", default="", metavar="DATE", help="only from this day or time on (UTC)")
    add.add_argument("--state", metavar="LV", help="only what concerns this state")
    add.add_argument("--format", choices=("csv", "json"), default="csv", help="default: csv")


def run(arguments: argparse.Namespace) -> int:
    """Write the log."""
    # Imported late: SQLAlchemy takes long, and the other commands do not need it.
    from paraugs.cli import audit_acts

    return audit_acts.export(arguments, read_settings())
