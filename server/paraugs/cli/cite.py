"""cite: list the answers that were cited, or prove that their rows are those of the dataset of then

The ledger is append-only, so the dataset of an older version can be made again and the query asked again.
That needs the release of then: other reference data are said as such. Exit code 1 when rows are not what
they were. Answers are cited on their pages, or by POST to /cite.
"""

import argparse

from paraugs.settings import read_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the sub-commands."""
    acts = parser.add_subparsers(title="what to do", metavar="WHAT", required=True)
    add = acts.add_parser("list", help="list them, the oldest first")
    add.add_argument("ids", nargs="*", metavar="ID", help="only these (default: all)")
    add.set_defaults(act="tell")
    add = acts.add_parser(
        "verify", help="look at the hashes, and ask each query again in the dataset of then"
    )
    add.add_argument("ids", nargs="*", metavar="ID", help="only these (default: all)")
    add.set_defaults(act="prove")
    add = acts.add_parser(
        "erase", help="put a notice in place of the query and rows of citations, as the law demands"
    )
    add.add_argument("ids", nargs="+", metavar="ID", help="which citations")
    add.add_argument("--reason", required=True, help="why; everybody can read it")
    add.set_defaults(act="erase")


def run(arguments: argparse.Namespace) -> int:
    """Run the sub-command; 1 when the answer is no."""
    from paraugs.cli import cite_acts  # Imported late: `--help` need not wait for the engine.

    return int(getattr(cite_acts, arguments.act)(read_settings(), arguments))
