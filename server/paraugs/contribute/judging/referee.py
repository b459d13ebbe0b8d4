"""pySHACL, kept warm: the shapes are read once, and each view is judged on the nodes that were submitted.

pySHACL's own `validate` reads the shapes again at every call and would also judge the vocabulary nodes of the
view, of which only their kind is there. So its parts are called here, its shapes and its results, and only
for those pairs of a demand and a node of which it is not certain beforehand how it stands with them.
Source: SHACL (https://www.w3.org/TR/shacl/), sections 2 to 4.
"""

import logging
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import rdflib
from pyshacl.pytypes import SHACLExecutor
from pyshacl.shape import Shape
from rdflib.namespace import SH

from paraugs.contribute.judging.demands import Demand, Demands
from paraugs.contribute.judging.rdflib_terms import add_to_graph, from_rdflib, to_rdflib
from paraugs.contribute.judging.rulebook import Rulebook
from paraugs.contribute.judging.said import Said
from paraugs.contribute.judging.warm_graphs import KeptGraph, KeptShapes, View
from paraugs.errors import ResourceError
from paraugs.resources import Resources
from paraugs.terms import IRI, Subject, Term, Triple

NO_DEMANDS = "form.ttl"
"""The file that says how a form asks, and demands nothing."""
FORM = "form.ttl"
"""How forms ask, which is no demand."""
_LANGUAGES = 24


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
        self.rules = lru_cache(maxsize=_LANGUAGES)(partial(Rulebook, shapes))
        """The words of the shapes, by language."""
        self._demands = Demands(KeptShapes(shapes))

    def judge(self, view: list[Triple], submitted: Collection[Subject]) -> Verdict:
        """Validate a view, of whose nodes some were submitted."""
        said = Said(view)
        found: list[Result] = []
        doubts: dict[Demand, list[Term]] = defaultdict(list)
        for demand, node in self._demands.pairs(said, submitted):
            if demand.count:
                if component := demand.count.missed(said, node):
                    found.append(_miscounted(demand.shape, node, component))
            elif not demand.conforms(said, node):
                doubts[demand].append(node)
        return Verdict((*found, *_asked(view, doubts)) if doubts else tuple(found))


def _asked(view: list[Triple], doubts: Mapping[Demand, list[Term]]) -> Iterator[Result]:
    """Have pySHACL judge nodes by shapes."""
    graph = View()
    add_to_graph(graph, view)
    for demand, nodes in doubts.items():
        focus: list[Any] = [to_rdflib(node) for node in nodes]
        _, reports = demand.shape.validate(SHACLExecutor(), graph, focus=focus)
        yield from (result_of(node, parts) for _, node, parts in reports)


def _miscounted(shape: Shape, node: Term, component: IRI) -> Result:
    path: object = shape.path()  # type: ignore[no-untyped-call]
    single = IRI(str(path)) if isinstance(path, rdflib.URIRef) else None
    return Result(node, single, None, IRI(str(shape.node)), component, IRI(str(shape.severity)))


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


def result_of(node: rdflib.BNode, parts: list[tuple[Any, Any, Any]]) -> Result:
    """Read what pySHACL says of one result, and not its details; a node comes with the graph it is from."""
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
