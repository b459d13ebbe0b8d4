"""One value of an answer: an address to follow, a text in its language, a number.

Sources: SPARQL 1.1 Query Results CSV and TSV Formats, section 4; RDF 1.1 N-Triples, section 2.
"""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal

Kind = Literal["iri", "text", "node", "nothing"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_LITERAL = re.compile(
    r'"(?P<text>(?:[^"\\]|\\.)*)"(?:@(?P<language>[\w-]+)|\^\^<(?P<datatype>[^>]*)>)?', re.DOTALL
)
_ESCAPE = re.compile(r"\\(?:[tnrbf\"'\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})")
_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
_NUMBERS = frozenset(
    _XSD + name
    for name in (
        "integer",
        "decimal",
        "double",
        "float",
        "int",
        "long",
        "short",
        "nonNegativeInteger",
        "byte",
    )
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One value: what it says, and its language or datatype; `term` is how Turtle writes it."""

    kind: Kind
    text: str
    language: str = ""
    datatype: str = ""
    term: str = ""

    @property
    def address(self) -> str:
        """Where it leads; empty for what is no address of the web."""
        is_web = self.kind == "iri" and self.text.startswith(("http://", "https://"))
        return self.text if is_web else ""

    @property
    def number(self) -> Decimal | None:
        """The number that it is."""
        if self.datatype not in _NUMBERS:
            return None
        try:
            number = Decimal(self.text)
        except InvalidOperation:
            return None
        return number if number.is_finite() else None

    @property
    def year(self) -> int | None:
        """The year that it names, alone or at the head of a date."""
        is_date = self.datatype in (_XSD + "gYear", _XSD + "gYearMonth", _XSD + "date", _XSD + "dateTime")
        return int(self.text[:4]) if is_date and self.text[:4].isdecimal() else None


def cell(term: str) -> Cell:
    """Read one term."""
    if not term:
        return Cell("nothing", "")
    if term.startswith("<"):
        return Cell("iri", _plain(term[1:-1]), term=term)
    if term.startswith("_:"):
        return Cell("node", term, term=term)
    found = _LITERAL.fullmatch(term)
    if found:
        return Cell("text", _plain(found["text"]), found["language"] or "", found["datatype"] or "", term)
    kind = "boolean" if term in ("true", "false") else "decimal" if "." in term else "integer"
    return Cell("text", term, datatype=_XSD + kind, term=term)


def _plain(text: str) -> str:
    return _ESCAPE.sub(lambda found: _character(found[0][1:]), text)


def _character(code: str) -> str:
    return _ESCAPES.get(code) or chr(int(code[1:], 16))
