"""One value of an answer on a page: an address to follow, or a text in its language.

Source: RDF 1.1 Turtle, section 6.4 (terms), as SPARQL's TSV has them.
"""

import re
from dataclasses import dataclass

_LITERAL = re.compile(r'"(?P<text>(?:[^"\\]|\\.)*)"(?:@(?P<language>[\w-]+)|\^\^<[^>]*>)?', re.DOTALL)
_ESCAPE = re.compile(r"\\[\\ntr\"]")
_ESCAPES = {"\\\\": "\\", "\\n": "\n", "\\t": "\t", "\\r": "\r", '\\"': '"'}


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of the table: an address to follow or a text, with its language."""

    text: str
    address: str = ""
    language: str = ""


def cell(term: str) -> Cell:
    """The value that a term stands for."""
    if term.startswith("<") and term.endswith(">"):
        iri = term[1:-1]
        return Cell(iri, iri if iri.startswith(("http://", "https://")) else "")
    found = _LITERAL.fullmatch(term)
    if not found:
        return Cell(term)
    return Cell(
        _ESCAPE.sub(lambda escape: _ESCAPES[escape[0]], found["text"]), language=found["language"] or ""
    )
