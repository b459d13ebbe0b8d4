"""pySHACL, kept warm: the shapes are read once, and each view is judged on the nodes that were submitted.

pySHACL's own `validate` reads the shapes again at every call and would also judge the vocabulary nodes of the
view, of which only their kind is there. So its parts are called here: its shapes, its targets, its report.
Source: SHACL (https://www.w3.org/TR/shacl/), sections 2 to 4.
"""

import logging
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import rdflib
from pyshacl.graph_abstraction import DataGraph
from pyshacl.pytypes import SHACLExecutor
from pyshacl.shape import Shape
from rdflib.namespace import SH

from paraugs.contribute.judging.rdflib_terms import add_to_graph, from_rdflib, to_rdflib
from paraugs.contribute.judging.warm_graphs import KeptGraph, KeptShapes, View
from paraugs.errors import ResourceError
from paraugs.resources import Resources
from paraugs.terms import IRI, Subject, Term, Triple

NO_DEMANDS = "form.ttl"
"""The file that says how a form asks, and demands nothing."""
FORM = "form.ttl"
"""How forms ask, which is no demand."""


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


class Referee:
    """Judges views by the shapes of `shapes/*.ttl`."""

    def __init__(self, shapes: rdflib.Graph) -> None:
        # rdflib logs a traceback for each ill-typed literal, which here is a finding and no accident.
        logging.getLogger("rdflib.term").setLevel(logging.ERROR)
        self.shapes = shapes
        self._rules = KeptShapes(shapes)
        targeted = [(shape, tuple(map(list, shape.target()))) for shape in self._rules.shapes]
        self._by_class = [shape for shape, (_, classes, implied, *_) in targeted if classes or implied]
        self._by_property = [shape for shape, (*_, objects, subjects) in targeted if objects or subjects]

    def judge(self, view: list[Triple], submitted: Collection[Subject]) -> Verdict:
        """Validate a view.

        Shapes for a class judge those nodes only that were submitted, because of others the view holds too
        little; shapes for whatever has a property judge all nodes of the view.
        """
        graph = View()
        add_to_graph(graph, view)
        data = DataGraph.from_rdflib_graph(graph)
        described = {to_rdflib(node) for node in submitted}
        found: list[Any] = []
        for shape in self._by_class:
            found += _results(shape, data, [node for node in shape.focus_nodes(data) if node in described])
        for shape in self._by_property:
            found += _results(shape, data, list(shape.focus_nodes(data)))
        return Verdict(tuple(_result(node, parts) for _, node, parts in found))


def _results(shape: Shape, data: DataGraph, focus: list[rdflib.URIRef]) -> list[Any]:
    return shape.validate(SHACLExecutor(), data, focus=focus)[1] if focus else []


def read_shapes(resources: Resources) -> Referee:
    """Read all shapes; ResourceError when a file is broken."""
    shapes = KeptGraph()
    for path in resources.files("shapes", "*.ttl"):
        if path.name != NO_DEMANDS:
            _read(shapes, path)
    return Referee(shapes)


def _read(shapes: rdflib.Graph, path: Path) -> None:
    try:
        shapes.parse(data=path.read_bytes(), format="turtle")
    except (OSError, rdflib.exceptions.ParserError, SyntaxError) as error:
        raise ResourceError(path, f"these shapes cannot be read: {error}") from error


def _result(node: rdflib.BNode, parts: list[tuple[Any, Any, Any]]) -> Result:
    """Read what is said about one result, and not its details; a node comes with the graph it is from."""
    said = {
        predicate: value[1] if isinstance(value, tuple) else value
        for subject, predicate, value in parts
        if subject == node
    }
    value, path = said.get(SH.value), said.get(SH.resultPath)
    return Result(
        focus=from_rdflib(said[SH.focusNode]),
        path=IRI(str(path)) if isinstance(path, rdflib.URIRef) else None,
        value=None if value is None else from_rdflib(value),
        shape=IRI(str(said[SH.sourceShape])),
        component=IRI(str(said[SH.sourceConstraintComponent])),
        severity=IRI(str(said[SH.resultSeverity])),
    )
