"""What every test of HTTP may ask for: an application over the shipped data and a client of it."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.named import NamedQueries
from paraugs.resources import Resources
from paraugs.services import Services
from paraugs.settings import Settings
from paraugs.web.app import create_app


@pytest.fixture(scope="session")
def application(resources: Resources, shipped_graph: EmbeddedGraph) -> Flask:
    """Give an application over the shipped data."""
    return create_app(Services(Settings(), resources, shipped_graph, shipped_graph, NamedQueries(resources)))


@pytest.fixture
def client(application: Flask) -> FlaskClient:
    """Give a client that keeps nothing between tests."""
    return application.test_client(use_cookies=False)
