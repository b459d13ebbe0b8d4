"""Our terms to pyoxigraph's and back: the only place where the two meet."""

from collections.abc import Iterable

import pyoxigraph as ox

from paraugs.errors import QueryError
from paraugs.terms import IRI, XSD_STRING, BlankNode, Literal, Quad, Subject, Term, Triple

OxTerm = ox.NamedNode | ox.BlankNode | ox.Literal


def to_oxigraph(term: Term) -> OxTerm:
    """Give pyoxigraph's term; ValueError when it is not a well-formed one."""
    match term:
        case IRI():
            return ox.NamedNode(term.value)
        case BlankNode():
            return ox.BlankNode(term.value)
        case Literal(value, None, None):
            return ox.Literal(value)
        case Literal(value, None, str() as datatype):
            return ox.Literal(value, datatype=ox.NamedNode(datatype))
        case Literal():
            return ox.Literal(term.value, language=term.language)


def to_quad(triple: Triple, graph: IRI) -> ox.Quad:
    """Give pyoxigraph's quad for a triple in a named graph."""
    subject, predicate, value = (to_oxigraph(term) for term in triple)
    return ox.Quad(subject, predicate, value, ox.NamedNode(graph.value))  # type: ignore[arg-type]


def to_quads(triples: Iterable[Triple], graph: IRI) -> list[ox.Quad]:
    """Give quads for the triples of one document: its blank nodes are new ones, whatever their labels."""
    fresh: dict[BlankNode, BlankNode] = {}

    def renamed(term: Term) -> Term:
        if not isinstance(term, BlankNode):
            return term
        return fresh.setdefault(term, BlankNode(ox.BlankNode().value))

    return [to_quad(Triple(*map(renamed, triple)), graph) for triple in triples]  # type: ignore[arg-type]


def from_oxigraph(term: object) -> Term:
    """Give our term; QueryError for a triple term or a text with a direction (both of RDF 1.2)."""
    if isinstance(term, ox.NamedNode):
        return IRI(term.value)
    if isinstance(term, ox.BlankNode):
        return BlankNode(term.value)
    if isinstance(term, ox.Literal) and term.direction is None:
        datatype = term.datatype.value
        if term.language is not None:
            return Literal(term.value, term.language)
        return Literal(term.value, None, None if datatype == XSD_STRING else datatype)
    raise QueryError(f"{term} is a term of RDF 1.2, which is not carried here")


def from_triple(triple: ox.Triple | ox.Quad) -> Triple:
    """Give our triple for the first three terms of pyoxigraph's triple or quad."""
    return Triple(_subject(triple.subject), IRI(triple.predicate.value), from_oxigraph(triple.object))


def from_quad(quad: ox.Quad) -> Quad:
    """Give our quad; a graph without a name, or named by a blank node, is the default graph."""
    name = quad.graph_name
    graph = IRI(name.value) if isinstance(name, ox.NamedNode) else None
    return Quad(*from_triple(quad), graph)


def _subject(term: object) -> Subject:
    found = from_oxigraph(term)
    assert not isinstance(found, Literal)
    return found
