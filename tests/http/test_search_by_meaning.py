"""Pages and JSON say when the first things are in the order of their meaning; no older order is kept."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy
import pytest
from flask.testing import FlaskClient

from contributing import House
from paraugs.graph.named import NamedQueries
from paraugs.index.engine import TantivyIndex
from paraugs.index.following import Truth
from paraugs.index.likeness import Likeness
from paraugs.resources import Resources
from paraugs.settings import Settings
from paraugs.web.app import create_app
from paraugs.wiring import index_over
from reading_pages import words

SEARCH = "/en/practices?q=bullying+school"


class Synthetic:
    """A model in the place of the real one, which would read for half a minute: what is longer is nearer."""

    def query(self, text: str) -> Any:
        return numpy.eye(1, 384, dtype=numpy.float32)[0]

    def passage(self, texts: list[str]) -> Any:
        return numpy.array([[len(text) / 2_000, *[0] * 383] for text in texts], dtype=numpy.float32)


@pytest.fixture(scope="module")
def index(house: House, tmp_path_factory: pytest.TempPathFactory) -> TantivyIndex:
    """Give an index of the house's graph that has a model, and has learnt nothing yet."""
    folder = tmp_path_factory.mktemp("likeness")
    truth = Truth(house.services.graph, NamedQueries(house.services.resources, "queries/index"), None)
    return TantivyIndex(truth, folder, Likeness(folder, Synthetic))


@pytest.fixture(scope="module")
def client(house: House, index: TantivyIndex) -> FlaskClient:
    return create_app(replace(house.services, index=index)).test_client()


def test_the_order_is_told_once_all_is_learnt(client: FlaskClient, index: TantivyIndex) -> None:
    before = client.get(SEARCH)
    assert client.get(f"{SEARCH}&format=json").get_json()["by_meaning"] is False
    assert "and of their meaning" not in words(before.text)

    learner = index.learner()
    assert learner
    assert learner.step()
    after = client.get(SEARCH)
    assert "The first 50 are in the order of their words and of their meaning." in words(after.text)
    assert after.headers["ETag"] != before.headers["ETag"]
    told = client.get(f"{SEARCH}&format=json").get_json()
    assert told["by_meaning"] is True
    assert client.get(f"{SEARCH}&sort=title&format=json").get_json()["by_meaning"] is False


def test_it_is_off_unless_an_operator_wants_it(house: House, resources: Resources, tmp_path: Path) -> None:
    have = house.services
    plain = index_over(Settings(data_dir=str(tmp_path)), resources, have.graph, have.ledger)
    wanted = index_over(Settings(data_dir=str(tmp_path), semantic="yes"), resources, have.graph, have.ledger)
    assert plain.learner() is None
    assert wanted.learner() is not None
