"""Concepts that things are tagged with: their names in all languages, and what is broader."""

from collections import defaultdict
from dataclasses import dataclass

from paraugs.graph.named import NamedQueries
from paraugs.graph.port import Reading
from paraugs.short_names import term
from paraugs.terms import IRI, Literal

_BROADER, _NOTATION = term("skos:broader"), term("skos:notation")
_NAMES = (term("skos:prefLabel"), term("dct:title"), term("skos:altLabel"), term("par:shortName"))


@dataclass(frozen=True, slots=True)
class Concepts:
    """Names by concept, preferred ones first, and all broader concepts; notations where they are numbers."""

    names: dict[str, list[tuple[str, str]]]
    above: dict[str, frozenset[str]]
    ranks: dict[str, int]

    def with_broader(self, concepts: set[str]) -> set[str]:
        """Concepts and everything that is broader."""
        return concepts.union(*(self.above.get(concept, frozenset()) for concept in concepts))


def read_concepts(graph: Reading, queries: NamedQueries) -> Concepts:
    """Read the concepts of a graph."""
    names = defaultdict[str, list[tuple[int, str, str]]](list)
    broader = defaultdict[str, set[str]](set)
    ranks = dict[str, int]()
    for concept, name, value in queries.run(graph, "concepts").rows:
        if name == _BROADER and isinstance(value, IRI):
            broader[str(concept)].add(value.value)
        elif name == _NOTATION and str(value).isdecimal():
            ranks[str(concept)] = int(str(value))
        elif name in _NAMES and isinstance(value, Literal):
            names[str(concept)].append((_NAMES.index(name), value.language or "", value.value))
    ordered = {
        concept: list(dict.fromkeys((language, text) for _, language, text in sorted(found)))
        for concept, found in names.items()
    }
    return Concepts(ordered, {concept: _all_above(concept, broader) for concept in broader}, ranks)


def _all_above(concept: str, broader: dict[str, set[str]]) -> frozenset[str]:
    found, waiting = set[str](), list(broader[concept])
    while waiting:
        above = waiting.pop()
        if above not in found and above != concept:
            found.add(above)
            waiting.extend(broader.get(above, ()))
    return frozenset(found)
