"""The same files make the same graph, down to the labels of blank nodes, so that its bytes may be cached."""

from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.loading import load
from paraugs.resources import Resources


def test_two_loads_give_the_same_statements(resources: Resources, shipped_graph: EmbeddedGraph) -> None:
    again = EmbeddedGraph()
    load(resources, again)
    assert set(again.store) == set(shipped_graph.store)
