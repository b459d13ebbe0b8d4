"""export: write the whole dataset, a part of it or one graph, in any form of RDF or as a table

N-Quads are sorted, so that the same version gives the same bytes. With --part it writes what /dumps gives
out under that name: practices-lv, tools, monitor ...
"""

import argparse
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from paraugs.cli.progress import Progress
from paraugs.cli.shipped import own_resources
from paraugs.errors import NotFound, RequestError
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.loading import load
from paraugs.graph.named import NamedQueries
from paraugs.graph.notation import write_term
from paraugs.publish.dumps.forms import CSV, JSON_LD, N_QUADS, PARQUET, RDF_XML, TABLES, TRIG, TURTLE
from paraugs.publish.dumps.making import write_part
from paraugs.publish.dumps.parts import WHOLE, parts_of
from paraugs.publish.parquet import is_available
from paraugs.terms import IRI, Quad, Triple
from paraugs.turtle import write_trig, write_turtle

_FORMS = ("nquads", "trig", "turtle")
_OF_PARTS = {"jsonld": JSON_LD, "rdfxml": RDF_XML, "csv": CSV}
_SUFFIXES = {"nquads": N_QUADS, "trig": TRIG, "turtle": TURTLE, **_OF_PARTS, PARQUET.suffix: PARQUET}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--format", choices=tuple(_SUFFIXES), default="nquads", help="(default: nquads)")
    parser.add_argument("--graph", metavar="IRI", help="only this named graph")
    parser.add_argument("--part", metavar="NAME", help="only this part, as it stands in the dumps")
    parser.add_argument("--output", "-o", type=Path, metavar="FILE", help="(default: standard output)")


def run(arguments: argparse.Namespace) -> int:
    """Load and write; an unfinished file never stands under its name."""
    progress = Progress()
    progress("loading ...")
    graph, resources = EmbeddedGraph(), own_resources()
    load(resources, graph)
    progress("writing ...")
    if arguments.format == PARQUET.suffix and not is_available():
        raise RequestError("Parquet needs the extra: pip install 'paraugs[parquet]'")
    if arguments.part or arguments.format in _SUFFIXES.keys() - set(_FORMS):
        data = _part(graph, NamedQueries(resources), arguments)
    else:
        data = _written(_quads(graph, arguments.graph), arguments.format).encode()
    if arguments.output is None:
        progress.done()
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return 0
    unfinished = arguments.output.with_name(arguments.output.name + ".part")
    unfinished.write_bytes(data)
    unfinished.replace(arguments.output)
    progress.done(f"wrote {arguments.output}")
    return 0


def _part(graph: EmbeddedGraph, queries: NamedQueries, arguments: argparse.Namespace) -> bytes:
    """Write a part, the whole by default, as the dumps hold it."""
    if arguments.graph:
        raise RequestError("Name a part or a graph, not both; a graph is written as nquads, trig or turtle.")
    wanted, form = arguments.part or WHOLE, _SUFFIXES[arguments.format]
    part = next((each for each in parts_of(graph.graph_names()) if each.name == wanted), None)
    if part is None or (form in TABLES and not part.table):
        raise NotFound(
            f"a part named {wanted}" if part is None else f"a table of {wanted}; name a part of it"
        )
    out = io.BytesIO()
    write_part(graph, queries, part, form, out)
    return out.getvalue()


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
