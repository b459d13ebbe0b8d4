"""pySHACL, kept warm: the shapes are read once, and each view is judged on the nodes that were submitted.

pySHACL's own `validate` reads the shapes again at every call and would also judge the vocabulary nodes of the
view, of which only their kind is there. So its parts are called here: its shapes, its targets, its report.
Source: SHACL (https://www.w3.org/TR/shacl/), sections 2 to 4.
"""

import functools
import logging
from collections.abc import Collection, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import rdflib
from pyshacl.graph_abstraction import DataGraph
from pyshacl.pytypes import SHACLExecutor
from pyshacl.shape import Shape
from pyshacl.shapes_graph import ShapesGraph
from pyshacl.validator import Validator
from rdflib.namespace import SH
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query

from paraugs.contribute.rdflib_terms import add_to_graph, from_rdflib, to_rdflib
from paraugs.errors import ResourceError
from paraugs.resources import Resources
from paraugs.terms import IRI, Subject, Term, Triple

NO_DEMANDS = "form.ttl"
"""The file that says how a form asks, and demands nothing."""
FORM = "form.ttl"
"""How forms ask, which is no demand."""
FOR_FORMS = frozenset((SH.name, SH.description, SH.group, SH.order))


@dataclass(frozen=True, slots=True)
class Result:
    """One result of the report, as SHACL names its parts."""

    focus: Term
    path: IRI | None
    """The property, where the shape's path is a single one."""
    value: Term | None
    shape: IRI
    component: IRI
    severity: IRI


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the referee says about a view."""

    results: tuple[Result, ...]


class Rules(rdflib.Graph):
    """Shapes that no longer change: pySHACL reads their lists again for each node, so lists are kept."""

    def __init__(self, shapes: rdflib.Graph) -> None:
        super().__init__(bind_namespaces="none")
        # What forms need and judging does not: pySHACL compares each statement of a shape with all it knows.
        for triple in shapes:
            if triple[1] not in FOR_FORMS:
                self.add(triple)
        self._lists: dict[rdflib.term.Node, list[rdflib.term.Node]] = {}

    def items(self, list: rdflib.term.Node) -> Generator[rdflib.term.Node, None, None]:
        """Give the members of a list."""
        if list not in self._lists:
            self._lists[list] = [*super().items(list)]
        yield from self._lists[list]


class View(rdflib.Graph):
    """A graph that parses each SPARQL constraint once, not once for each node: most of pySHACL's time."""

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Any:
        """Answer a query; the text of a constraint is parsed the first time only."""
        return super().query(
            _parsed(query_object) if isinstance(query_object, str) else query_object, *args, **kwargs
        )


@functools.lru_cache(maxsize=64)
def _parsed(query: str) -> Query:
    return prepareQuery(query)


class Referee:
    """Judges views by the shapes of `shapes/*.ttl`."""

    def __init__(self, shapes: rdflib.Graph) -> None:
        # rdflib logs a traceback for each ill-typed literal, which here is a finding and no accident.
        logging.getLogger("rdflib.term").setLevel(logging.ERROR)
        self.shapes = shapes
        self._rules = ShapesGraph(Rules(shapes))
        targeted = [(shape, tuple(map(list, shape.target()))) for shape in self._rules.shapes]
        self._by_class = [shape for shape, (_, classes, implied, *_) in targeted if classes or implied]
        self._by_property = [shape for shape, (*_, objects, subjects) in targeted if objects or subjects]

    def judge(self, view: list[Triple], submitted: Collection[Subject]) -> Verdict:
        """Validate a view.

        Shapes for a class judge those nodes only that were submitted, because of others the view holds too
        little; shapes for whatever has a property judge all nodes of the view.
        """
        graph = View(bind_namespaces="none")
        add_to_graph(graph, view)
        data = DataGraph.from_rdflib_graph(graph)
        described = {to_rdflib(node) for node in submitted}
        found: list[Any] = []
        for shape in self._by_class:
            found += _results(shape, data, [node for node in shape.focus_nodes(data) if node in described])
        for shape in self._by_property:
            found += _results(shape, data, list(shape.focus_nodes(data)))
        report, _ = Validator.create_validation_report(self._rules, not found, found)
        return Verdict(tuple(_result(report, node) for node in report.objects(None, SH.result)))


def _results(shape: Shape, data: DataGraph, focus: list[rdflib.URIRef]) -> list[Any]:
    return shape.validate(SHACLExecutor(), data, focus=focus)[1] if focus else []


def read_shapes(resources: Resources) -> Referee:
    """Read all shapes; ResourceError when a file is broken."""
    shapes = rdflib.Graph()
    for path in resources.files("shapes", "*.ttl"):
        if path.name != NO_DEMANDS:
            _read(shapes, path)
    return Referee(shapes)


def _read(shapes: rdflib.Graph, path: Path) -> None:
    try:
        shapes.parse(data=path.read_bytes(), format="turtle")
    except (OSError, rdflib.exceptions.ParserError, SyntaxError) as error:
        raise ResourceError(path, f"these shapes cannot be read: {error}") from error


def _result(report: rdflib.Graph, node: rdflib.term.Node) -> Result:
    value, path = report.value(node, SH.value), report.value(node, SH.resultPath)
    return Result(
        focus=from_rdflib(_one(report, node, SH.focusNode)),
        path=IRI(str(path)) if isinstance(path, rdflib.URIRef) else None,
        value=None if value is None else from_rdflib(value),
        shape=IRI(str(_one(report, node, SH.sourceShape))),
        component=IRI(str(_one(report, node, SH.sourceConstraintComponent))),
        severity=IRI(str(_one(report, node, SH.resultSeverity))),
    )


def _one(report: rdflib.Graph, node: rdflib.term.Node, predicate: rdflib.URIRef) -> rdflib.term.Node:
    value = report.value(node, predicate)
    assert value is not None, f"a result without {predicate}"
    return value
