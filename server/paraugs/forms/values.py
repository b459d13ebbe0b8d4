"""One answer as a person writes it and as a term.

What cannot be the kind of value that is asked for becomes a term all the same, an ill-typed one: so the same
rules find it as in a file, with the same words and the same fixes.
"""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from paraugs.forms.model import Field
from paraugs.graph.notation import write_iri
from paraugs.namespaces import PREFIXES
from paraugs.terms import IRI, Literal, Term

_XSD = PREFIXES["xsd"]
_SHAPES_OF_DATES = {"gYear": re.compile(r"\d{4}"), "gYearMonth": re.compile(r"\d{4}-\d{2}")}
_MAIL = re.compile(r"[^@\s:/]+@[^@\s:/]+")
_WHOLE = re.compile(r"[+-]?\d+")
_SPACES_IN_NUMBERS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?:\D|$))")


def display(term: Term) -> str:
    """Give what stands in the control for a term."""
    return str(term)


def is_address(text: str) -> bool:
    """Tell whether a text is an absolute IRI that can be written down."""
    try:
        write_iri(text)
        return bool(urlsplit(text).scheme)
    except ValueError:
        return False


def term_of(field: Field, text: str, resolve: Callable[[Field, str], IRI | None]) -> Term:
    """Give the term for what was written or chosen."""
    match field.kind:
        case "concept":
            return IRI(text) if is_address(text) else resolve(field, text) or Literal(text)
        case "link":
            address = f"mailto:{text}" if _MAIL.fullmatch(text) else text
            return IRI(address) if is_address(address) else Literal(text)
        case "year" | "date" | "yes-no":
            return Literal(text, None, _datatype(field, text))
        case "number":
            number = _SPACES_IN_NUMBERS.sub("", text)
            return Literal(number, None, _datatype(field, number))
        case _:
            return Literal(text)


def _datatype(field: Field, text: str) -> str:
    """Give the datatype that the text fits, of those that the field may have; else the first of them."""
    names = [datatype.value.removeprefix(_XSD) for datatype in field.datatypes]
    for name in names:
        if (name == "integer" and _WHOLE.fullmatch(text)) or (
            name in _SHAPES_OF_DATES and _SHAPES_OF_DATES[name].fullmatch(text)
        ):
            return _XSD + name
    return _XSD + names[0]
