"""One file that was handed in: its statements, its text, and quick answers about who points to whom."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from paraugs.contribute.places.placing import Sighting, SourceText
from paraugs.short_names import term
from paraugs.terms import IRI, BlankNode, Literal, Subject, Term, Triple

TYPE = term("rdf:type")
MAX_STEPS = 50
"""How far a node without a name may be from one with a name."""


class Submission:
    """A file that could be read."""

    def __init__(self, name: str, triples: Sequence[Triple], source: SourceText | str) -> None:
        self.name, self.triples = name, triples
        self.described = frozenset(triple.subject for triple in triples)
        self._source = SourceText(source) if isinstance(source, str) else source
        self._above: dict[Term, list[Triple]] = defaultdict(list)
        self._of: dict[Term, list[Triple]] = defaultdict(list)
        self._stated: dict[tuple[Term, IRI], list[Triple]] = defaultdict(list)
        self._by_predicate: dict[Term, list[Triple]] = defaultdict(list)
        self._between: dict[tuple[Term, Term], list[IRI]] = defaultdict(list)
        for triple in triples:
            self._above[triple.object].append(triple)
            self._of[triple.subject].append(triple)
            self._between[triple.subject, triple.object].append(triple.predicate)
            self._stated[triple.subject, triple.predicate].append(triple)
            self._by_predicate[triple.predicate].append(triple)

    def sighting(self, focus: Term, steps: Sequence[IRI], value: Term | None) -> Sighting:
        """Give the place of a statement, as far as the text of the file tells."""
        return self._source.sighting(focus, steps, value)

    def spelling(self, text: str) -> Sighting:
        """Give the first place where a part of a name is spelled."""
        return self._source.spelling(text)

    def of(self, node: Term | None) -> list[Triple]:
        """Give the statements about a node."""
        return self._of.get(node, []) if node is not None else []

    def stated(self, node: Term, predicate: IRI) -> list[Triple]:
        """Give the statements about a node with a property."""
        return self._stated.get((node, predicate), [])

    def above(self, node: Term) -> list[Triple]:
        """Give the statements that point to a node."""
        return self._above.get(node, [])

    def members(self, kind: IRI) -> Iterator[Subject]:
        """Give the nodes with a type."""
        return (triple.subject for triple in self.above(kind) if triple.predicate == TYPE)

    def uses(self, term: Term) -> list[Triple]:
        """Give the statements that have a term as property or value."""
        return list(dict.fromkeys((*self._by_predicate.get(term, ()), *self.above(term))))

    def user_of(self, term: Term | None) -> Triple | None:
        """Give a statement that has a term as its property, else as its value."""
        if term is None:
            return None
        found = self._by_predicate.get(term) or self._above.get(term)
        return found[0] if found else None

    def between(self, subject: Term, value: Term | None) -> list[IRI]:
        """Give the properties that join a node and a value."""
        return [] if value is None else self._between.get((subject, value), [])

    def nearest(self, node: Term) -> tuple[Term, list[IRI]]:
        """Give the nearest node with an IRI, and the properties that lead from it to a node without one."""
        steps: list[IRI] = []
        seen: set[Term] = set()
        while isinstance(node, BlankNode):
            seen.add(node)
            above = next((triple for triple in self._above[node] if triple.subject not in seen), None)
            if above is None or len(seen) > MAX_STEPS:
                return Literal("(a node without a name)"), steps
            node, steps = above.subject, [above.predicate, *steps]
        return node, steps
