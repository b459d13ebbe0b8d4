"""The graph as the use cases ask it: by the name of a query and the values of its parameters."""

from collections.abc import Iterable
from dataclasses import dataclass

from paraugs.explore.description import Description
from paraugs.graph.named import NamedQueries, Value
from paraugs.graph.port import Reading, Row
from paraugs.terms import IRI, Triple


@dataclass(frozen=True, slots=True)
class Answers:
    """A graph and the queries that may be put to it by name; every method raises what `Reading` raises."""

    graph: Reading
    queries: NamedQueries

    def construct(self, name: str, **values: Value) -> list[Triple]:
        """The statements that a query of `queries/api` makes."""
        return self.graph.construct(self.queries[name].bind(values))

    def select(self, name: str, **values: Value) -> list[Row]:
        """The rows that a query of `queries/api` finds."""
        return self.graph.select(self.queries[name].bind(values)).rows

    def describe(self, thing: IRI, language: str) -> Description:
        """What is said about a thing, with the names of all that it points to; empty when nothing is said."""
        return self.with_names(self.construct("description", thing=thing), language)

    def with_names(self, triples: Iterable[Triple], language: str) -> Description:
        """Statements and the names of the things in them."""
        stated = set(triples)
        things = {
            term for triple in stated for term in (triple.subject, triple.object) if isinstance(term, IRI)
        }
        names = self.construct("names", thing=sorted(things)) if things else []
        return Description(stated.union(names), language)
