"""Graphs that spare pySHACL what it would do again and again; what it decides stays the same.

It asks the shapes the same questions for each node that it judges, compares each statement of a shape with
all parameters that it knows, and parses each SPARQL constraint anew: most of its time. Shapes do not change,
so the answers are kept. And it goes all the way for properties that a node does not have, although most
constraints speak of values only, and none of no value (SHACL, sections 4.1 to 4.8).
"""

import functools
from collections import Counter
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from typing import Any, cast

import pyshacl.shape
import rdflib
from pyshacl.constraints import ALL_CONSTRAINT_PARAMETERS, CONSTRAINT_PARAMETERS_MAP
from pyshacl.shape import Shape
from pyshacl.shapes_graph import ShapesGraph
from rdflib.namespace import SH
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.term import Identifier, Node

FOR_FORMS = frozenset((SH.name, SH.description, SH.group, SH.order))
_PARAMETERS = frozenset(ALL_CONSTRAINT_PARAMETERS)
_RESULT = rdflib.BNode("result")
_OF_NO_VALUE = ("minCount", "hasValue", "equals", "closed", "sparql", "ignoredProperties")
_QUALIFIED = ("qualifiedValueShape", "qualifiedMinCount", "qualifiedMaxCount")
_OF_VALUES = _PARAMETERS - {SH[name] for name in (*_OF_NO_VALUE, *_QUALIFIED)}
"""The parameters of constraints that are met where there is no value."""


class KeptGraph(rdflib.Graph):
    """A graph that no longer changes once it is read: what is asked of a node is looked up once."""

    def __init__(self) -> None:
        super().__init__(store="SimpleMemory", bind_namespaces="none")
        self._lists: dict[Node, list[Node]] = {}
        self._objects: dict[tuple[Node | None, Node | None], list[Node]] = {}

    def add(self, triple: tuple[Node, Node, Node]) -> "KeptGraph":
        """Add a statement, and forget what was kept."""
        self._lists, self._objects = {}, {}
        super().add(triple)
        return self

    def items(self, list: Node) -> Generator[Node, None, None]:
        """Give the members of a list."""
        if list not in self._lists:
            self._lists[list] = [*super().items(list)]
        yield from self._lists[list]

    def objects(
        self, subject: Any = None, predicate: Any = None, unique: bool = False
    ) -> Generator[Node, None, None]:
        """Give the values of a property of a node."""
        if unique or isinstance(predicate, rdflib.paths.Path):
            yield from super().objects(subject, predicate, unique)
            return
        question = subject, predicate
        if question not in self._objects:
            self._objects[question] = [*super().objects(subject, predicate)]
        yield from self._objects[question]


class Rules(KeptGraph):
    """Shapes without what only forms need."""

    def __init__(self, shapes: rdflib.Graph) -> None:
        super().__init__()
        for triple in shapes:
            if triple[1] not in FOR_FORMS:
                self.add(triple)


@dataclass(frozen=True, slots=True)
class Spared:
    """When a shape needs no judging: a node has at least and at most so many values on its path."""

    path: frozenset[Node]
    least: int
    most: float

    only_counts: bool = False

    def number(self, counts: Mapping[Node, int]) -> int:
        """Give how many values are on the path, by the counts of a node."""
        return sum(counts.get(step, 0) for step in self.path)


