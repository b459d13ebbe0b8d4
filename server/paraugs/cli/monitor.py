"""monitor: read Eurostat's files as editions of the monitor beside the others

import reads JSON-stat (1.x and 2.0), SDMX-CSV, bulk TSV and the CSV of the data browser. An edition is kept
in the folder `reference` of PARAUGS_DATA_DIR and served from the next start of the server; no other edition
is touched, and the headline values stay what they are. Copy the folder to every node.
"""

import argparse
from datetime import date
from pathlib import Path

from paraugs.cli import monitor_acts
from paraugs.statistics.choosing import Choice


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the sub-commands."""
    acts = parser.add_subparsers(title="what to do", metavar="WHAT", required=True)
    add = acts.add_parser("import", help="read a file as a new edition")
    add.set_defaults(act=_take_in)
    add.add_argument("file", type=Path, metavar="FILE")
    add.add_argument("--indicator", metavar="NAME", default="", help="the indicator that it holds")
    add.add_argument("--dataset", metavar="CODE", default="", help="Eurostat's code of the table")
    add.add_argument("--extracted", metavar="DATE", type=date.fromisoformat, help="the day it is of")
    add.add_argument(
        "--select", metavar="NAME=CODE", action="append", default=[], type=_pair,
        help="the code to take of a dimension, such as sex=T; may be repeated",
    )  # fmt: skip
    add.add_argument(
        "--years", metavar="FIRST-LAST", type=_years, default=(2009, 2020), help="(default: 2009-2020)"
    )
    add.add_argument("--dry-run", action="store_true", help="keep nothing; show what would be added")
    add.add_argument("--quiet", action="store_true", help="no progress")
    acts.add_parser("list", help="name the imported editions").set_defaults(act=_list)
    add = acts.add_parser("remove", help="take an imported edition away")
    add.set_defaults(act=_remove)
    add.add_argument("edition", metavar="EDITION", help="its name, as `list` gives it")


def run(arguments: argparse.Namespace) -> int:
    """Run the sub-command."""
    return int(arguments.act(arguments))


def _take_in(arguments: argparse.Namespace) -> int:
    choice = Choice(arguments.indicator, arguments.dataset, dict(arguments.select), arguments.years)
    return monitor_acts.take_in(
        arguments.file,
        choice,
        arguments.extracted,
        is_dry=arguments.dry_run,
        is_quiet=arguments.quiet,
    )


def _list(_: argparse.Namespace) -> int:
    return monitor_acts.list_kept()


def _remove(arguments: argparse.Namespace) -> int:
    return monitor_acts.take_away(arguments.edition)


def _pair(text: str) -> tuple[str, str]:
    name, equals, code = text.partition("=")
    if not (name and equals and code):
        raise argparse.ArgumentTypeError(f"{text!r} is not like sex=T")
    return name, code


def _years(text: str) -> tuple[int, int]:
    first, _, last = text.partition("-")
    if not (first.isdigit() and last.isdigit() and int(first) <= int(last)):
        raise argparse.ArgumentTypeError(f"{text!r} is not like 2009-2020")
    return int(first), int(last)
