"""The port of the graph: what pages, API and loader may ask of a store, whichever it is.

Everywhere the default graph of a query is the union of all named graphs, and the store's own default graph
stays empty. Terms are those of `paraugs.terms`. Visitors' queries have a door of their own (`VisitorDoor`),
because they are answered in the bytes that the visitor wants and under limits.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Literal, Protocol

from paraugs.terms import IRI, Term, Triple

Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]
Row = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Solutions:
    """The answer of a SELECT: names without the question mark, and one row per solution (None is unbound)."""

    variables: tuple[str, ...]
    rows: list[Row]

    def named(self) -> list[dict[str, Term | None]]:
        """Give each row as a mapping from variable to term."""
        return [dict(zip(self.variables, row, strict=True)) for row in self.rows]


class Reading(Protocol):
    """The trusted reading side.

    Every method raises GraphUnavailable when the store does not answer, and AnswerCapped when it gave
    only a part of the answer. The three query methods also raise QueryError when the store cannot parse
    or evaluate the query, or the query has another form.
    """

    @property
    def version(self) -> str:
        """The dataset version: the number of the newest revision, for people and citations."""

    @property
    def fingerprint(self) -> str:
        """A name of everything in the store: equal fingerprints mean equal answers.

        A store that nobody has told a version gives a name that is never equal to an older one.
        """

    def select(self, query: str) -> Solutions:
        """Answer a SELECT; rows come in the query's order."""

    def ask(self, query: str) -> bool:
        """Answer an ASK."""

    def construct(self, query: str) -> list[Triple]:
        """Answer a CONSTRUCT or DESCRIBE: each triple once, in no particular order."""

    def graph_names(self) -> list[IRI]:
        """Name the named graphs that hold something, sorted."""

    def read_graph(self, name: IRI | None) -> list[Triple]:
        """Give the triples of a named graph, or of the union for None; NotFound when there is none."""

    def holds(self, name: IRI) -> bool:
        """Tell whether a named graph holds something; not for a name that is no IRI."""

    def count(self, name: IRI | None = None) -> int:
        """Count the triples of a named graph (0 when there is none), or the sum over all for None."""

    def counts(self) -> Mapping[IRI, int]:
        """Count the triples of every named graph."""


class Writing(Protocol):
    """The writing side, used by loader and follower; GraphUnavailable when the store does not answer."""

    def replace(self, name: IRI, triples: Iterable[Triple]) -> None:
        """Make a named graph hold exactly these triples; the same call twice changes nothing more.

        Labels of blank nodes mean something within one call only.
        """

    def revise(self, name: IRI, old: Iterable[Triple], new: Iterable[Triple]) -> None:
        """Do what `replace` does to a graph that holds `old`: in one step, where the store can."""

    def remove(self, name: IRI) -> None:
        """Remove a named graph; nothing happens when there is none."""

    def clear(self) -> None:
        """Remove everything."""


class Graph(Reading, Writing, Protocol):
    """A whole store."""


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class QueryRequest:
    """A visitor's question: SPARQL, the dataset asked for by protocol, and ONE media type for the answer.

    `default_graphs` and `named_graphs` are IRIs; when both are None the query's own FROM clauses count, or
    else the union and every named graph. When one is given, the other is empty unless given too
    (SPARQL 1.1 Protocol, section 2.1.4).
    """

    text: str
    default_graphs: tuple[str, ...] | None
    named_graphs: tuple[str, ...] | None
    media_type: str
    form: Form
    base_iri: str | None = None
    is_wanted: Callable[[], bool] = field(default=_always, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer: bytes, or a binary file at its start (so that a large one stays out of memory)."""

    media_type: str
    body: bytes | BinaryIO

    def read(self) -> bytes:
        """Give the whole body."""
        return self.body if isinstance(self.body, bytes) else self.body.read()


class VisitorDoor(Protocol):
    """Where visitors' queries are answered."""

    def answer(self, request: QueryRequest) -> Answer:
        """Answer whole; else QueryError, QueryRefused, LimitExceeded, AnswerCapped, GraphUnavailable."""
