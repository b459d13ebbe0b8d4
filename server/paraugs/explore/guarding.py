"""Whether our own queries still say what they said: columns and number of rows over the shipped data.

The record stands beside the queries and changes with a release, so that a change of the ontology or the data
that alters an answer is seen by whoever makes it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from paraugs.errors import QueryError, ResourceError
from paraugs.graph.lexer import read_form
from paraugs.graph.named import NamedQueries, NamedQuery
from paraugs.graph.port import Reading
from paraugs.resources import Resources

FOLDERS = ("queries/api", "queries/competency", "queries/examples")
RECORD = "queries/record.tsv"


@dataclass(frozen=True, slots=True)
class Answered:
    """What a query answered as it stands: its columns (none of a graph), and how many rows or statements."""

    columns: tuple[str, ...]
    rows: int

    def __str__(self) -> str:
        return f"{self.rows} rows of {', '.join(self.columns)}" if self.columns else f"{self.rows} statements"


def answers_of(graph: Reading, resources: Resources) -> dict[str, Answered]:
    """Run every query as it stands; by the path of its file. QueryError names the query that fails."""
    found = {}
    for folder in FOLDERS:
        queries = NamedQueries(resources, folder)
        for name in queries.names():
            found[f"{folder}/{name}.rq"] = _answered(graph, queries[name])
    return found


def differences(now: Mapping[str, Answered], recorded: Mapping[str, Answered]) -> Iterator[str]:
    """A line for each query that answers otherwise than the record says."""
    for name in sorted({*now, *recorded}):
        if name not in recorded:
            yield f"{name}: is not in {RECORD}"
        elif name not in now:
            yield f"{name}: is in {RECORD}, and is gone"
        elif now[name] != recorded[name]:
            yield f"{name}: now {now[name]}; {RECORD} says {recorded[name]}"


def read_record(resources: Resources) -> dict[str, Answered]:
    """The record; ResourceError for a line that is not one of it."""
    found = {}
    for number, line in enumerate(resources.text(RECORD).splitlines(), 1):
        try:
            name, rows, columns = line.split("\t")
            found[name] = Answered(tuple(columns.split()), int(rows))
        except ValueError as error:
            raise ResourceError(
                resources.root / RECORD, "a line is name, rows and columns", number
            ) from error
    return found


def written_record(answers: Mapping[str, Answered]) -> str:
    """The record as a file."""
    lines = (f"{name}\t{each.rows}\t{' '.join(each.columns)}\n" for name, each in sorted(answers.items()))
    return "".join(lines)


def _answered(graph: Reading, query: NamedQuery) -> Answered:
    try:
        if read_form(query.text) in ("CONSTRUCT", "DESCRIBE"):
            return Answered((), len(graph.construct(query.text)))
        found = graph.select(query.text)
    except QueryError as error:
        raise QueryError(f"{query.path.name}: {error.reason}", error.place) from error
    return Answered(found.variables, len(found.rows))
