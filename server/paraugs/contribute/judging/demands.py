"""Which demands are made on which nodes: the shapes by what they target, each divided into single demands."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import rdflib
from pyshacl.shape import Shape
from rdflib.namespace import SH

from paraugs.contribute.judging.conformance import Conformance, Conforms
from paraugs.contribute.judging.paths import Path, path_of
from paraugs.contribute.judging.said import Said
from paraugs.contribute.judging.warm_graphs import KeptShapes
from paraugs.terms import IRI, Subject, Term

_COUNTS = frozenset((SH.minCount, SH.maxCount))
_TOO_FEW, _TOO_MANY = (IRI(str(SH[f"{name}CountConstraintComponent"])) for name in ("Min", "Max"))


@dataclass(frozen=True, slots=True)
class Count:
    """How many values a node may have on a path."""

    path: Path
    least: int
    most: float

    def missed(self, said: Said, node: Term) -> IRI | None:
        """Give the component of SHACL that a node does not satisfy."""
        number = len(said.values(node, self.path))
        if number < self.least:
            return _TOO_FEW
        return _TOO_MANY if number > self.most else None


@dataclass(frozen=True, slots=True, eq=False)
class Demand:
    """A shape, what tells that a node conforms for certain, and how many values where it only counts."""

    shape: Shape
    conforms: Conforms
    count: Count | None


class Demands:
    """All demands of the shapes, each read once."""

    def __init__(self, rules: KeptShapes) -> None:
        self._rules, self._conformance = rules, Conformance(rules)
        self._of_class: dict[str, list[Shape]] = defaultdict(list)
        self._of_subjects: list[tuple[str, tuple[Demand, ...]]] = []
        self._of_objects: list[tuple[str, tuple[Demand, ...]]] = []
        self._of: dict[Shape, tuple[Demand, ...]] = {}
        for shape in rules.shapes:
            _, classes, implied, objects, subjects = map(list, shape.target())
            self._of[shape] = tuple(self._divided(shape))
            for kind in {*classes, *implied}:
                self._of_class[str(kind)].append(shape)
            self._of_subjects += [(str(one), self._of[shape]) for one in subjects]
            self._of_objects += [(str(one), self._of[shape]) for one in objects]
        self._of_classes = lru_cache(maxsize=1 << 10)(self._of_all)

    def pairs(self, said: Said, submitted: Collection[Subject]) -> Iterator[tuple[Demand, Term]]:
        """Give each demand with each node on which it is made.

        Shapes for a class are for those nodes only that were submitted, because of others the view holds too
        little; shapes for whatever has a property are for all nodes of the view.
        """
        for node in submitted:
            kinds = frozenset(kind for kind in said.classes(node) if kind in self._of_class)
            for demand in self._of_classes(kinds):
                yield demand, node
        for predicate, demands in self._of_subjects:
            yield from ((demand, node) for node in said.subjects(predicate) for demand in demands)
        for predicate, demands in self._of_objects:
            yield from ((demand, node) for node in said.objects(predicate) for demand in demands)

    def _of_all(self, kinds: frozenset[str]) -> tuple[Demand, ...]:
        shapes = dict.fromkeys(chain.from_iterable(self._of_class[kind] for kind in kinds))
        return tuple(chain.from_iterable(self._of[shape] for shape in shapes))

    def _divided(self, shape: Shape) -> Iterator[Demand]:
        """Give the properties of a shape one by one where it demands nothing else, else the whole shape."""
        parameters = self._rules.predicate_objects(shape.node)
        if shape.deactivated or {parameter for parameter, _ in parameters} != {SH.property}:
            parts: list[rdflib.term.Node] = [shape.node]
        else:
            parts = [part for _, part in parameters]
        for part in parts:
            shape = self._rules.lookup_shape_from_node(part)
            yield Demand(shape, self._conformance.of(part), self._count(part))

    def _count(self, shape: rdflib.term.Node) -> Count | None:
        parameters = dict(self._rules.predicate_objects(shape))
        path = path_of(self._rules.graph, shape)
        if not path or not parameters.keys() <= _COUNTS or self._rules.custom_constraints:
            return None
        least, most = parameters.get(SH.minCount, 0), parameters.get(SH.maxCount, "inf")
        return Count(path, int(str(least)), float(str(most)))
