"""An answer as rows of cells, read from TSV or N-Triples.

There a line is a row and a term stands as in Turtle, so the number of rows is exact,
and only those that are looked at are read.
Sources: SPARQL 1.1 Query Results CSV and TSV Formats, section 4; RDF 1.1 N-Triples, section 2.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from itertools import islice
from typing import Literal

from paraugs.graph.port import Answer

Kind = Literal["iri", "text", "node", "nothing"]
Row = tuple["Cell", ...]
STATEMENT = ("subject", "predicate", "object")

_XSD = "http://www.w3.org/2001/XMLSchema#"
_LITERAL = re.compile(
    r'"(?P<text>(?:[^"\\]|\\.)*)"(?:@(?P<language>[\w-]+)|\^\^<(?P<datatype>[^>]*)>)?', re.DOTALL
)
_TRIPLE = re.compile(
    r'(?P<subject>\S+) (?P<predicate>\S+) (?P<object><[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"\S*) \.\n?', re.DOTALL
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


class Rows:
    """The rows of an answer, which stay in the file that they came in."""

    def __init__(self, answer: Answer, is_graph: bool) -> None:
        self._answer, self._is_graph = answer, is_graph

    @cached_property
    def variables(self) -> tuple[str, ...]:
        """The names of the columns."""
        if self._is_graph:
            return STATEMENT
        line = next(self._lines(), b"").decode(errors="replace").rstrip("\r\n")
        return tuple(name.lstrip("?") for name in line.split("\t")) if line else ()

    @cached_property
    def size(self) -> int:
        """The bytes of the whole."""
        body = self._answer.body
        return len(body) if isinstance(body, bytes) else body.seek(0, 2)

    @cached_property
    def total(self) -> int:
        """The number of all rows."""
        body = self._answer.body
        if isinstance(body, bytes):
            ends = body.count(b"\n")
        else:
            body.seek(0)
            ends = sum(piece.count(b"\n") for piece in iter(lambda: body.read(1 << 20), b""))
        return ends if self._is_graph else max(ends - 1, 0)

    def read(self, start: int = 0, count: int | None = None) -> Iterator[Row]:
        """Read some rows."""
        first = start if self._is_graph else start + 1
        lines = islice(self._lines(), first, None if count is None else first + count)
        read = _statement if self._is_graph else _solution
        return (read(line.decode(errors="replace")) for line in lines)

    def beginning(self, most: int) -> tuple[str, bool]:
        """The first characters as they came, and whether that is all."""
        body = self._answer.body
        if not isinstance(body, bytes):
            body.seek(0)
        held = body[: most + 1] if isinstance(body, bytes) else body.read(most + 1)
        return held[:most].decode(errors="ignore"), len(held) <= most

    def _lines(self) -> Iterator[bytes]:
        body = self._answer.body
        if isinstance(body, bytes):
            return iter(io.BytesIO(body))
        body.seek(0)
        return iter(body)


def _solution(line: str) -> Row:
    return tuple(cell(term) for term in line.rstrip("\r\n").split("\t"))


def _statement(line: str) -> Row:
    found = _TRIPLE.fullmatch(line)
    return tuple(cell(found[name]) for name in STATEMENT) if found else (cell(""),) * len(STATEMENT)


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
