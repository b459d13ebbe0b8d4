"""The rows of an answer as things that can be counted, compared and hashed, in whatever order they come."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

RESULTS = "application/sparql-results+json"
TRIPLES = "application/n-triples"

Row = tuple[str, ...]

_BLANK = re.compile(r"^_:\S+|(?<= )_:\S+(?= \.$)")
"""A blank node as a whole value, or as subject or object of a statement; never a part of a text."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The columns of an answer, and its rows in order: each value as a term of N-Triples, "" where unbound.

    Of a graph the one column is the statement; of a yes or no it is "answer". A blank node has a label by its
    place, because engines give another one each time; where rows differ by nothing else, that may not tell
    them apart.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def sha256(self) -> str:
        """The hash of the columns and the rows, which are sorted for it."""
        lines = ("\t".join(row) for row in (self.columns, *sorted(self.rows)))
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    @property
    def has_blank_nodes(self) -> bool:
        """Whether a row names something that has no name of its own."""
        return any(_BLANK.search(term) for row in self.rows for term in row)


@dataclass(frozen=True, slots=True)
class Difference:
    """What is in a newer answer and was not in an older one, what is gone, and how much stayed."""

    added: tuple[Row, ...]
    removed: tuple[Row, ...]
    same: int


def read_rows(form: str, body: bytes) -> Rows:
    """The rows of an answer of a form of query."""
    if form in ("CONSTRUCT", "DESCRIBE"):
        return Rows(("statement",), _relabelled((line,) for line in body.decode().split("\n") if line))
    told = json.loads(body)
    if form == "ASK":
        return Rows(("answer",), ((str(told["boolean"]).lower(),),))
    columns = tuple(told["head"]["vars"])
    return Rows(
        columns,
        _relabelled(
            tuple(_written(row.get(column)) for column in columns) for row in told["results"]["bindings"]
        ),
    )


def compare(old: Rows, new: Rows) -> Difference | None:
    """What changed from one answer to another, as bags of rows; None when their columns are not the same."""
    if old.columns != new.columns:
        return None
    before, after = Counter(old.rows), Counter(new.rows)
    return Difference(
        tuple(_in_order(new, after - before)), tuple(_in_order(old, before - after)), (before & after).total()
    )


def _relabelled(found: Iterable[Row]) -> tuple[Row, ...]:
    """Number blank nodes as they come when the rows are in order without their labels."""
    rows = tuple(found)
    labels: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: [_BLANK.sub("_:", term) for term in row]):
        for label in (label for term in row for label in _BLANK.findall(term)):
            labels.setdefault(label, f"_:b{len(labels)}")
    if not labels:
        return rows
    return tuple(tuple(_BLANK.sub(lambda label: labels[label[0]], term) for term in row) for row in rows)


def _in_order(answer: Rows, wanted: Counter[Row]) -> list[Row]:
    left, found = Counter(wanted), []
    for row in answer.rows:
        if left[row] > 0:
            left[row] -= 1
            found.append(row)
    return found


def _written(term: Mapping[str, str] | None) -> str:
    """A term as N-Triples has it. Source: RDF 1.1 N-Triples, section 2."""
    if term is None:
        return ""
    value = term["value"]
    if term["type"] == "uri":
        return f"<{value}>"
    if term["type"] == "bnode":
        return f"_:{value}"
    text = json.dumps(value, ensure_ascii=False)
    if language := term.get("xml:lang"):
        return f"{text}@{language}"
    return f"{text}^^<{term['datatype']}>" if "datatype" in term else text
