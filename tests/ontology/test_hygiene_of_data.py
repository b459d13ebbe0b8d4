"""The whole shipped graph, with its entailments, breaks no hygiene rule."""

from pathlib import Path

import pytest

from ontology_files import ROOT
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.loading import load
from paraugs.resources import Resources

RULES = sorted((ROOT / "queries/hygiene").glob("*.rq"))


@pytest.fixture(scope="module")
def shipped() -> EmbeddedGraph:
    graph = EmbeddedGraph()
    load(Resources(ROOT), graph)
    return graph


@pytest.mark.parametrize("rule", RULES, ids=[rule.stem for rule in RULES])
def test_the_shipped_graph_keeps_the_rule(rule: Path, shipped: EmbeddedGraph) -> None:
    rows = shipped.select(rule.read_text(encoding="utf-8")).rows
    assert [f"{subject} {message}" for subject, message in rows] == []
