"""format: write Turtle and TriG files in the one layout of the project

Without file names: the vocabularies and the data. A file whose blank nodes or comments were laid out by hand
(the modules of the ontology, the shapes) is not touched unless named.
"""

import argparse
import sys
from pathlib import Path

from paraugs.cli.shipped import shipped_resources
from paraugs.errors import ResourceError, SyntaxFault
from paraugs.graph.parsing import media_type_of, parse
from paraugs.resources import Resources
from paraugs.terms import Triple
from paraugs.turtle import write_trig, write_turtle

FORMATTED = (("ontology/vocabularies", "*.ttl"), ("data", "**/*.ttl"), ("data", "**/*.trig"))
SUFFIXES = (".ttl", ".trig")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help=".ttl or .trig")
    parser.add_argument(
        "--check", action="store_true", help="change nothing; exit 1 when a file would change"
    )


def run(arguments: argparse.Namespace) -> int:
    """Format, or tell what would change."""
    changed = 0
    for path in arguments.files or _shipped(shipped_resources()):
        old, new = path.read_text(encoding="utf-8"), formatted(path)
        if old == new:
            continue
        changed += 1
        print(f"{'would rewrite' if arguments.check else 'rewrote'} {path}", file=sys.stderr)
        if not arguments.check:
            path.write_text(new, encoding="utf-8")
    return 1 if changed and arguments.check else 0


def formatted(path: Path) -> str:
    """The text of a file in the one layout; ResourceError when it is broken or of another kind."""
    if path.suffix not in SUFFIXES:
        raise ResourceError(path, f"only {' and '.join(SUFFIXES)} files have a layout")
    try:
        quads = parse(path.read_bytes(), media_type_of(path.name), path.resolve().as_uri())
    except SyntaxFault as fault:
        raise ResourceError(path, fault.reason, fault.place.line if fault.place else None) from fault
    if path.suffix == ".trig":
        return write_trig(quads)
    return write_turtle(Triple(*quad[:3]) for quad in quads)


def _shipped(resources: Resources) -> list[Path]:
    return [path for folder, pattern in FORMATTED for path in resources.files(folder, pattern)]
