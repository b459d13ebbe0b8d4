"""Statements written with the short names of terms, and literals typed by what they look like."""

import re
from collections.abc import Iterable

from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Subject, Term, Triple

Said = list[tuple[Subject, str, Term]]

_KINDS = {
    r"\d{4}": "xsd:gYear",
    r"\d{4}-\d\d-\d\d": "xsd:date",
    r"\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)?": "xsd:dateTime",
}


def say(said: Iterable[tuple[Subject, str, Term]]) -> list[Triple]:
    """Give the statements, with predicates spelled out."""
    return [Triple(subject, term(predicate), value) for subject, predicate, value in said]


def typed(text: str) -> Literal:
    """Give a year, day or time with its datatype; any other text as it is."""
    kind = next((kind for pattern, kind in _KINDS.items() if re.fullmatch(pattern, text)), None)
    return Literal(text, None, term(kind).value if kind else None)


def number(value: int, kind: str = "xsd:integer") -> Literal:
    """Give a whole number with its datatype."""
    return Literal(str(value), None, term(kind).value)


def a(subject: Subject, kind: str) -> tuple[Subject, str, IRI]:
    """Say which class a thing is of."""
    return subject, "rdf:type", term(kind)