class SparingShape(Shape):
    """A shape that passes at once where counting shows that it must."""

    __slots__ = ()

    def __str__(self) -> str:
        """Give its address: pySHACL writes it into notes for a log that nobody keeps."""
        return str(self.node)

    def validate(
        self, executor: Any, target_graph: Any, focus: Any = None, _evaluation_path: Any = None
    ) -> tuple[bool, list[Any]]:
        """Judge a node."""
        spared = cast(KeptShapes, self.sg).spared.get(self.node)
        if spared and isinstance(focus, Identifier):
            number = spared.number(target_graph.impl.counts(focus))
            if spared.least <= number <= spared.most:
                return True, []
            if spared.only_counts:
                return False, [self._result(focus, number < spared.least)]
        verdict: tuple[bool, list[Any]] = super().validate(executor, target_graph, focus, _evaluation_path)
        return verdict

    def _result(self, focus: Identifier, too_few: bool) -> tuple[str, Node, list[tuple[Node, Node, Any]]]:
        """Give the result of a count as pySHACL gives results: a text, a node, the statements about it."""
        component = SH.MinCountConstraintComponent if too_few else SH.MaxCountConstraintComponent
        told = {
            SH.sourceConstraintComponent: component,
            SH.sourceShape: self.node,
            SH.resultSeverity: self.severity,
            SH.focusNode: focus,
            SH.resultPath: self._path,
        }
        return "", _RESULT, [(_RESULT, predicate, value) for predicate, value in told.items()]


class KeptShapes(ShapesGraph):
    """The shapes as pySHACL reads them; of each, only the parameters of constraints are asked for."""

    def __init__(self, shapes: rdflib.Graph) -> None:
        super().__init__(Rules(shapes))
        self._parameters: dict[Node, list[tuple[Node, Node]]] = {}
        self.spared: dict[Node, Spared] = {}
        # Where pySHACL itself keeps what it knows: as a set, each is found at once and not by comparing.
        vars(pyshacl.shape)["CONSTRAINT_PARAMS"] = (_PARAMETERS, CONSTRAINT_PARAMETERS_MAP)
        for shape in self.shapes:
            shape.__class__ = SparingShape
            if not self.custom_constraints and (found := self._spared(shape)):
                self.spared[shape.node] = found

    def predicate_objects(self, node: Node) -> list[tuple[Node, Node]]:
        """Give the parameters of a shape with their values, each a few out of dozens that there may be."""
        if node not in self._parameters:
            found = self.graph.predicate_objects(node)
            self._parameters[node] = [pair for pair in found if pair[0] in _PARAMETERS]
        return self._parameters[node]

    def _spared(self, shape: Shape) -> Spared | None:
        """Give when a shape passes: without values, or, when it does nothing but count, by their number."""
        parameters = dict(self.predicate_objects(shape.node))
        path = frozenset(self._steps(shape)) if shape.is_property_shape else frozenset()
        if not path:
            return None
        if parameters.keys() <= _OF_VALUES:
            return Spared(path, 0, 0)
        if len(path) == 1 and parameters.keys() <= {SH.minCount, SH.maxCount}:
            least, most = (parameters.get(SH[name]) for name in ("minCount", "maxCount"))
            return Spared(path, int(str(least or 0)), float(str(most or "inf")), only_counts=True)
        return None

    def _steps(self, shape: Shape) -> list[Node]:
        """Give the properties of a path, if it is one or a choice of some."""
        path: Any = shape._path
        choices = self.graph.value(path, SH.alternativePath)
        steps = [*self.graph.items(choices)] if choices else [path]
        return steps if all(isinstance(step, rdflib.URIRef) for step in steps) else []


class View(rdflib.Graph):
    """A graph that parses each SPARQL constraint once."""

    def __init__(self) -> None:
        super().__init__(bind_namespaces="none")
        self._counts: dict[Node, Counter[Node]] = {}

    def counts(self, node: Node) -> Counter[Node]:
        """Give how many values a node has of each property; the view must be complete by then."""
        if node not in self._counts:
            self._counts[node] = Counter(predicate for predicate, _ in self.predicate_objects(node))
        return self._counts[node]

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Any:
        """Answer a query; the text of a constraint is parsed the first time only."""
        return super().query(
            _parsed(query_object) if isinstance(query_object, str) else query_object, *args, **kwargs
        )


@functools.lru_cache(maxsize=64)
def _parsed(query: str) -> Query:
    return prepareQuery(query)
