"""The remote adapter: a `Graph` and a `VisitorDoor` over any SPARQL 1.1 server.

Replacing a graph is not atomic: meanwhile other readers see it without some of its triples. Revising one is a
single update, if it is small: one step for servers that keep SPARQL 1.1 Update's word (section 2.2).
"""

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import cast

import pyoxigraph as ox

from paraugs.errors import DeadlineExceeded, GraphUnavailable, NotFound, QueryError, SettingError
from paraugs.graph.conversion import from_triple
from paraugs.graph.dataset import Dataset
from paraugs.graph.embedded import serialise_result
from paraugs.graph.lexer import read_form
from paraugs.graph.notation import write_iri, write_triple
from paraugs.graph.port import Answer, Form, QueryRequest, Solutions
from paraugs.graph.release import (
    FINGERPRINT_PREDICATE,
    VERSION_GRAPH,
    VERSION_PREDICATE,
    VERSION_SUBJECT,
)
from paraugs.graph.remote.connection import Budget, Endpoint
from paraugs.graph.remote.insertion import difference, insertions
from paraugs.graph.remote.server import Question, Server, solutions
from paraugs.graph.remote.virtuoso import OWN_GRAPHS
from paraugs.terms import IRI, Triple

_VERSION_SECONDS = 1.0
# These are no named queries: they are the port's own methods in SPARQL, and say nothing about the data.
_VERSION = f"""SELECT ?version ?fingerprint {{ GRAPH {write_iri(VERSION_GRAPH.value)} {{
  ?dataset {write_iri(VERSION_PREDICATE.value)} ?version
  FILTER(?dataset = {write_iri(VERSION_SUBJECT.value)})
  OPTIONAL {{ ?dataset {write_iri(FINGERPRINT_PREDICATE.value)} ?fingerprint }} }} }}"""
_COUNTS = "SELECT ?graph (COUNT(*) AS ?triples) { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"
_SAMPLE = "SELECT ?s ?p ?o { GRAPH ?graph { ?s ?p ?o } FILTER(isIRI(?s) && isIRI(?o)) } LIMIT 1"
_UNION = f"""CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH ?graph {{ ?s ?p ?o }}
  FILTER(?graph NOT IN ({", ".join(sorted(write_iri(name.value) for name in OWN_GRAPHS))})) }}"""
