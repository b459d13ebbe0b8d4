"""IRIs and values as a person writes and reads them."""

from paraugs.short_names import short_name
from paraugs.terms import IRI, Literal, Term

_LONGEST = 120


def shorten(iri: IRI) -> str:
    """Give `par:topic` for the whole IRI where one of our prefixes fits, else the IRI."""
    return short_name(iri) or iri.value


def readable(term: Term) -> str:
    """Give a value for a sentence; a blank node, whose label means nothing, is only called one."""
    match term:
        case IRI():
            return shorten(term)
        case Literal(text) if len(text) > _LONGEST:
            return text[:_LONGEST].rstrip() + "…"
        case Literal(text):
            return text
    return "(a node without a name)"
