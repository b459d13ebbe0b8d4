"""An application over the shipped data with its dumps, made once; tests only read it."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.named import NamedQueries
from paraugs.publish.dumps.keeping import shelf_of
from paraugs.publish.dumps.making import make_dumps, turn
from paraugs.publish.dumps.shelf import Shelf
from paraugs.resources import Resources
from paraugs.services import Services
from paraugs.settings import Settings
from paraugs.web.app import create_app


@pytest.fixture(scope="session")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder for state."""
    return tmp_path_factory.mktemp("catalogued")


@pytest.fixture(scope="session")
def shelf(state: Path, resources: Resources, shipped_graph: EmbeddedGraph) -> Shelf:
    """Give the dumps of the shipped data."""
    shelf = shelf_of(Settings(data_dir=str(state)))
    with turn(shelf.folder) as is_ours:
        assert is_ours
        make_dumps(shipped_graph, NamedQueries(resources), shelf, "2026-11-25T00:00:00+00:00")
    return shelf


@pytest.fixture(scope="session")
def catalogued(state: Path, resources: Resources, shipped_graph: EmbeddedGraph, shelf: Shelf) -> Flask:
    """Give the application."""
    settings = Settings(data_dir=str(state))
    return create_app(Services(settings, resources, shipped_graph, shipped_graph, NamedQueries(resources)))


class Reader(FlaskClient):
    """A client that reads each answer to its end, so that no file stays open."""

    def open(self, *args: Any, **options: Any) -> Any:
        return super().open(*args, **{"buffered": True, **options})


@pytest.fixture
def client(catalogued: Flask) -> FlaskClient:
    """Give a client that keeps nothing between tests."""
    catalogued.test_client_class = Reader
    return catalogued.test_client(use_cookies=False)
