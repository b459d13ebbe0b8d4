"""export: write the whole dataset, or one graph, as N-Quads, TriG or Turtle

N-Quads are sorted, so that the same version gives the same bytes.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from paraugs.cli.progress import Progress
from paraugs.cli.shipped import shipped_resources
from paraugs.errors import NotFound
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.loading import load
from paraugs.graph.notation import write_term
from paraugs.terms import IRI, Quad, Triple
from paraugs.turtle import write_trig, write_turtle


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--format", choices=("nquads", "trig", "turtle"), default="nquads", help="(default: nquads)"
    )
    parser.add_argument("--graph", metavar="IRI", help="only this named graph")
    parser.add_argument("--output", "-o", type=Path, metavar="FILE", help="(default: standard output)")


def run(arguments: argparse.Namespace) -> int:
    """Load and write; an unfinished file never stands under its name."""
    progress = Progress()
    progress("loading ...")
    graph = EmbeddedGraph()
    load(shipped_resources(), graph)
    progress("writing ...")
    text = _written(_quads(graph, arguments.graph), arguments.format)
    if arguments.output is None:
        progress.done()
        sys.stdout.write(text)
        return 0
    unfinished = arguments.output.with_name(arguments.output.name + ".part")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(arguments.output)
    progress.done(f"wrote {arguments.output}")
    return 0


def _quads(graph: EmbeddedGraph, only: str | None) -> Iterator[Quad]:
    names = graph.graph_names()
    if only is not None:
        if IRI(only) not in names:
            raise NotFound(f"a graph named {only}")
        names = [IRI(only)]
    for name in names:
        for triple in graph.read_graph(name):
            yield Quad(*triple, name)


def _written(quads: Iterator[Quad], form: str) -> str:
    if form == "trig":
        return write_trig(quads)
    if form == "turtle":
        return write_turtle(Triple(*quad[:3]) for quad in quads)
    return "".join(
        sorted(" ".join(write_term(term) for term in quad if term is not None) + " .\n" for quad in quads)
    )