_NO_UNION = (
    "its default graph is not the union of its named graphs, which all queries here rely on; start it so "
    "that it is (Oxigraph: --union-default-graph; Fuseki: tdb2:unionDefaultGraph; Stardog: query.all.graphs)"
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How long the server may take, for pages and loader and for visitors; how much a visitor may get."""

    seconds: float = 30.0
    visitor_seconds: float = 10.0
    visitor_bytes: int = 64 * 2**20


class RemoteGraph:
    """A `Graph` in a server of its own, behind a query endpoint and, for loading, an update endpoint."""

    def __init__(self, query_url: str, update_url: str = "", limits: Limits | None = None) -> None:
        """Keep the URLs (`user:password@` in one is sent as the server wants it); nothing is asked yet."""
        limits = limits or Limits()
        self._server = Server(Endpoint(query_url))
        self._updates = Endpoint(update_url) if update_url else None
        self._budget = Budget(limits.seconds)
        self._visitor_budget = Budget(limits.visitor_seconds, limits.visitor_bytes)
        self._is_checked = False
        self._version: tuple[float, str, str] | None = None

    @property
    def endpoint(self) -> str:
        """The URL of the query endpoint, without credentials."""
        return self._server.endpoint.url

    def probe(self) -> None:
        """Check that the server can be used; GraphUnavailable with the reason when it cannot.

        Said at the start; afterwards each query checks first until a check has passed.
        """
        with _patience(self.endpoint):
            self._server.check(self._budget)
            rows = self._rows(_SAMPLE).rows
            if not rows:
                return  # An empty store cannot show what its default graph is.
            sample = write_triple(Triple(*rows[0]))  # type: ignore[arg-type]
            if not self._truth(f"ASK {{ {sample} }}"):
                raise GraphUnavailable(self.endpoint, _NO_UNION)
        self._is_checked = True

    @property
    def version(self) -> str:
        """The version that the loader wrote down; asked at most once a second."""
        return self._told()[0]

    @property
    def fingerprint(self) -> str:
        """The fingerprint that the loader wrote down; asked at most once a second."""
        return self._told()[1]

    def forget_version(self) -> None:
        """Ask for version and fingerprint anew the next time."""
        self._version = None

    def select(self, query: str) -> Solutions:
        """Answer a SELECT."""
        _check_form(query, "SELECT")
        with self._ready():
            return self._rows(query)

    def ask(self, query: str) -> bool:
        """Answer an ASK."""
        _check_form(query, "ASK")
        with self._ready():
            return self._truth(query)

    def construct(self, query: str) -> list[Triple]:
        """Answer a CONSTRUCT or DESCRIBE."""
        _check_form(query, "CONSTRUCT", "DESCRIBE")
        with self._ready():
            return [from_triple(triple) for triple in self._server.triples(Question(query, self._budget))]

    def graph_names(self) -> list[IRI]:
        """Name the named graphs, sorted; a server's own are left out."""
        return sorted(self.counts())

    def read_graph(self, name: IRI | None) -> list[Triple]:
        """Give the triples of a named graph, or of the union."""
        if name is None:
            return self.construct(_UNION)
        found = self.construct(f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH {write_iri(name.value)} {{ ?s ?p ?o }} }}")
        if not found:
            raise NotFound(name.value)
        return found

    def holds(self, name: IRI) -> bool:
        """Tell whether a named graph holds something; a server's own are left out."""
        try:
            graph = write_iri(name.value)
        except ValueError:
            return False
        return name not in OWN_GRAPHS and self.ask(f"ASK {{ GRAPH {graph} {{ ?s ?p ?o }} }}")

    def count(self, name: IRI | None = None) -> int:
        """Count the triples of a named graph, or of all."""
        counts = self.counts()
        return sum(counts.values()) if name is None else counts.get(name, 0)

    def counts(self) -> Mapping[IRI, int]:
        """Count the triples of every named graph; a server's own are left out."""
        rows = self.select(_COUNTS).rows
        return {cast(IRI, name): int(str(number)) for name, number in rows if name not in OWN_GRAPHS}

    def replace(self, name: IRI, triples: Iterable[Triple]) -> None:
        """Make a named graph hold exactly these triples."""
        self.remove(name)
        for update in insertions(name, triples):
            self._update(update)

    def revise(self, name: IRI, old: Iterable[Triple], new: Iterable[Triple]) -> None:
        """Do what `replace` does, in one update where that is possible."""
        self._check_once()
        before, after = dict.fromkeys(old), dict.fromkeys(new)
        text = difference(name, before, after)
        if self._server.is_virtuoso or not after or text is None:
            self.replace(name, after)
        elif text:
            self._update(text)

    def remove(self, name: IRI) -> None:
        """Remove a named graph."""
        self._update(f"DROP SILENT GRAPH {write_iri(name.value)}")

    def clear(self) -> None:
        """Remove every named graph, one by one: Virtuoso takes CLEAR ALL and does nothing."""
        for name in self.graph_names():
            self.remove(name)

    def answer(self, request: QueryRequest) -> Answer:
        """Answer a visitor within the visitors' limits of time and bytes."""
        dataset = None
        if request.default_graphs is not None or request.named_graphs is not None:
            dataset = Dataset(request.default_graphs or (), request.named_graphs or ())
        _check_form(request.text, request.form)
        self._check_once()
        question = Question(request.text, self._visitor_budget, dataset)
        if request.form in ("SELECT", "ASK"):
            with self._server.whole():
                body = serialise_result(self._server.table(question), request.media_type)
            return Answer(request.media_type, body)
        form = ox.RdfFormat.from_media_type(request.media_type)
        if form is None:
            raise QueryError(f"{request.media_type} is not a form that the answer of this query has")
        return Answer(request.media_type, ox.serialize(self._server.triples(question), format=form) or b"")

    def _told(self) -> tuple[str, str]:
        now = time.monotonic()
        if self._version is None or now - self._version[0] > _VERSION_SECONDS:
            rows = self.select(_VERSION).rows
            version = str(rows[0][0]) if rows else f"unversioned-{time.monotonic_ns()}"
            self._version = (now, version, str((rows[0][1] if rows else None) or version))
        return self._version[1:]

    def _rows(self, query: str) -> Solutions:
        with self._server.whole():
            return solutions(self._server.table(Question(query, self._budget)))

    def _truth(self, query: str) -> bool:
        with self._server.whole():
            return bool(self._server.table(Question(query, self._budget)))

    @contextmanager
    def _ready(self) -> Iterator[None]:
        self._check_once()
        with _patience(self.endpoint):
            yield

    def _check_once(self) -> None:
        if not self._is_checked:
            self.probe()

    def _update(self, text: str) -> None:
        if self._updates is None:
            raise SettingError(
                "PARAUGS_GRAPH_UPDATE must be the URL of the server's update endpoint to load into it"
            )
        self.forget_version()
        with _patience(self._updates.url):
            self._updates.update(text, self._budget)


def _check_form(query: str, *forms: Form) -> None:
    """Not left to the server: Virtuoso answers each form in any other and takes no text for an update."""
    if read_form(query) not in forms:
        raise QueryError(f"this is not a {' or '.join(forms)} query")


@contextmanager
def _patience(endpoint: str) -> Iterator[None]:
    """For pages and loader a server that is too slow is one that does not answer."""
    try:
        yield
    except DeadlineExceeded as error:
        raise GraphUnavailable(endpoint, str(error)) from error
