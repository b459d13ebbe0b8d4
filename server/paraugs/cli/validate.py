"""validate: tell what is wrong with practices in RDF files, where, and how to mend it

Turtle, TriG, JSON-LD, RDF/XML, N-Triples and N-Quads are read; files may point to one another. Only what is
required blocks (exit code 1); recommendations are shown as warnings, hints are counted (--hints shows them).
"""

import argparse
import sys
from pathlib import Path

from paraugs.cli.progress import Progress
from paraugs.cli.shipped import shipped_resources
from paraugs.contribute.validation import validate_files
from paraugs.graph.parsing import MEDIA_TYPES

SYNTAXES = {suffix.removeprefix("."): media_type for suffix, media_type in MEDIA_TYPES.items()}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument(
        "--lang", choices=("en", "lv"), default="en", help="language of the findings (default: en)"
    )
    parser.add_argument(
        "--format", choices=sorted(SYNTAXES), help="syntax of the files (default: by their names)"
    )
    parser.add_argument("--hints", action="store_true", help="show hints too")
    output = parser.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true", help="findings as JSON")
    output.add_argument("--turtle", action="store_true", help="the SHACL validation report")


def run(arguments: argparse.Namespace) -> int:
    """Print the findings; 0 conforms, 1 violations, 2 a file that cannot be read."""
    progress = Progress()
    progress("reading the shapes and the vocabularies ...")
    media_type = SYNTAXES.get(arguments.format)
    report = validate_files(arguments.files, shipped_resources(), arguments.lang, media_type)
    progress.done()
    if arguments.json:
        sys.stdout.write(report.to_json())
    elif arguments.turtle:
        sys.stdout.write(report.to_turtle())
    else:
        sys.stdout.write(report.to_text(arguments.hints))
    return report.exit_code
