"""Answers as tables that a person can read and a diff can show: one line a row, terms in short form."""

from decimal import Decimal, InvalidOperation
from pathlib import Path

from paraugs.graph.port import Solutions
from paraugs.namespaces import PREFIXES, THINGS
from paraugs.terms import IRI, Literal, Term

CASES = Path(__file__).parent / "cases"


def as_table(solutions: Solutions) -> str:
    """Give the answer as tab-separated text with a header, in the order of the rows."""
    lines = [solutions.variables, *([_cell(term) for term in row] for row in solutions.rows)]
    return "".join("\t".join(line) + "\n" for line in lines)


def _cell(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, IRI):
        return _short(term.value)
    if isinstance(term, Literal) and term.datatype is not None:
        return _number(term.value)
    return " ".join(str(term).split()) + (
        f"@{term.language}" if isinstance(term, Literal) and term.language else ""
    )


def _number(text: str) -> str:
    """Engines write 3.8 and 3.80 for the same number: give the shortest."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    return f"{number.normalize():f}"


def _short(iri: str) -> str:
    if iri.startswith(THINGS):
        return iri.removeprefix(THINGS)
    for prefix in ("country", "par"):
        if iri.startswith(PREFIXES[prefix]):
            return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}"
    return iri
