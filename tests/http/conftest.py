"""What every test of HTTP may ask for: a client of the application over the shipped data, or of a house.

A house takes contributions in; tests share it, so each hands in practices under names of its own.
"""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from contributing import House, contributing
from http_server import Server, serving_contributions
from http_versions import give_a_past
from paraugs.contribute.desk.opening import open_desk
from paraugs.contribute.desk.port import Desk
from paraugs.resources import Resources
from paraugs.settings import Settings


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


@pytest.fixture(scope="session")
def desk(resources: Resources) -> Desk:
    """Give the desk with the shipped shapes, in this process."""
    return open_desk(Settings(), resources)


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory, resources: Resources, desk: Desk) -> Iterator[House]:
    """Give a house that takes contributions in; Finland publishes directly."""
    folder = tmp_path_factory.mktemp("house")
    with contributing(folder, resources, desk, trusted_states="FI") as opened:
        yield opened


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Give a real server, which takes contributions in."""
    with serving_contributions(tmp_path_factory.mktemp("server")) as started:
        yield started


@pytest.fixture(scope="session")
def contributor(house: House) -> dict[str, str]:
    """Give the token of a Latvian contributor."""
    return house.token("contributor")


@pytest.fixture(scope="session")
def blank(house: House) -> bytes:
    """Give the workbook that Latvia fills in."""
    return house.visitor().get("/contributions/template.xlsx?state=LV&language=en").data
