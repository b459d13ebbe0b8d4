"""The stores of the contract: one in memory, and the same server of each maker for the whole session."""

from collections.abc import Callable, Iterator

import pytest

from graph.departures import DEPARTURES
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.port import Graph
from paraugs.graph.remote import Limits, RemoteGraph
from servers import VIRTUOSO, VIRTUOSO_MISSING, Server, oxigraph_server, virtuoso_server

ENGINES = ("embedded", "oxigraph", "virtuoso")
MOST_ROWS = 2_000
"""What the tests' Virtuoso gives at most, so that a capped answer is quickly had."""


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
    with virtuoso_server(tmp_path_factory.mktemp("virtuoso"), MOST_ROWS) as server:
        yield server


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """The store that a test of the contract runs on."""
    return str(request.param)


@pytest.fixture
def graph(engine: str, request: pytest.FixtureRequest) -> Graph:
    """An empty store."""
    if engine == "embedded":
        return EmbeddedGraph()
    server: Server = request.getfixturevalue(engine)
    remote = RemoteGraph(server.query, server.update, Limits(seconds=30, visitor_seconds=10))
    remote.clear()
    return remote


Expect = Callable[[object, object], None]


@pytest.fixture
def expect(engine: str, request: pytest.FixtureRequest) -> Expect:
    """Compare what was found with what the standard wants, or with the departure named for this engine."""
    case = request.node.name.replace(f"{engine}-", "").replace(f"[{engine}]", "")

    def compare(found: object, wanted: object) -> None:
        departure = DEPARTURES.get((engine, case))
        if departure is None:
            assert found == wanted
        else:
            assert found != wanted, f"no departure any more: {departure.what}"
            assert found == departure.instead, departure.what

    return compare
