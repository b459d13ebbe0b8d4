"""Constraints in SPARQL, asked of a whole view at once: where a query finds nothing, every node conforms.

pySHACL asks about one node after the other; rdflib takes a millisecond for each. So the graph in memory is
asked first, about the few statements that the query can see. Source: SHACL, section 5.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import rdflib
from pyshacl.constraints.sparql.sparql_based_constraints import SPARQLBasedConstraint
from pyshacl.shape import Shape
from rdflib.namespace import RDF
from rdflib.plugins.sparql.algebra import traverse
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from paraugs.graph.embedded import EmbeddedGraph
from paraugs.terms import IRI, Literal, Triple

_VIEW = IRI("urn:paraugs:view")
_BINDS_THIS = re.compile(r"\bWHERE\s*\{\s*\$this\s", re.IGNORECASE)
"""Such a query means the same whether `$this` is bound beforehand or not."""
_ANY = re.compile(r"[$?](PATH|shapesGraph|currentShape)\b|!")
"""What pySHACL puts in, and what may stand before a path of all properties but some."""
_PREFIX = re.compile(r"PREFIX\s+([\w-]*):\s*<([^<>\s]*)>", re.IGNORECASE)
_A = re.compile(r"\ba\b")
_NAME, _IRI = re.compile(r"([\w-]*):([\w-]+)"), re.compile(r"<([^<>\s]*)>")


@dataclass(frozen=True, slots=True)
class ConstraintQuery:
    """A query that finds what does not conform, and the properties that it may look at."""

    text: str
    properties: frozenset[str]

    def finds_nothing(self, view: Sequence[Triple]) -> bool:
        """Tell whether no node of a view breaks the constraint, for certain.

        The graph keeps numbers and dates by value: where one comes back other than it was, nothing is.
        """
        seen = [triple for triple in view if triple.predicate.value in self.properties]
        if not seen:
            return True
        graph = EmbeddedGraph()
        graph.add(_VIEW, seen)
        kept = {triple.object for triple in graph.read_graph(_VIEW)}
        is_as_written = all(triple.object in kept for triple in seen if isinstance(triple.object, Literal))
        return is_as_written and not graph.select(self.text).rows


def queries_of(shape: Shape) -> list[ConstraintQuery] | None:
    """Give the queries of a shape; None where one of them is not understood."""
    texts = [one.apply_prefixes(one.select_text) for one in SPARQLBasedConstraint(shape).sparql_constraints]
    is_plain = all(_BINDS_THIS.search(text) and not _ANY.search(text) for text in texts)
    if not is_plain or any(_has_variable_property(text) for text in texts):
        return None
    return [ConstraintQuery(text, frozenset(_names(text))) for text in texts]


def _names(text: str) -> Iterator[str]:
    """Give all IRIs that a query names, whatever for."""
    prefixes = dict(_PREFIX.findall(text))
    yield from prefixes.values()
    yield from (prefixes[prefix] + name for prefix, name in _NAME.findall(text) if prefix in prefixes)
    yield from _IRI.findall(text)
    if _A.search(text):
        yield str(RDF.type)


def _has_variable_property(text: str) -> bool:
    properties: list[object] = []

    def visit(part: object) -> None:
        if isinstance(part, CompValue) and part.name == "TriplesBlock":
            properties.extend(term for triples in part.triples for term in triples[1::3])

    traverse(parseQuery(text), visitPre=visit)
    return any(isinstance(each, rdflib.Variable) for each in properties)
