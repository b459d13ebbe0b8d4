"""What spares pySHACL work decides nothing: verdicts on broken submissions are those of pySHACL alone."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import rdflib
from pyshacl.graph_abstraction import DataGraph
from pyshacl.pytypes import SHACLExecutor
from pyshacl.shapes_graph import ShapesGraph
from pyshacl.validator import Validator
from rdflib.namespace import SH

from paraugs.contribute.judging.rdflib_terms import add_to_graph, from_rdflib, to_rdflib
from paraugs.contribute.judging.referee import Result
from paraugs.contribute.judging.view import view_of
from paraugs.terms import IRI, BlankNode, Term
from validating import ROOT, checker, results_of, triples_of

CASES = sorted((ROOT / "tests" / "shapes" / "cases").iterdir())[::6]


@pytest.fixture(scope="module")
def shapes() -> ShapesGraph:
    plain = rdflib.Graph()
    for triple in checker().referee.shapes:
        plain.add(triple)
    return ShapesGraph(plain)


def term_of(report: rdflib.Graph, node: Any, predicate: rdflib.URIRef) -> Term | None:
    value = report.value(node, predicate)
    return None if value is None else from_rdflib(value)


def iri_of(report: rdflib.Graph, node: Any, predicate: rdflib.URIRef) -> IRI:
    return IRI(str(report.value(node, predicate)))


def results_of_pyshacl(path: Path, shapes: ShapesGraph) -> set[Result]:
    """Judge with plain graphs, the nodes that the referee would judge, and read pySHACL's own report."""
    triples = triples_of(path)
    graph = rdflib.Graph()
    add_to_graph(graph, view_of(triples, checker().vocabulary.facts))
    data, found = DataGraph.from_rdflib_graph(graph), []
    submitted = {to_rdflib(triple.subject) for triple in triples}
    for shape in shapes.shapes:
        nodes = list(shape.focus_nodes(data))
        _, classes, implied, *_ = map(list, shape.target())
        if classes or implied:
            nodes = [node for node in nodes if node in submitted]
        if nodes:
            found += shape.validate(SHACLExecutor(), data, focus=nodes)[1]
    report, _ = Validator.create_validation_report(shapes, not found, found)
    return {
        Result(
            focus=term_of(report, node, SH.focusNode),  # type: ignore[arg-type]
            path=iri_of(report, node, SH.resultPath)
            if isinstance(report.value(node, SH.resultPath), rdflib.URIRef)
            else None,
            value=term_of(report, node, SH.value),
            shape=iri_of(report, node, SH.sourceShape),
            component=iri_of(report, node, SH.sourceConstraintComponent),
            severity=iri_of(report, node, SH.resultSeverity),
        )
        for node in report.objects(None, SH.result)
    }


def without_labels(results: set[Result]) -> set[Result]:
    """Give blank nodes one label: theirs are new each time a file is read."""
    nobody = BlankNode("b")
    return {
        replace(
            result,
            focus=nobody if isinstance(result.focus, BlankNode) else result.focus,
            value=nobody if isinstance(result.value, BlankNode) else result.value,
        )
        for result in results
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_verdict_is_that_of_pyshacl_alone(case: Path, shapes: ShapesGraph) -> None:
    expected = results_of_pyshacl(case / "fails.ttl", shapes)
    assert expected
    assert without_labels(results_of(case / "fails.ttl")) == without_labels(expected)
