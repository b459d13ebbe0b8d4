"""What a view says of its nodes: looked up by node and path, each statement once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from paraugs.contribute.judging.paths import INVERSE, Path
from paraugs.short_names import term
from paraugs.terms import IRI, BlankNode, Literal, Term, Triple

_TYPE, _SUB_CLASS = term("rdf:type").value, term("rdfs:subClassOf").value
_Values = dict[Term, None]
_NOTHING: Mapping[str, _Values] = {}


class Said:
    """The statements of a view by node and property; a set, as an RDF graph is one."""

    def __init__(self, view: Sequence[Triple]) -> None:
        self._view = view
        self._told: dict[Callable[[Sequence[Triple]], bool], bool] = {}
        self._of: dict[str, dict[str, _Values]] = {}
        self._nodes: dict[str, IRI | BlankNode] = {}
        self._to: dict[str, defaultdict[Term, _Values]] = {}
        self._above: dict[str, frozenset[str]] = {}
        for subject, predicate, value in view:
            key = _key(subject)
            if key not in self._of:
                self._of[key], self._nodes[key] = {}, subject
            self._of[key].setdefault(predicate.value, {})[value] = None

    def values(self, node: Term, path: Path) -> Sequence[Term]:
        """Give the values of a node on a path, each once."""
        if len(path) == 1 and len(path[0]) == 1:
            return tuple(self._step(node, path[0][0]))
        found: _Values = {}
        for first, *rest in path:
            reached = self._step(node, first)
            for step in rest:
                reached = [value for each in reached for value in self._step(each, step)]
            found.update(dict.fromkeys(reached))
        return tuple(found)

    def _step(self, node: Term, step: str) -> Iterable[Term]:
        if step.startswith(INVERSE):
            return self._pointing(step.removeprefix(INVERSE)).get(node, ())
        return () if isinstance(node, Literal) else self._of.get(_key(node), _NOTHING).get(step, ())

    def _pointing(self, predicate: str) -> Mapping[Term, Iterable[Term]]:
        """Give, for each value of a property, the nodes that have it."""
        if predicate not in self._to:
            found = self._to[predicate] = defaultdict(dict)
            for subject in self.subjects(predicate):
                for value in self._of[_key(subject)][predicate]:
                    found[value][subject] = None
        return self._to[predicate]

    def subjects(self, predicate: str) -> Iterator[IRI | BlankNode]:
        """Give the nodes that have a property."""
        return (self._nodes[key] for key, stated in self._of.items() if predicate in stated)

    def objects(self, predicate: str) -> Iterator[Term]:
        """Give the values that any node has of a property."""
        return iter({value: None for stated in self._of.values() for value in stated.get(predicate, ())})

    def tells(self, question: Callable[[Sequence[Triple]], bool]) -> bool:
        """Ask the view as a whole something, once."""
        if question not in self._told:
            self._told[question] = question(self._view)
        return self._told[question]

    def classes(self, node: Term) -> Iterator[str]:
        """Give the classes of a node and those above them (SHACL, section 1.1: SHACL instances)."""
        for kind in self._step(node, _TYPE):
            if not isinstance(kind, Literal):
                yield from self._and_above(_key(kind))

    def _and_above(self, kind: str) -> frozenset[str]:
        if kind not in self._above:
            found, waiting = {kind}, [kind]
            while waiting:
                stated = self._of.get(waiting.pop(), _NOTHING).get(_SUB_CLASS, ())
                above = {_key(one) for one in stated if not isinstance(one, Literal)} - found
                waiting += above
                found |= above
            self._above[kind] = frozenset(found)
        return self._above[kind]


def _key(node: Term) -> str:
    return f"_:{node.value}" if isinstance(node, BlankNode) else node.value
