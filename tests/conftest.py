"""What every folder of tests may ask for: the shipped resources and the graph made of them, loaded once."""

import pytest

from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.loading import load
from paraugs.resources import Resources, find_resources


@pytest.fixture(scope="session")
def resources() -> Resources:
    """Give the shipped files."""
    return find_resources()


@pytest.fixture(scope="session")
def shipped_graph(resources: Resources) -> EmbeddedGraph:
    """Give the shipped data with what follows from them; tests only read it."""
    graph = EmbeddedGraph()
    load(resources, graph)
    return graph
