"""query: answer a SPARQL query over the shipped data, or over a server

FILE is a .rq file, `-` for standard input; or give the text with -e. On a terminal a SELECT is shown as a
table, in a pipe it is CSV; graphs are Turtle.
"""

import argparse
import csv
import io
import sys
from pathlib import Path

from paraugs.cli.progress import Progress
from paraugs.cli.shipped import own_resources
from paraugs.errors import ResourceError
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.lexer import read_form
from paraugs.graph.loading import load
from paraugs.graph.port import QueryRequest, VisitorDoor
from paraugs.graph.remote import RemoteGraph

TABLES = {
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
}
GRAPHS = {"turtle": "text/turtle", "ntriples": "application/n-triples", "rdfxml": "application/rdf+xml"}
WIDEST = 60


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", nargs="?", metavar="FILE", help="a .rq file, or - for standard input")
    parser.add_argument("-e", "--text", metavar="QUERY", help="the query itself")
    parser.add_argument(
        "--endpoint", metavar="URL", help="ask this SPARQL server instead of the shipped data"
    )
    parser.add_argument(
        "--format", choices=("table", *TABLES, *GRAPHS), help="(default: table, or CSV in a pipe; turtle)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Answer on standard output."""
    text = _text(arguments)
    form = read_form(text)
    table = form in ("SELECT", "ASK")
    chosen = arguments.format or (("table" if sys.stdout.isatty() else "csv") if table else "turtle")
    if chosen not in ({"table", *TABLES} if table else GRAPHS):
        raise ResourceError(Path(arguments.file or "-e"), f"the answer of {form} has no form {chosen}")
    if form == "ASK" and chosen in ("table", "csv", "tsv"):
        chosen = "json"
    media_type = {**TABLES, **GRAPHS, "table": "text/csv"}[chosen]
    answer = _door(arguments.endpoint).answer(QueryRequest(text, None, None, media_type, form)).read()
    sys.stdout.write(_as_table(answer.decode()) if chosen == "table" else answer.decode())
    return 0


def _text(arguments: argparse.Namespace) -> str:
    if (arguments.file is None) == (arguments.text is None):
        raise ResourceError(Path("paraugs query"), "give either FILE or -e QUERY; see --help")
    if arguments.text is not None:
        return str(arguments.text)
    if arguments.file == "-":
        return sys.stdin.read()
    return Path(arguments.file).read_text(encoding="utf-8")


def _door(endpoint: str | None) -> VisitorDoor:
    if endpoint:
        return RemoteGraph(endpoint)
    progress = Progress()
    progress("loading the shipped data ...")
    graph = EmbeddedGraph()
    load(own_resources(), graph)
    progress.done()
    return graph


def _as_table(text: str) -> str:
    rows = [[_short(cell) for cell in row] for row in csv.reader(io.StringIO(text))]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
    rule = "  ".join("-" * width for width in widths)
    return "\n".join([lines[0], rule, *lines[1:], f"{len(rows) - 1} rows", ""])


def _short(cell: str) -> str:
    flat = " ".join(cell.split())
    return flat if len(flat) <= WIDEST else flat[: WIDEST - 1] + "…"
