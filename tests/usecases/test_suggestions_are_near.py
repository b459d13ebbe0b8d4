"""A misspelt address brings the nearest known things, and nothing when nothing is near."""

import pytest

from paraugs.explore.answers import Answers
from paraugs.explore.suggesting import suggest
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.named import NamedQueries
from paraugs.resources import Resources


@pytest.mark.parametrize(
    ("address", "nearest"),
    [
        ("https://w3id.org/paraugs/id/practice/fi/kivva", "practice/fi/kiva"),
        ("https://w3id.org/paraugs/id/tool/digcomp-3", "tool/digcomp"),
        ("/practice/no/ny_giv_project", "practice/no/ny-giv"),
        ("https://w3id.org/paraugs/id/benchmark/et2020-b-elett", "benchmark/et2020-b-elet"),
    ],
)
def test_the_nearest_is_among_them(
    resources: Resources, shipped_graph: EmbeddedGraph, address: str, nearest: str
) -> None:
    found = suggest(Answers(shipped_graph, NamedQueries(resources)), address, "en")

    assert any(nearest in link.iri.value for link in found)


@pytest.mark.parametrize("address", ["", "/", "https://w3id.org/paraugs/id/practice/xx", "/zzzzzz"])
def test_nothing_near_brings_nothing(
    resources: Resources, shipped_graph: EmbeddedGraph, address: str
) -> None:
    assert suggest(Answers(shipped_graph, NamedQueries(resources)), address, "en") == ()
