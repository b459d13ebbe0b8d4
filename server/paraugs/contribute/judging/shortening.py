"""IRIs and values as a person writes and reads them."""

from paraugs.contribute.judging.tidying import HIDDEN
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
            return _shown(text[:_LONGEST].rstrip()) + "…"
        case Literal(text):
            return _shown(text)
    return "(a node without a name)"


def _shown(text: str) -> str:
    """Give a text with its hidden signs named, so that they cannot disturb the sentence that quotes it."""
    return HIDDEN.sub(lambda sign: f"[U+{ord(sign[0]):04X}]", text)
