"""The rules of entailment, and what follows from a change by them without asking the whole graph again.

A change can touch only what hangs together with it: things tied by statements that the rules speak of
(`Rules.terms`), other than reference terms such as countries, concepts and classes, which a release fixes.
These things alone, with the reference terms, are put into a small store; the rules run there to a fixpoint.
That is the same as running them on everything as long as no rule ties two things by nothing but a reference
term ("two practices of one country"); a test compares both ways.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from paraugs.errors import QueryError, ResourceError
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.lexer import outline
from paraugs.graph.release import ID, VERSION_GRAPH
from paraugs.terms import Triple

TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
DERIVED = ox.NamedNode(VERSION_GRAPH.value)
REFERENCE = tuple(ox.NamedNode(f"{ID}graph/{name}") for name in ("ontology", "vocabularies"))
_TERM = re.compile(r"<([^<>\s]+)>|(\w+):([\w-]+)")

Node = ox.NamedNode | ox.BlankNode


@dataclass(frozen=True, slots=True)
class Rules:
    """CONSTRUCT rules with the files that they stand in."""

    texts: tuple[tuple[Path, str], ...]

    def terms(self) -> frozenset[ox.NamedNode]:
        """Every IRI that a rule names."""
        return frozenset({TYPE}.union(*(_terms(text) for _, text in self.texts)))

    def speak_of(self, triples: Iterable[Triple]) -> bool:
        """Tell whether something may follow from one of these."""
        terms = {term.value for term in self.terms()}
        return any(triple.predicate.value in terms for triple in triples)

    def complete(self, graph: EmbeddedGraph) -> int:
        """Add what follows until nothing new comes; give the number of new triples."""
        added = 0
        while new := sum(self._apply(path, text, graph) for path, text in self.texts):
            added += new
        return added

    def _apply(self, path: Path, text: str, graph: EmbeddedGraph) -> int:
        try:
            return graph.add_constructed(text, VERSION_GRAPH)
        except QueryError as error:
            raise ResourceError(path, error.reason, error.place.line if error.place else None) from error


class Neighbourhood:
    """What hangs together with a change that is about to be made in a store."""

    def __init__(
        self, store: ox.Store, rules: Rules, removed: Iterable[ox.Quad], added: Iterable[ox.Quad]
    ) -> None:
        self._store, self._rules, self._terms = store, rules, rules.terms()
        self._removed, self._added = set(removed), defaultdict[object, list[ox.Quad]](list)
        self._things = set[Node]()
        self._small = EmbeddedGraph()
        starts = list[object]()
        for quad in self._removed.union(added):
            if quad.predicate in self._terms:
                starts += (quad.subject, quad.object)
                if quad not in self._removed:
                    self._added[quad.subject].append(quad)
        self._starts = self._things_among(starts)

    def difference(self) -> tuple[set[ox.Quad], set[ox.Quad]]:
        """Give the derived statements that go and those that come."""
        if not self._starts:
            return set(), set()
        self._small.store.bulk_extend(self._reference())
        new = set(self._starts)
        while new:
            self._gather(new)
            self._small.remove(VERSION_GRAPH)
            self._rules.complete(self._small)
            found = self._small.store.quads_for_pattern(None, None, None, DERIVED)
            new = self._things_among(quad.subject for quad in found) - self._things
        after = {quad for thing in self._things for quad in _derived_of(self._small.store, thing)}
        before = {quad for thing in self._things for quad in _derived_of(self._store, thing)}
        return before - after, after - before

    def _gather(self, starts: Iterable[Node]) -> None:
        """Walk from thing to thing, and put what is said of them into the small store."""
        waiting, own = list(starts), set(starts)
        while waiting:
            thing = waiting.pop()
            if thing in self._things:
                continue
            said = self._said_of(thing)
            is_leaf = not said and next(_derived_of(self._store, thing), None) is None
            if is_leaf and thing not in own:
                continue
            self._things.add(thing)
            self._small.store.extend(said)
            near = [*(quad.object for quad in said if quad.predicate != TYPE), *self._pointing(thing)]
            waiting += self._things_among(near)

    def _said_of(self, thing: Node) -> list[ox.Quad]:
        there = self._store.quads_for_pattern(thing, None, None, None)
        kept = (quad for quad in there if self._counts(quad) and quad not in self._removed)
        return [*kept, *self._added[thing]]

    def _pointing(self, thing: Node) -> Iterator[Node]:
        for quad in self._store.quads_for_pattern(None, None, thing, None):
            if self._counts(quad) and quad.predicate != TYPE:
                yield quad.subject  # type: ignore[misc]

    def _counts(self, quad: ox.Quad) -> bool:
        return quad.predicate in self._terms and quad.graph_name != DERIVED

    def _things_among(self, terms: Iterable[object]) -> set[Node]:
        """Leave out literals, and what the release fixes."""
        return {term for term in terms if isinstance(term, Node) and not self._is_fixed(term)}

    def _is_fixed(self, term: Node) -> bool:
        found = (self._store.quads_for_pattern(term, None, None, graph) for graph in REFERENCE)
        return any(next(quads, None) for quads in found)

    def _reference(self) -> list[ox.Quad]:
        return [
            quad
            for graph in REFERENCE
            for term in self._terms
            for quad in self._store.quads_for_pattern(None, term, None, graph)
        ]


def _derived_of(store: ox.Store, thing: Node) -> Iterator[ox.Quad]:
    """Go through what is derived of a thing, or points to it."""
    yield from store.quads_for_pattern(thing, None, None, DERIVED)
    yield from store.quads_for_pattern(None, None, thing, DERIVED)


def _terms(text: str) -> set[ox.NamedNode]:
    prefixes = outline(text).prefixes
    found = set[ox.NamedNode]()
    for iri, prefix, local in _TERM.findall(text):
        if iri or prefix in prefixes:
            found.add(ox.NamedNode(iri or prefixes[prefix] + local))
    return found
