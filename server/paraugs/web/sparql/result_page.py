"""The answer of a SELECT or ASK as a page: a table of the first rows, and links to the whole in other forms.

The rows come as TSV, in which a line is a row and a term stands as in Turtle, so that the number of rows is
exact and only those that are shown are read. Source: SPARQL 1.1 Query Results CSV and TSV Formats, section 4.
"""

import io
import json
from dataclasses import dataclass
from itertools import islice

from flask import Response, render_template, url_for

from paraugs.graph.lexer import Outline
from paraugs.graph.port import Answer
from paraugs.web.cells import Cell, cell
from paraugs.web.http.negotiation import HTML, JSON, TABLE_FORMS, TSV
from paraugs.web.http.sparql_protocol import Inquiry
from paraugs.web.responses import entity_tag, in_readers_language
from paraugs.web.sparql import answers

MOST_ROWS = 1000


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that are shown, of so many."""

    variables: tuple[str, ...]
    rows: list[tuple[Cell, ...]]
    total: int


def result_page(inquiry: Inquiry, known: Outline) -> Response:
    """The page of a query's answer."""
    tag = answers.tag_of(inquiry, known, entity_tag(HTML))
    known_page = answers.unchanged(tag)
    if known_page:
        return in_readers_language(known_page)
    table = truth = None
    if known.form == "ASK":
        truth = json.loads(answers.answer(inquiry, known, JSON).read())["boolean"]
    else:
        table = _table(answers.answer(inquiry, known, TSV))
    forms = TABLE_FORMS[:2] if known.form == "ASK" else TABLE_FORMS
    links = {form.label: _address(inquiry, form.suffix) for form in forms}
    page = render_template(
        "result.html", query=inquiry.text, table=table, truth=truth, links=links, most=MOST_ROWS
    )
    return in_readers_language(answers.finish(Response(page, content_type=HTML.content_type), tag))


def _address(inquiry: Inquiry, suffix: str) -> str:
    dataset = {"default-graph-uri": inquiry.default_graphs, "named-graph-uri": inquiry.named_graphs}
    named = {name: list(graphs) for name, graphs in dataset.items() if graphs}
    return url_for("sparql.query", query=inquiry.text, **{"as": suffix}, **named)  # type: ignore[arg-type]


def _table(found: Answer) -> Table:
    with io.BytesIO(found.body) if isinstance(found.body, bytes) else found.body as lines:
        variables = tuple(name.lstrip("?") for name in _cells(lines.readline()))
        rows = [tuple(cell(text) for text in _cells(line)) for line in islice(lines, MOST_ROWS)]
        more = sum(piece.count(b"\n") for piece in iter(lambda: lines.read(1 << 20), b""))
    return Table(variables, rows, len(rows) + more)


def _cells(line: bytes) -> list[str]:
    text = line.decode(errors="replace").rstrip("\r\n")
    return text.split("\t") if text else []
