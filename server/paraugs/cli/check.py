"""check: look whether ontology, vocabularies, shapes and data are sound

Loads everything, runs the rules of queries/hygiene, and validates the data against the shapes. Exit code 1
and a line for each fault when something is not as it should be.
"""

import argparse
import sys

from paraugs.cli.progress import Progress
from paraugs.contribute.hygiene import find_faults
from paraugs.contribute.validation import validate_files
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.loading import load, repeated_statements
from paraugs.resources import find_resources

DATA = ("practices/*.trig", "transfers/*.ttl", "tools/*.ttl", "instruments/*.ttl", "framework/*.ttl")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--no-shapes", action="store_true", help="leave out the validation of the data")


def run(arguments: argparse.Namespace) -> int:
    """Look at everything; 0 when nothing was found."""
    resources, progress = find_resources(), Progress()
    progress("loading ...")
    graph = EmbeddedGraph()
    loaded = load(resources, graph)
    progress("looking for statements that stand in two graphs ...")
    lines = [str(repeated) for repeated in repeated_statements(graph)]
    progress("running the rules of hygiene ...")
    lines += [str(fault) for fault in find_faults(graph, resources)]
    if not arguments.no_shapes:
        progress("validating the data against the shapes ...")
        files = [path for pattern in DATA for path in resources.files("data", pattern)]
        report = validate_files(files, resources)
        lines += [] if report.conforms else [report.to_text()]
    progress.done(f"looked at {loaded.triples:,} statements: {len(lines)} faults")
    sys.stdout.writelines(line + "\n" for line in lines)
    return 1 if lines else 0
