"""Graphs that spare pySHACL what it would do again and again; what it decides stays the same.

It asks the shapes the same questions for each node that it judges, compares each statement of a shape with
all parameters that it knows, and parses each SPARQL constraint anew: most of its time. Shapes do not change,
so the answers are kept.
"""

import functools
from collections.abc import Generator
from typing import Any

import pyshacl.shape
import rdflib
from pyshacl.constraints import ALL_CONSTRAINT_PARAMETERS, CONSTRAINT_PARAMETERS_MAP
from pyshacl.shapes_graph import ShapesGraph
from rdflib.namespace import SH
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.term import Node

FOR_FORMS = frozenset((SH.name, SH.description, SH.group, SH.order))
PARAMETERS = frozenset(ALL_CONSTRAINT_PARAMETERS)


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


class KeptShapes(ShapesGraph):
    """The shapes as pySHACL reads them; of each, only the parameters of constraints are asked for."""

    def __init__(self, shapes: rdflib.Graph) -> None:
        super().__init__(Rules(shapes))
        self._parameters: dict[Node, list[tuple[Node, Node]]] = {}
        # Where pySHACL itself keeps what it knows: as a set, each is found at once and not by comparing.
        vars(pyshacl.shape)["CONSTRAINT_PARAMS"] = (PARAMETERS, CONSTRAINT_PARAMETERS_MAP)

    def predicate_objects(self, node: Node) -> list[tuple[Node, Node]]:
        """Give the parameters of a shape with their values, each a few out of dozens that there may be."""
        if node not in self._parameters:
            found = self.graph.predicate_objects(node)
            self._parameters[node] = [pair for pair in found if pair[0] in PARAMETERS]
        return self._parameters[node]


class View(rdflib.Graph):
    """A graph that is complete when it is judged: counted once, and each SPARQL constraint parsed once."""

    def __init__(self) -> None:
        super().__init__(store="SimpleMemory", bind_namespaces="none")
        self._length: int | None = None

    def __len__(self) -> int:
        """Count the statements; pySHACL asks for each result whether there are any."""
        if self._length is None:
            self._length = super().__len__()
        return self._length

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Any:
        """Answer a query; the text of a constraint is parsed the first time only."""
        return super().query(
            _parsed(query_object) if isinstance(query_object, str) else query_object, *args, **kwargs
        )


@functools.lru_cache(maxsize=64)
def _parsed(query: str) -> Query:
    return prepareQuery(query)
