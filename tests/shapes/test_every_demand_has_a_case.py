"""Each demand of the shapes is shown by two graphs that differ by one statement: one passes, one fails."""

from pathlib import Path

import pytest
import rdflib
from rdflib.compare import graph_diff, to_isomorphic
from rdflib.namespace import RDF, SH

from validating import SHAPES, checker, results_of

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.name for path in CASES.iterdir())


def test_every_demand_has_a_case_and_every_case_a_demand() -> None:
    shapes = checker().referee.shapes
    rules = set(shapes.subjects(RDF.type, rdflib.URIRef(f"{SHAPES}Rule")))  # tested in tests/contribute
    demands = {str(shape).removeprefix(SHAPES) for shape in shapes.subjects(SH.message) if shape not in rules}
    assert demands == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_the_two_graphs_differ_by_one_statement(name: str) -> None:
    passes, fails = (
        to_isomorphic(rdflib.Graph().parse(data=(CASES / name / file).read_bytes(), format="turtle"))
        for file in ("passes.ttl", "fails.ttl")
    )
    _, only_passes, only_fails = graph_diff(passes, fails)
    assert len(only_passes) + len(only_fails) == 1


@pytest.mark.parametrize("name", NAMES)
def test_one_statement_makes_exactly_this_demand_fail(name: str) -> None:
    before, after = results_of(CASES / name / "passes.ttl"), results_of(CASES / name / "fails.ttl")
    assert not [result for result in before if result.shape.value == SHAPES + name]
    new = [(result.shape.value, result.severity.value) for result in after - before]
    severity = checker().referee.shapes.value(rdflib.URIRef(SHAPES + name), SH.severity)
    assert new == [(SHAPES + name, str(severity))]
