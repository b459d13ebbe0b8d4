"""A repeated question costs nothing: its ETag is known before it is evaluated."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.named import NamedQueries
from paraugs.graph.port import Answer, QueryRequest
from paraugs.resources import Resources
from paraugs.services import Services
from paraugs.settings import Settings
from paraugs.terms import IRI, Literal, Triple
from paraugs.web.app import create_app

ONE = "SELECT ?x { VALUES ?x { 1 } }"
GRAPH = IRI("http://example.org/graph")


class CountingDoor:
    """Answers like the graph and counts how often it is asked."""

    def __init__(self, graph: EmbeddedGraph) -> None:
        self.graph, self.asked = graph, 0

    def answer(self, request: QueryRequest) -> Answer:
        self.asked += 1
        return self.graph.answer(request)


@pytest.fixture
def door() -> CountingDoor:
    return CountingDoor(EmbeddedGraph())


@pytest.fixture
def client(door: CountingDoor, resources: Resources) -> FlaskClient:
    app: Flask = create_app(Services(Settings(), resources, door.graph, door, NamedQueries(resources)))
    return app.test_client(use_cookies=False)


def etag(client: FlaskClient, query: str = ONE, accept: str = "*/*", **parameters: str) -> str:
    answer = client.get("/sparql", query_string={"query": query, **parameters}, headers={"Accept": accept})
    return answer.headers.get("ETag", "")


def test_the_same_question_is_evaluated_once(client: FlaskClient, door: CountingDoor) -> None:
    bodies = [client.get("/sparql", query_string={"query": ONE}).data for _ in range(3)]
    assert len(set(bodies)) == 1
    assert door.asked == 1


def test_a_client_that_has_the_answer_gets_304_without_evaluation(
    client: FlaskClient, door: CountingDoor
) -> None:
    tag = etag(client)
    assert tag.startswith('"')
    answer = client.get("/sparql", query_string={"query": ONE}, headers={"If-None-Match": tag})
    assert (answer.status_code, answer.data, answer.headers["ETag"]) == (304, b"", tag)
    assert "Accept" in answer.headers["Vary"]
    assert door.asked == 1


def test_the_tag_knows_query_form_and_dataset(client: FlaskClient) -> None:
    tags = {
        etag(client),
        etag(client, ONE + " "),
        etag(client, accept="text/csv"),
        etag(client, **{"default-graph-uri": "http://example.org/g"}),
        etag(client, **{"named-graph-uri": "http://example.org/g"}),
    }
    assert len(tags) == 5


def test_the_tag_moves_with_the_version_of_the_data(client: FlaskClient, door: CountingDoor) -> None:
    before = etag(client)
    door.graph.replace(GRAPH, [Triple(GRAPH, GRAPH, Literal("x"))])
    assert etag(client) != before


def test_what_differs_each_time_is_neither_kept_nor_tagged(client: FlaskClient, door: CountingDoor) -> None:
    query = "SELECT (RAND() AS ?x) {}"
    assert [etag(client, query), etag(client, query)] == ["", ""]
    assert door.asked == 2
    assert client.get("/sparql", query_string={"query": query}).headers["Cache-Control"] == "no-store"


def test_an_error_is_not_kept(client: FlaskClient) -> None:
    answer = client.get("/sparql", query_string={"query": "SELECT"})
    assert "ETag" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"
