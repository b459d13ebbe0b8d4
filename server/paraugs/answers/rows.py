"""The rows of an answer as things that can be counted, compared and hashed, in whatever order they come."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

RESULTS = "application/sparql-results+json"
TRIPLES = "application/n-triples"

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """The columns of an answer, and its rows in order: each value as a term of N-Triples, "" where unbound.

    Of a graph the one column is the statement; of a yes or no it is "answer".
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def sha256(self) -> str:
        """The hash of the columns and the rows, which are sorted for it."""
        lines = ("\t".join(row) for row in (self.columns, *sorted(self.rows)))
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Difference:
    """What is in a newer answer and was not in an older one, what is gone, and how much stayed."""

    added: tuple[Row, ...]
    removed: tuple[Row, ...]
    same: int


def read_rows(form: str, body: bytes) -> Rows:
    """The rows of an answer of a form of query."""
    if form in ("CONSTRUCT", "DESCRIBE"):
        return Rows(("statement",), tuple((line,) for line in body.decode().splitlines() if line))
    told = json.loads(body)
    if form == "ASK":
        return Rows(("answer",), ((str(told["boolean"]).lower(),),))
    columns = tuple(told["head"]["vars"])
    return Rows(
        columns,
        tuple(tuple(_written(row.get(column)) for column in columns) for row in told["results"]["bindings"]),
    )


def compare(old: Rows, new: Rows) -> Difference | None:
    """What changed from one answer to another, as bags of rows; None when their columns are not the same."""
    if old.columns != new.columns:
        return None
    before, after = Counter(old.rows), Counter(new.rows)
    return Difference(
        tuple(_in_order(new, after - before)), tuple(_in_order(old, before - after)), (before & after).total()
    )


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
