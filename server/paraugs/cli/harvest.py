"""harvest: follow sources of Member States, and take in what they publish, through the door of all others

A source is a file of RDF (rdf, dump), a SPARQL endpoint, a linked data event stream (ldes), a DCAT catalogue
or an OAI-PMH repository. A mapping, a CONSTRUCT query in a file, makes our ontology of another. A server
reads each source when it is due; `run` does so at once. Nothing is published that was not reviewed, and what
is gone at its source is only proposed to be withdrawn. PARAUGS_HARVEST_HOSTS says where this server may go.
"""

import argparse
from pathlib import Path

from paraugs.settings import read_settings

_KINDS = ("rdf", "dump", "sparql", "ldes", "dcat", "oai")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the sub-commands."""
    acts = parser.add_subparsers(title="what to do", metavar="WHAT", required=True)
    _declare_add(acts.add_parser("add", help="follow a source, or change what is said of one"))
    add = acts.add_parser("list", help="list the sources, and how they stand")
    add.set_defaults(act="tell")
    add = acts.add_parser("run", help="read a source now")
    which = add.add_mutually_exclusive_group(required=True)
    which.add_argument("source", nargs="?", metavar="STATE/NAME", help="which source")
    which.add_argument("--due", action="store_true", help="whichever is due, one after the other")
    add.add_argument("--dry-run", action="store_true", help="tell what would come of it, write nothing")
    add.add_argument(
        "--accept-drop", action="store_true", help="go on although more than a fifth is gone there"
    )
    add.add_argument("--again", action="store_true", help="read what did not change, too")
    add.add_argument("--quiet", action="store_true", help="print nothing that is well")
    add.set_defaults(act="read")
    add = acts.add_parser("log", help="show what came of the last runs of a source")
    add.add_argument("source", metavar="STATE/NAME", help="which source")
    add.add_argument("--runs", type=int, default=5, metavar="N", help="how many (default: 5)")
    add.set_defaults(act="show_log")
    for name, words in (
        ("pause", "leave a source alone"),
        ("resume", "go on with it"),
        ("remove", "follow it no longer; what it gave stays"),
    ):
        add = acts.add_parser(name, help=words)
        add.add_argument("source", metavar="STATE/NAME", help="which source")
        add.set_defaults(act="call_it", wish=name)


def _declare_add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="STATE/NAME", help="a state's code and a name: lv/ministry")
    parser.add_argument("kind", choices=_KINDS, help="how it is read")
    parser.add_argument("url", metavar="URL", help="where it is")
    parser.add_argument(
        "--query",
        metavar="FILE|TEXT",
        default="",
        help="the CONSTRUCT for an endpoint; for oai: PREFIX [SET]",
    )
    parser.add_argument("--mapping", metavar="FILE", type=Path, help="a CONSTRUCT that makes our ontology")
    parser.add_argument(
        "--every", type=int, default=24, metavar="HOURS", help="how often (default: 24; 0: when called)"
    )
    parser.set_defaults(act="add")


def run(arguments: argparse.Namespace) -> int:
    """Run the sub-command."""
    from paraugs.cli import harvest_acts  # Imported late: `--help` need not wait for the engine.

    return int(getattr(harvest_acts, arguments.act)(read_settings(), arguments))
