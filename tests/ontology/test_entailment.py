"""The rules in queries/entailment/ give what the ontology entails: all they are meant to and nothing else."""

from pathlib import Path

import pyoxigraph
import pytest

from ontology_files import ROOT, ontology_files
from paraugs.contribute.judging.reasoning import inferred, write_without_imports
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.loading import ENTAILMENTS, add_entailments
from paraugs.namespaces import PREFIXES
from paraugs.resources import Resources
from paraugs.terms import IRI, Triple

EXAMPLE = Path(__file__).with_name("entailment.trig")
STATED = IRI("https://example.org/stated")
ENTAILED = IRI("https://example.org/entailed")
PAR = PREFIXES["par"]
INDIVIDUAL = "<http://www.w3.org/2002/07/owl#NamedIndividual>"


@pytest.fixture
def graph() -> EmbeddedGraph:
    """The ontology with the statements of the example, before any rule has run."""
    graph = EmbeddedGraph()
    for file in ontology_files():
        graph.load(file.read_bytes(), "text/turtle", IRI("https://w3id.org/paraugs/id/graph/ontology"))
    graph.add(STATED, example(STATED))
    return graph


def example(name: IRI) -> list[Triple]:
    graph = EmbeddedGraph()
    graph.load(EXAMPLE.read_bytes(), "application/trig", None)
    return list(graph.read_graph(name))


def test_the_rules_give_just_the_expected_statements(graph: EmbeddedGraph) -> None:
    add_entailments(Resources(ROOT), graph)
    assert set(graph.read_graph(ENTAILMENTS)) == set(example(ENTAILED))


def test_the_rules_repeat_nothing_that_is_stated(graph: EmbeddedGraph) -> None:
    graph.add(STATED, example(ENTAILED))
    assert add_entailments(Resources(ROOT), graph) == 0


def test_a_reasoner_infers_the_same_from_the_axioms(tmp_path: Path, java: str) -> None:
    stated = "".join(
        f"{quad.subject} {quad.predicate} {quad.object} . {quad.subject} a {INDIVIDUAL} ."
        for quad in pyoxigraph.parse(path=EXAMPLE)
        if quad.graph_name.value == STATED.value
    )
    file = write_without_imports(ontology_files(), stated, tmp_path / "example.nt")
    known, expected = (
        {tuple(term.value for term in triple) for triple in example(name)} for name in (STATED, ENTAILED)
    )
    found = {triple for triple in inferred(file, java) if PAR in triple[1] or PAR in triple[2]}
    assert found - known == expected
