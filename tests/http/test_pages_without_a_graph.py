"""When the store does not answer, pages say so with 503 and a reason, in both interface languages."""

import json

import pytest
from flask.testing import FlaskClient

from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.named import NamedQueries
from paraugs.graph.remote import RemoteGraph
from paraugs.resources import Resources
from paraugs.services import Services
from paraugs.settings import Settings
from paraugs.web.app import create_app

NOBODY = "http://127.0.0.1:9/sparql"


@pytest.fixture(scope="module")
def cut_off(resources: Resources) -> FlaskClient:
    """Give a client of an application whose store is not there."""
    door = EmbeddedGraph()
    return create_app(
        Services(Settings(), resources, RemoteGraph(NOBODY, NOBODY), door, NamedQueries(resources))
    ).test_client()


@pytest.mark.parametrize("path", ["/", "/benchmarks", "/doc/practice/fi/kiva", "/state/lv", "/ontology"])
def test_a_page_says_that_the_store_does_not_answer(cut_off: FlaskClient, path: str) -> None:
    answer = cut_off.get(path, headers={"Accept": "text/html"})

    assert answer.status_code == 503
    assert "<h1>The graph does not answer</h1>" in answer.get_data(as_text=True)
    assert answer.headers["Retry-After"]


def test_the_search_says_that_there_is_no_index(cut_off: FlaskClient) -> None:
    answer = cut_off.get("/practices", headers={"Accept": "text/html"})

    assert answer.status_code == 503
    assert "<h1>The search cannot be used now</h1>" in answer.get_data(as_text=True)


def test_it_says_so_in_latvian(cut_off: FlaskClient) -> None:
    answer = cut_off.get("/lv/", headers={"Accept": "text/html"})

    assert "<h1>Grafs neatbild</h1>" in answer.get_data(as_text=True)


def test_a_program_is_told_which_store(cut_off: FlaskClient) -> None:
    answer = cut_off.get("/doc/practice/fi/kiva.ttl")

    assert answer.mimetype == "application/problem+json"
    assert NOBODY in json.loads(answer.data)["detail"]
