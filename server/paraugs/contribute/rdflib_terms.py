"""Our terms to rdflib's and back, for pySHACL; literals stay as they were written, and years compare."""

import re
from typing import Any

import rdflib
from rdflib.namespace import XSD

from paraugs.terms import IRI, BlankNode, Literal, Term, Triple

YEAR = re.compile(r"-?[1-9]?\d{4}(Z|[+-]\d\d:\d\d)?")
MONTH = re.compile(r"-?[1-9]?\d{4}-(0[1-9]|1[0-2])(Z|[+-]\d\d:\d\d)?")
LEXICAL = {XSD.gYear: YEAR, XSD.gYearMonth: MONTH}
"""What rdflib does not check: years and months (XML Schema 1.1 part 2, sections 3.3.11 and 3.3.10)."""


class ComparableLiteral(rdflib.Literal):
    """A literal that orders years and months, which rdflib cannot; false where nothing can be compared."""

    __slots__ = ()

    @property
    def ill_typed(self) -> bool | None:
        """Tell whether the text is none of its datatype."""
        pattern = LEXICAL.get(self.datatype) if self.datatype else None
        return not pattern.fullmatch(str(self)) if pattern else super().ill_typed

    def __le__(self, other: Any) -> bool:
        if isinstance(other, rdflib.Literal) and self.datatype == other.datatype and self.datatype in LEXICAL:
            return str(self) <= str(other)
        try:
            return bool(super().__le__(other))
        except TypeError:
            return False

    def __reduce__(self) -> tuple[Any, ...]:
        return (rdflib.Literal, (str(self), self.language, self.datatype))


def to_rdflib(term: Term) -> rdflib.term.Node:
    """Give rdflib's term."""
    match term:
        case IRI(value):
            return rdflib.URIRef(value)
        case BlankNode(value):
            return rdflib.BNode(value)
        case Literal(value, language, datatype):
            kind = rdflib.URIRef(datatype) if datatype else None
            return ComparableLiteral(value, lang=language, datatype=kind, normalize=False)


def from_rdflib(term: rdflib.term.Node) -> Term:
    """Give our term."""
    if isinstance(term, rdflib.BNode):
        return BlankNode(str(term))
    if isinstance(term, rdflib.Literal):
        return Literal(str(term), term.language, str(term.datatype) if term.datatype else None)
    return IRI(str(term))


def add_to_graph(graph: rdflib.Graph, triples: list[Triple]) -> None:
    """Put statements into rdflib's graph."""
    known: dict[Term, rdflib.term.Node] = {}
    for triple in triples:
        for term in triple:
            if term not in known:
                known[term] = to_rdflib(term)
        graph.add((known[triple.subject], known[triple.predicate], known[triple.object]))
