"""A SPARQL server asked for tables and triples: whole ones, parsed, or an error.

Tables come as JSON and triples as N-Triples whatever a visitor wants: a cut-off answer in these cannot be
taken for a whole one, and servers differ least in them.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pyoxigraph as ox

from paraugs.errors import AnswerCapped, GraphUnavailable, QueryError
from paraugs.graph.conversion import from_oxigraph
from paraugs.graph.dataset import Dataset, dataset_of
from paraugs.graph.port import Solutions
from paraugs.graph.remote import virtuoso
from paraugs.graph.remote.connection import Budget, Endpoint, Reply

Table = ox.QuerySolutions | ox.QueryBoolean

_CHECKING = Budget(30.0)

_JSON = "application/sparql-results+json"
_JSON_KINDS = (_JSON, "application/json")
_N_TRIPLES = "application/n-triples"
_N_TRIPLES_KINDS = (_N_TRIPLES, "text/plain", "text/ntriples")


@dataclass(frozen=True, slots=True)
class Question:
    """A query, the dataset that its request names (None: the one in its FROM clauses), and its budget."""

    text: str
    budget: Budget
    dataset: Dataset | None = None


class Server:
    """The query endpoint of a server; every method raises what `Endpoint.query` raises, and AnswerCapped."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self.is_virtuoso = False
        self._triples_surely_given = 0

    def check(self, budget: Budget) -> None:
        """Check that SPARQL results come from there, and learn of which make the server is; do it first."""
        try:
            reply = self._fetch(Question("ASK {}", budget), _JSON, _JSON_KINDS)
        except QueryError as error:
            raise self._broken(f"it does not understand ASK {{}} ({error})") from error
        self.is_virtuoso = virtuoso.is_virtuoso(reply)
        with self.whole():
            self._parsed(reply)

    def table(self, question: Question) -> Table:
        """Answer a SELECT or ASK; its rows are parsed while they are taken: do it within `whole`."""
        return self._parsed(self._fetch(question, _JSON, _JSON_KINDS))

    def triples(self, question: Question) -> list[ox.Triple]:
        """Answer a CONSTRUCT or DESCRIBE, each triple once."""
        reply = self._fetch(question, _N_TRIPLES, _N_TRIPLES_KINDS)
        with self.whole():
            quads = list(ox.parse(reply.body, ox.RdfFormat.N_TRIPLES))
        if self.is_virtuoso and len(quads) >= self._triples_surely_given:
            self._refuse_silently_capped(len(quads))
        return list(dict.fromkeys(quad.triple for quad in quads))

    def _refuse_silently_capped(self, number: int) -> None:
        """Find out by a query with more rows whether that many triples are all that the server ever gives."""
        more = max(1_000, 2 * number)
        rows = self.endpoint.query(virtuoso.many_rows(more), "text/csv", (), _CHECKING)
        self._triples_surely_given = virtuoso.rows_given(rows, more)
        if number >= self._triples_surely_given:
            raise AnswerCapped(virtuoso.capped_at(str(self._triples_surely_given)))

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Turn the syntax error of an answer that is cut off, or is none, into GraphUnavailable."""
        try:
            yield
        except SyntaxError as error:
            raise self._broken(str(error)) from error

    def _fetch(self, question: Question, media_type: str, kinds: Sequence[str]) -> Reply:
        dataset = question.dataset or dataset_of(question.text)
        reply = self.endpoint.query(question.text, media_type, _parameters(dataset), question.budget)
        virtuoso.refuse_capped(reply)
        if reply.media_type not in kinds:
            raise self._broken(f"it gave {reply.media_type} where {media_type} was asked for")
        return reply

    def _parsed(self, reply: Reply) -> Table:
        body = virtuoso.repaired(reply) if self.is_virtuoso else reply.body
        return ox.parse_query_results(body, ox.QueryResultsFormat.JSON)

    def _broken(self, reason: str) -> GraphUnavailable:
        return GraphUnavailable(
            self.endpoint.url, f"no SPARQL results came: {reason}; is it the query endpoint?"
        )


def solutions(result: Table) -> Solutions:
    """Take all rows of a table; do it within `Server.whole`."""
    if not isinstance(result, ox.QuerySolutions):
        raise QueryError("the answer is no table")
    variables = tuple(variable.value for variable in result.variables)
    rows = [tuple(None if term is None else from_oxigraph(term) for term in row) for row in result]
    return Solutions(variables, rows)


def _parameters(dataset: Dataset | None) -> list[tuple[str, str]]:
    """Give the parameters of SPARQL 1.1 Protocol, section 2.1.4."""
    if dataset is None:
        return []
    default = [("default-graph-uri", iri) for iri in dataset.default]
    return default + [("named-graph-uri", iri) for iri in dataset.named]
