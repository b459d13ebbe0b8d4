"""Values for the queries that anybody may ask by name: what a parameter takes, read from what somebody wrote.

A kind is a facet of the search (its values are a list to choose from), or one of `PLAIN`. Values are checked
terms before a query sees them.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from paraugs.errors import RequestError, UnknownValue, wording
from paraugs.explore.facet_values import FacetValues, Value
from paraugs.graph.named import Declared, NamedQueries, NamedQuery
from paraugs.graph.named import Value as Bound
from paraugs.namespaces import PREFIXES
from paraugs.terms import IRI, Literal, Term

LISTED = (
    "state", "objective", "topic", "stage", "mode", "benchmark", "tool", "evidence", "result", "funding",
    "target", "language",
)  # fmt: skip
LONGEST_TEXT = 200
_XSD = PREFIXES["xsd"]
_NUMBER = re.compile(r"[a-z]*\d+-")


def public_queries(*folders: NamedQueries) -> Mapping[str, NamedQuery]:
    """The queries that anybody may ask, by the name that they are asked by: the file's without its number."""
    found = [folder[name] for folder in folders for name in folder.names() if folder[name].is_public]
    return {
        _NUMBER.sub("", query.name, count=1): query for query in sorted(found, key=lambda each: each.name)
    }


def read_parameters(query: NamedQuery, given: Mapping[str, str], values: FacetValues) -> dict[str, Bound]:
    """The terms to bind; RequestError for what is missing or of another kind, UnknownValue with near ones."""
    if unknown := sorted(set(given) - set(query.parameters)):
        known = ", ".join(query.parameters) or "none"
        raise RequestError(
            wording("The query has no parameter %(name)s; it has %(known)s."), name=unknown[0], known=known
        )
    return {each.name: _term(each, given.get(each.name, ""), values) for each in query.declared}


def missing(query: NamedQuery, given: Mapping[str, str]) -> tuple[Declared, ...]:
    """The parameters without which nothing can be asked, and which nobody gave."""
    return tuple(each for each in query.declared if each.is_required and not given.get(each.name))


def default_of(declared: Declared) -> str:
    """What is asked when nothing is given; empty for anything."""
    return "" if declared.is_required else declared.default


def _term(declared: Declared, written: str, values: FacetValues) -> Term | None:
    text = written.strip() or default_of(declared)
    if not text:
        if declared.is_required:
            raise RequestError(wording("The parameter %(name)s is missing."), name=declared.name)
        return None
    if declared.kind in LISTED:
        return _listed(declared, text, values)
    try:
        return PLAIN[declared.kind](text)
    except (ValueError, InvalidOperation):
        wanted = WORDS[declared.kind]
        raise RequestError(
            wording("The parameter %(name)s must be %(wanted)s, not %(text)s."),
            name=declared.name, wanted=wanted, text=repr(text[:80]),
        ) from None  # fmt: skip


def _listed(declared: Declared, text: str, values: FacetValues) -> Term:
    found = values.find(declared.kind, text) or _by_authority(declared.kind, text, values)
    if found is None:
        near = tuple((value.code, value.label.value) for value in values.near(declared.kind, text))
        raise UnknownValue(declared.name, repr(text[:80]), near)
    return Literal(found.value) if declared.kind == "language" else IRI(found.value)


def _by_authority(kind: str, text: str, values: FacetValues) -> Value | None:
    """A state by the code of the EU's country list (LVA)."""
    if kind != "state" or len(text) != 3:
        return None
    return next((each for each in values.all(kind) if each.value.endswith(f"/{text.upper()}")), None)


def _year(text: str) -> Term:
    if not re.fullmatch(r"[12]\d{3}", text):
        raise ValueError
    return Literal(text, datatype=f"{_XSD}gYear")


def _day(text: str) -> Term:
    return Literal(date.fromisoformat(text).isoformat(), datatype=f"{_XSD}date")


def _decimal(text: str) -> Term:
    if not re.fullmatch(r"-?\d{1,9}(\.\d{1,9})?", text):
        raise ValueError
    return Literal(str(Decimal(text)), datatype=f"{_XSD}decimal")


def _text(text: str) -> Term:
    if len(text) > LONGEST_TEXT or not text.isprintable():
        raise ValueError
    return Literal(text)


PLAIN: Mapping[str, Callable[[str], Term]] = {"year": _year, "day": _day, "decimal": _decimal, "text": _text}
WORDS: Mapping[str, str] = {
    "year": "a year of four digits",
    "day": "a day such as 2026-12-01",
    "decimal": "a number such as 2.5",
    "text": f"a text of at most {LONGEST_TEXT} printable characters",
}
KINDS = (*LISTED, *PLAIN)
