"""Our terms to rdflib's and back, for pySHACL; literals stay as they were written, and years compare."""

import functools
import re
from typing import Any

import rdflib
from rdflib.namespace import XSD

from paraugs.terms import IRI, BlankNode, Literal, Term, Triple

LEXICAL = {
    XSD.gYear: re.compile(r"\d{4}"),
    XSD.gYearMonth: re.compile(r"\d{4}-(0[1-9]|1[0-2])"),
}
"""Years and months, which rdflib does not check (XML Schema 1.1 part 2, 3.3.10 and 3.3.11).

Only those in use here: four digits and no time zone, so that their text orders them.
"""
BLANK = "urn:paraugs:blank:"
"""Before the label of a blank node (RDF 1.1 Concepts, section 3.5): pySHACL stops at one among dates."""
ORDERED = {*LEXICAL, XSD.date}


class ComparableLiteral(rdflib.Literal):
    """A literal that orders years, months and days; rdflib falls over some and over what is ill-typed."""

    __slots__ = ()

    @property
    def ill_typed(self) -> bool | None:
        """Tell whether the text is none of its datatype."""
        pattern = LEXICAL.get(self.datatype) if self.datatype else None
        return not pattern.fullmatch(str(self)) if pattern else super().ill_typed

    def __le__(self, other: Any) -> bool:
        """Compare; what cannot be compared passes, since its datatype has a demand of its own."""
        comparable = isinstance(other, rdflib.Literal) and self.datatype == other.datatype
        if not comparable or self.datatype not in ORDERED or self.ill_typed or other.ill_typed:
            return True
        return str(self) <= str(other)

    def __reduce__(self) -> tuple[Any, ...]:
        return (rdflib.Literal, (str(self), self.language, self.datatype))


def to_rdflib(term: Term) -> rdflib.term.Node:
    """Give rdflib's term."""
    match term:
        case IRI(value):
            return _iri(value)
        case BlankNode(value):
            return rdflib.URIRef(BLANK + value)
        case Literal(value, language, datatype):
            kind = rdflib.URIRef(datatype) if datatype else None
            return ComparableLiteral(value, lang=language, datatype=kind, normalize=False)


@functools.lru_cache(maxsize=1 << 14)
def _iri(value: str) -> rdflib.URIRef:
    """Give rdflib's IRI; most of those in a submission were met before."""
    return rdflib.URIRef(value)


def from_rdflib(term: rdflib.term.Node) -> Term:
    """Give our term."""
    if isinstance(term, rdflib.URIRef) and term.startswith(BLANK):
        return BlankNode(term.removeprefix(BLANK))
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
