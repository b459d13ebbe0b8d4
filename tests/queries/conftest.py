"""Servers of other makers that the queries must be answered by as in memory: one of each for all queries."""

from collections.abc import Iterator

import pytest

from paraugs.graph.remote import RemoteGraph
from servers import VIRTUOSO, VIRTUOSO_MISSING, Server, oxigraph_server, virtuoso_server


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An `oxigraph serve` with the union as its default graph."""
    with oxigraph_server(tmp_path_factory.mktemp("oxigraph")) as server:
        yield server


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Virtuoso 7."""
    if not VIRTUOSO:
        pytest.skip(VIRTUOSO_MISSING)
    with virtuoso_server(tmp_path_factory.mktemp("virtuoso")) as server:
        yield server


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def empty_server(request: pytest.FixtureRequest) -> RemoteGraph:
    """Each of the servers, emptied for this module."""
    server: Server = request.getfixturevalue(request.param)
    graph = RemoteGraph(server.query, server.update)
    graph.clear()
    return graph
