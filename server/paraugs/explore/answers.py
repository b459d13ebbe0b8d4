"""The graph as the use cases ask it: by the name of a query and the values of its parameters."""

from collections.abc import Iterable
from dataclasses import dataclass

from paraugs.explore.description import Description
from paraugs.explore.wording import ENGLISH
from paraugs.graph.named import NamedQueries, Value
from paraugs.graph.port import Reading, Row
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Triple

_TAG = "http://www.w3.org/2001/XMLSchema#language"


@dataclass(frozen=True, slots=True)
class Answers:
    """A graph and the queries that may be put to it by name; every method raises what `Reading` raises."""

    graph: Reading
    queries: NamedQueries

    def construct(self, name: str, **values: Value) -> list[Triple]:
        """The statements that a query of `queries/api` makes."""
        return self.graph.construct(self.queries[name].bind(values))

    def select(
        self, name: str, limit: int | None = None, offset: int | None = None, **values: Value
    ) -> list[Row]:
        """The rows that a query of `queries/api` finds; limit and offset only where it has paging."""
        return self.graph.select(self.queries[name].bind(values, limit, offset)).rows

    def describe(self, thing: IRI, language: str | None) -> Description:
        """What is said about a thing, with the names of all that it points to; empty when nothing is said."""
        return self.with_names(self.construct("description", thing=thing), language)

    def names(self, things: Iterable[IRI], language: str | None) -> Description:
        """The names of things as a reader of a language needs them, or in every language (None)."""
        ordered = sorted(set(things))
        reader = Literal(language) if language else None
        found = self.construct("names", thing=ordered, language=reader) if ordered else []
        return Description(found, language or ENGLISH)

    def with_names(self, triples: Iterable[Triple], language: str | None) -> Description:
        """Statements and the names of the things in them."""
        stated = set(triples)
        terms = {term for triple in stated for term in (triple.subject, triple.object)}
        named = self.names((term for term in terms if isinstance(term, IRI)), language)
        return Description(stated | named.triples, language or ENGLISH, _original(stated, named))

    def text_of(self, name: str, limit: int | None = None, **values: Value) -> str:
        """The text of a query with its parameters set, for a reader who wants to run it."""
        return self.queries[name].bind(values, limit)


def _original(stated: Iterable[Triple], named: Description) -> str | None:
    """The tag of the language that a record says it is written in."""
    for _, predicate, value in sorted(stated, key=str):
        if predicate == term("dct:language") and isinstance(value, IRI):
            notations = named.values(value, "skos:notation")
            return next((str(tag) for tag in notations if getattr(tag, "datatype", None) == _TAG), None)
    return None
