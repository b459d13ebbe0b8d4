"""What engines say about a query that they cannot parse, as a short message with its place.

Oxigraph lists every token of the grammar that it would have liked; Virtuoso gives a line only and repeats the
query; others write `line 1, column 12` somewhere in the text.
"""

import re

from paraugs.errors import Place, QueryError

_PLACES = (
    re.compile(r"error at (?P<line>\d+):(?P<column>\d+): (?P<reason>.*)", re.DOTALL),
    re.compile(r"line:? (?P<line>\d+),? col(?:umn)?:? (?P<column>\d+)", re.IGNORECASE),
    re.compile(r"\bline (?P<line>\d+)(?P<column>)", re.IGNORECASE),
)
_WORD = re.compile(r"[\w:?$@-]+|\S")
_LONGEST_REASON = 300


def query_error(query: str, message: str) -> QueryError:
    """Give the error that an engine's message about a query means, with a place if the message has one."""
    found = next((match for place in _PLACES if (match := place.search(message))), None)
    if found is None:
        return QueryError(shortened(message))
    lines = query.split("\n")
    line = min(int(found["line"]), len(lines))
    place = Place(line, int(found["column"] or 1))
    expected = found.groupdict().get("reason")
    if expected is None:
        return QueryError(shortened(message), place)
    stands = _what_stands_at(lines[line - 1], place)
    return QueryError(stands if "one of" in expected else f"{stands}; {shortened(expected)}", place)


def _what_stands_at(line: str, place: Place) -> str:
    start = place.column - 1
    while 0 < start <= len(line) and (line[start - 1 : start + 1]).isalnum() and len(line) > start:
        start -= 1
    found = _WORD.match(line[start:].lstrip())
    return f"unexpected {found[0]!r}" if found else "the query or its line ends too early"


def shortened(message: str) -> str:
    """Give the first paragraph of a message on one line, cut when it is long."""
    text = " ".join(message.split("\n\n")[0].split())
    return text if len(text) <= _LONGEST_REASON else text[:_LONGEST_REASON] + " ..."
