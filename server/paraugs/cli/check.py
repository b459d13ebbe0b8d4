"""check: look whether the files of this release are sound: ontology, vocabularies, shapes, data, queries

Loads the shipped files (or those of PARAUGS_RESOURCES_DIR), runs the rules of queries/hygiene, validates the
data against the shapes, compares what every query answers with queries/record.tsv and the examples with
data/examples.ttl (`--record` writes these two files), and lets HermiT look for contradictions in the ontology
if there is Java. What contributors handed in is not looked at: `paraugs validate` is for files of your own,
`paraugs ledger verify` for the ledger. Exit code 1 and a line for each fault.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from paraugs.cli.progress import Progress
from paraugs.cli.shipped import shipped_resources
from paraugs.contribute.judging.hygiene import find_faults
from paraugs.contribute.judging.reasoning import (
    JAVA_MISSING,
    find_java,
    ontology_files,
    unsatisfiable_classes,
    write_without_imports,
)
from paraugs.contribute.validation import check_records
from paraugs.explore.guarding import RECORD, answers_of, differences, read_record, written_record
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.loading import load
from paraugs.publish.sparql_examples import FILE as EXAMPLES
from paraugs.publish.sparql_examples import as_file as examples_file
from paraugs.resources import Resources

DATA = ("practices/*.trig", "transfers/*.ttl", "tools/*.ttl", "instruments/*.ttl", "framework/*.ttl")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--no-shapes", action="store_true", help="leave out the validation of the data")
    parser.add_argument(
        "--record",
        action="store_true",
        help="write down what the queries answer now, and look at nothing else",
    )
    parser.add_argument("--no-reasoning", action="store_true", help="leave out HermiT")


def run(arguments: argparse.Namespace) -> int:
    """Look at everything; 0 when nothing was found."""
    resources, progress, graph = shipped_resources(), Progress(), EmbeddedGraph()
    if arguments.record:
        Path(resources.root, EXAMPLES).write_text(examples_file(resources), encoding="utf-8")
    progress("loading ...")
    loaded = load(resources, graph)
    if arguments.record:
        Path(resources.root, RECORD).write_text(
            written_record(answers_of(graph, resources)), encoding="utf-8"
        )
        progress.done(f"wrote {EXAMPLES} and {RECORD}")
        return 0
    progress("running the rules of hygiene ...")
    lines = [str(fault) for fault in find_faults(graph, resources)]
    progress("asking the queries ...")
    lines += differences(answers_of(graph, resources), read_record(resources))
    if examples_file(resources) != resources.text(EXAMPLES):
        lines.append(f"{EXAMPLES}: is not what the queries say; `paraugs check --record` writes it")
    if not arguments.no_shapes:
        progress("validating the data against the shapes ...")
        lines += _violations(resources)
    if not arguments.no_reasoning:
        progress("reasoning ...")
        lines += _contradictions(resources)
    progress.done(f"looked at {loaded.triples:,} statements: {len(lines)} faults")
    sys.stdout.writelines(line + "\n" for line in lines)
    return 1 if lines else 0


def _violations(resources: Resources) -> list[str]:
    files = [path for pattern in DATA for path in resources.files("data", pattern)]
    report = check_records(files, resources)
    return [] if report.conforms else [report.to_text()]


def _contradictions(resources: Resources) -> list[str]:
    java = find_java()
    if java is None:
        print(JAVA_MISSING, file=sys.stderr)
        return []
    with tempfile.TemporaryDirectory() as folder:
        merged = write_without_imports(ontology_files(resources), "", Path(folder, "ontology.nt"))
        return [f"{iri}: no thing can be of this class" for iri in unsatisfiable_classes(merged, java)]
