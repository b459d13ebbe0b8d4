"""An answer as rows of cells, read from TSV or N-Triples.

There a line is a row and a term stands as in Turtle, so the number of rows is exact, and only those that are
looked at are read.
"""

import io
import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from paraugs.graph.port import Answer
from paraugs.web.cells import Cell, cell

Row = tuple[Cell, ...]
STATEMENT = ("subject", "predicate", "object")

_TRIPLE = re.compile(
    r'(?P<subject>\S+) (?P<predicate>\S+) (?P<object><[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"\S*) \.\n?', re.DOTALL
)


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
