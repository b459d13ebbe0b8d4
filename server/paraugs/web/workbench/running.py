"""A query that is run for a page: its answer as rows or a truth, what it took, and what failed."""

import json
from dataclasses import dataclass

from flask import g

from paraugs.errors import ParaugsError
from paraugs.graph.layout import with_prefixes
from paraugs.graph.lexer import Outline, outline
from paraugs.web.context import services
from paraugs.web.http.negotiation import JSON, N_TRIPLES, TSV
from paraugs.web.http.sparql_protocol import Inquiry
from paraugs.web.sparql import answers
from paraugs.web.workbench.completing import known_prefixes
from paraugs.web.workbench.rows import Rows


@dataclass(frozen=True, slots=True)
class Run:
    """A whole answer. `seconds` is None when it was known from before; ASK has a truth, all else has rows.

    `version` is the dataset version that it is of.
    """

    inquiry: Inquiry
    known: Outline
    rows: Rows
    seconds: float | None
    version: str
    truth: bool | None = None

    @property
    def is_graph(self) -> bool:
        """Whether the answer is statements."""
        return self.known.form in ("CONSTRUCT", "DESCRIBE")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer."""

    error: ParaugsError


def prepared(inquiry: Inquiry) -> Inquiry:
    """The inquiry with the declarations of prefixes that its query lacks."""
    text = with_prefixes(inquiry.text or "", known_prefixes())
    return Inquiry(text, inquiry.default_graphs, inquiry.named_graphs, inquiry.suffix)


def run(inquiry: Inquiry) -> Run | Failure:
    """Run a query; every failure that has a name is told beside the query, which nobody must type again."""
    g.query_text = inquiry.text
    try:
        return _run(inquiry, outline(inquiry.text or ""))
    except ParaugsError as error:
        return Failure(error)


def _run(inquiry: Inquiry, known: Outline) -> Run:
    version = services().graph.version
    form = {"SELECT": TSV, "ASK": JSON}.get(known.form, N_TRIPLES)
    found, seconds = answers.timed(inquiry, known, form)
    rows = Rows(found, known.form in ("CONSTRUCT", "DESCRIBE"))
    truth = json.loads(found.read())["boolean"] if known.form == "ASK" else None
    return Run(inquiry, known, rows, seconds, version, truth)
