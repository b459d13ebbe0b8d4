"""What every folder of tests may ask for, each made once: shipped files, graph, application, its address."""

import logging
import threading
from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.serving import make_server

from databases import POSTGRESQL_MISSING, PROGRAMS, PostgreSQL, postgresql_server
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.loading import load
from paraugs.graph.named import NamedQueries
from paraugs.index.engine import TantivyIndex
from paraugs.index.following import Truth
from paraugs.resources import Resources, find_resources
from paraugs.services import Services
from paraugs.settings import Settings
from paraugs.web.app import create_app
from work_order import longest_first


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let workers begin with the longest files; a run in one process keeps the order of the folders."""
    if hasattr(config, "workerinput"):
        items[:] = longest_first(items)


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


@pytest.fixture(scope="session")
def application(
    resources: Resources, shipped_graph: EmbeddedGraph, tmp_path_factory: pytest.TempPathFactory
) -> Flask:
    """Give an application over the shipped data, without a cage."""
    queries = NamedQueries(resources)
    truth = Truth(shipped_graph, NamedQueries(resources, "queries/index"))
    index = TantivyIndex(truth, tmp_path_factory.mktemp("index"))
    return create_app(Services(Settings(), resources, shipped_graph, shipped_graph, queries, index=index))


@pytest.fixture(scope="session")
def address(application: Flask) -> Iterator[str]:
    """Serve the application on a free port of this machine; the address."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, application, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """Give a PostgreSQL server for the session; each test makes a database of its own."""
    if not PROGRAMS:
        pytest.skip(POSTGRESQL_MISSING)
    with postgresql_server() as server:
        yield server
