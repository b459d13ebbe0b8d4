"""The graph in memory: Oxigraph inside this process, without a thread and without a file.

One departure from "as it was written": Oxigraph keeps numbers, booleans and dates by value, so that
`"01"^^xsd:integer` comes back as `"1"^^xsd:integer` (its documentation, "Store"). Texts keep every character.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, cast

import pyoxigraph as ox

from paraugs.errors import NotFound, QueryError, SyntaxFault
from paraugs.graph.conversion import from_oxigraph, from_triple, to_quads
from paraugs.graph.dataset import dataset_of
from paraugs.graph.faults import query_error
from paraugs.graph.parsing import syntax_fault
from paraugs.graph.port import Answer, QueryRequest, Solutions
from paraugs.graph.release import FINGERPRINT_PREDICATE, ID, VERSION_GRAPH, VERSION_PREDICATE, VERSION_SUBJECT
from paraugs.terms import IRI, Triple

QueryResult = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

# Not named queries: they are what `counts` and `settle_blank_nodes` mean, whatever the data say.
_WITH_BLANK_NODES = "SELECT DISTINCT ?graph { GRAPH ?graph { ?s ?p ?o FILTER(isBlank(?s)) } }"
_COUNTS = "SELECT ?graph (COUNT(*) AS ?triples) { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph ORDER BY ?graph"


class EmbeddedGraph:
    """A `Graph` over an in-memory store; also a `VisitorDoor` without a cage, for workers that are one."""

    def __init__(self) -> None:
        self.store = ox.Store()
        self._changes = 0

    @property
    def version(self) -> str:
        """The version that the loader wrote down, or else a name that every change changes."""
        return self._told(VERSION_PREDICATE) or f"unversioned-{self._changes}"

    @property
    def fingerprint(self) -> str:
        """The fingerprint that the loader wrote down, or else the version."""
        return self._told(FINGERPRINT_PREDICATE) or self.version

    def select(self, query: str) -> Solutions:
        """Answer a SELECT."""
        result = self._query(query)
        if not isinstance(result, ox.QuerySolutions):
            raise QueryError("this is not a SELECT query")
        variables = tuple(variable.value for variable in result.variables)
        with evaluation():
            rows = [tuple(None if term is None else from_oxigraph(term) for term in row) for row in result]
        return Solutions(variables, rows)

    def ask(self, query: str) -> bool:
        """Answer an ASK."""
        result = self._query(query)
        if not isinstance(result, ox.QueryBoolean):
            raise QueryError("this is not an ASK query")
        return bool(result)

    def construct(self, query: str) -> list[Triple]:
        """Answer a CONSTRUCT or DESCRIBE."""
        result = self._query(query)
        if not isinstance(result, ox.QueryTriples):
            raise QueryError("this is not a CONSTRUCT or DESCRIBE query")
        with evaluation():
            return list(dict.fromkeys(from_triple(triple) for triple in result))

    def graph_names(self) -> list[IRI]:
        """Name the named graphs, sorted."""
        return sorted(IRI(name.value) for name in self.store.named_graphs())

    def read_graph(self, name: IRI | None) -> list[Triple]:
        """Give the triples of a named graph, or of the union."""
        if name is None:
            return list(dict.fromkeys(from_triple(quad) for quad in self.store))
        graph = ox.NamedNode(name.value)
        if not self.store.contains_named_graph(graph):
            raise NotFound(name.value)
        return [from_triple(quad) for quad in self.store.quads_for_pattern(None, None, None, graph)]

    def holds(self, name: IRI) -> bool:
        """Tell whether a named graph holds something."""
        try:
            graph = ox.NamedNode(name.value)
        except ValueError:
            return False
        return next(self.store.quads_for_pattern(None, None, None, graph), None) is not None

    def count(self, name: IRI | None = None) -> int:
        """Count the triples of a named graph, or of all."""
        return len(self.store) if name is None else self.counts().get(name, 0)

    def counts(self) -> Mapping[IRI, int]:
        """Count the triples of every named graph."""
        rows = self.select(_COUNTS).rows
        return {cast(IRI, graph): int(str(number)) for graph, number in rows}

    def replace(self, name: IRI, triples: Iterable[Triple]) -> None:
        """Make a named graph hold exactly these triples."""
        quads = to_quads(triples, name)
        self.remove(name)
        self.store.bulk_extend(quads)

    def revise(self, name: IRI, old: Iterable[Triple], new: Iterable[Triple]) -> None:
        """Do what `replace` does; the graph that pages are read from has a better way (`advancing.py`)."""
        self.replace(name, new)

    def remove(self, name: IRI) -> None:
        """Remove a named graph."""
        self._changes += 1
        self.store.remove_graph(ox.NamedNode(name.value))

    def clear(self) -> None:
        """Remove everything."""
        self._changes += 1
        self.store.clear()

    def add(self, name: IRI, triples: Iterable[Triple]) -> None:
        """Add triples to a named graph."""
        self._changes += 1
        self.store.extend(to_quads(triples, name))

    def update(self, text: str) -> None:
        """Run a SPARQL update of our own; readers see all of it or nothing."""
        self._changes += 1
        self.store.update(text)

    def load(self, data: bytes, media_type: str, name: IRI | None) -> None:
        """Add a document of our own to a named graph, or to the graphs that it names itself (None).

        SyntaxFault when it is broken, or when it would put something into the store's own default graph.
        """
        self._changes += 1
        rdf, graph = ox.RdfFormat.from_media_type(media_type), ox.NamedNode(name.value) if name else None
        try:
            self.store.bulk_load(data, rdf, base_iri=ID, to_graph=graph)
        except SyntaxError as error:
            raise syntax_fault(error) from error
        if stray := next(self.store.quads_for_pattern(None, None, None, ox.DefaultGraph()), None):
            raise SyntaxFault(f"{stray.triple} stands in no named graph")

    def settle_blank_nodes(self) -> None:
        """Give blank nodes labels that follow from what is said of them, the same in every process.

        Source: RDF Dataset Canonicalization (RDFC-1.0). Only graphs that have blank nodes are looked at.
        """
        names = [ox.NamedNode(str(name)) for (name,) in self.select(_WITH_BLANK_NODES).rows]
        quads = [quad for name in names for quad in self.store.quads_for_pattern(None, None, None, name)]
        settled = ox.Dataset(quads)
        settled.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        for name in names:
            self.store.clear_graph(name)
        self.store.bulk_extend(settled)

    def add_constructed(self, query: str, name: IRI) -> int:
        """Add to a named graph what a CONSTRUCT gives and no graph holds, but for blank nodes; count it."""
        self._changes += 1
        result = self._query(query)
        if not isinstance(result, ox.QueryTriples):
            raise QueryError("this is not a CONSTRUCT query")
        with evaluation():
            new = [triple for triple in set(result) if self._is_new(triple) and not _has_blank_node(triple)]
        graph = ox.NamedNode(name.value)
        self.store.extend([ox.Quad(t.subject, t.predicate, t.object, graph) for t in new])
        return len(new)

    def answer(self, request: QueryRequest) -> Answer:
        """Answer a visitor in this process, without any limit."""
        with evaluation():
            result = evaluate(self.store, request, dataset_of(request.text) is None)
            return Answer(request.media_type, serialise_result(result, request.media_type))

    def _told(self, predicate: IRI) -> str:
        subject, graph = ox.NamedNode(VERSION_SUBJECT.value), ox.NamedNode(VERSION_GRAPH.value)
        found = self.store.quads_for_pattern(subject, ox.NamedNode(predicate.value), None, graph)
        return next((str(from_oxigraph(quad.object)) for quad in found), "")

    def _is_new(self, triple: ox.Triple) -> bool:
        return next(self.store.quads_for_pattern(*triple), None) is None

    def _query(self, query: str) -> QueryResult:
        return run(self.store, query)


def _has_blank_node(triple: ox.Triple) -> bool:
    return isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode)


def evaluate(store: ox.Store, request: QueryRequest, is_over_union: bool) -> QueryResult:
    """Start a visitor's query; rows come lazily and may still fail.

    It runs over the dataset that the request names; where that names none, over the union and every named
    graph (`is_over_union`) or over what the query's own FROM clauses name. QueryError with its place.
    """
    dataset: dict[str, Any] = {"use_default_graph_as_union": is_over_union}
    if request.default_graphs is not None or request.named_graphs is not None:
        dataset = {
            "default_graph": _nodes(request.default_graphs),
            "named_graphs": _nodes(request.named_graphs),
        }
    try:
        return store.query(request.text, base_iri=request.base_iri, **dataset)
    except SyntaxError as error:
        raise query_error(request.text, str(error)) from error


def _nodes(names: Iterable[str] | None) -> list[ox.NamedNode]:
    try:
        return [ox.NamedNode(name) for name in names or ()]
    except ValueError as error:
        raise QueryError(f"the dataset asked for has a name that is no IRI: {error}") from error


def run(store: ox.Store, text: str) -> QueryResult:
    """Start a query of our own, over the union unless it has FROM clauses; QueryError with its place."""
    try:
        return store.query(text, use_default_graph_as_union=dataset_of(text) is None)
    except SyntaxError as error:
        raise query_error(text, str(error)) from error


def check_query(text: str) -> None:
    """Parse a query without answering it; QueryError with the place of a fault."""
    run(ox.Store(), text)


def serialise_result(result: QueryResult, media_type: str) -> bytes:
    """Write out a result in a media type; QueryError when results of that form have no such form."""
    if isinstance(result, ox.QueryTriples):
        if rdf := ox.RdfFormat.from_media_type(media_type):
            return result.serialize(format=rdf) or b""
    elif table := ox.QueryResultsFormat.from_media_type(media_type):
        return result.serialize(format=table) or b""
    raise QueryError(f"{media_type} is not a form that the answer of this query has")


@contextmanager
def evaluation() -> Iterator[None]:
    """Turn what Oxigraph raises while rows are taken from a result into a QueryError."""
    try:
        yield
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError(str(error)) from error
