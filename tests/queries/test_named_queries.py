"""Every query that pages run by name answers over a small cast as expected, on every adapter."""

import pytest

from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.named import NamedQueries
from paraugs.graph.port import Reading
from paraugs.graph.remote import RemoteGraph
from paraugs.resources import find_resources
from queries.named import CASES, answer, cast, expected_file

QUERIES = NamedQueries(find_resources())
OF_EVERYTHING = ("void-classes", "void-properties", "void-things", "property-uses")
"""Queries that count all that a store holds."""
EVERY_QUERY = pytest.mark.parametrize("name", QUERIES.names())


@pytest.fixture(scope="module")
def in_memory() -> EmbeddedGraph:
    """Give the cast in memory."""
    return cast()


@pytest.fixture(scope="module")
def elsewhere(in_memory: EmbeddedGraph, empty_server: RemoteGraph) -> Reading:
    """Give the cast on another server."""
    for name in in_memory.graph_names():
        empty_server.replace(name, in_memory.read_graph(name))
    return empty_server


def test_every_case_has_its_query() -> None:
    cases = {path.stem for path in CASES.iterdir()} - {"cast"}

    assert cases == set(QUERIES.names())


@EVERY_QUERY
def test_it_answers_in_memory_as_expected(name: str, in_memory: EmbeddedGraph) -> None:
    assert answer(in_memory, QUERIES[name].text) == expected(name)


@EVERY_QUERY
def test_it_answers_on_another_server_as_expected(
    name: str, elsewhere: Reading, request: pytest.FixtureRequest
) -> None:
    if name in OF_EVERYTHING and "virtuoso" in request.node.name:
        pytest.skip("Virtuoso brings graphs of its own along and counts them as well")
    assert answer(elsewhere, QUERIES[name].text) == expected(name)


@EVERY_QUERY
def test_it_finds_something(name: str) -> None:
    assert len(expected(name).splitlines()) > (0 if "CONSTRUCT" in QUERIES[name].text else 1)


@EVERY_QUERY
def test_its_parameters_can_all_be_left_open(name: str, in_memory: EmbeddedGraph) -> None:
    assert answer(in_memory, QUERIES[name].bind({})) is not None


def expected(name: str) -> str:
    """Give the expected answer to a query."""
    return expected_file(QUERIES[name].text, name).read_text(encoding="utf-8")
