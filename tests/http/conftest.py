"""What every test of HTTP may ask for: a client of the application over the shipped data."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from contributing import House, contributing
from http_versions import give_a_past
from paraugs.resources import Resources


@pytest.fixture
def client(application: Flask) -> FlaskClient:
    """Give a client that keeps nothing between tests."""
    return application.test_client(use_cookies=False)


@pytest.fixture(scope="session")
def versioned(tmp_path_factory: pytest.TempPathFactory, resources: Resources) -> Iterator[House]:
    """Give an application where a practice has versions and another was withdrawn; tests only read it."""
    with contributing(tmp_path_factory.mktemp("versioned"), resources) as house:
        give_a_past(house)
        yield house
