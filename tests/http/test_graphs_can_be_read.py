"""`/graphs` is the reading side of the Graph Store Protocol."""

import pytest
from flask.testing import FlaskClient

from http_reading import triples
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.serialising import serialise
from paraugs.terms import IRI

BASE = "https://w3id.org/paraugs/"
TOOLS = BASE + "id/graph/tools"


@pytest.mark.parametrize(
    "address", [f"/graphs?graph={TOOLS}", "/graphs/id/graph/tools", f"/graphs/?graph={TOOLS}"]
)
def test_a_graph_is_read_by_its_name_or_path(
    client: FlaskClient, shipped_graph: EmbeddedGraph, address: str
) -> None:
    answer = client.get(address, headers={"Accept": "application/n-triples"})
    wanted = serialise(shipped_graph.read_graph(IRI(TOOLS)), "application/n-triples")
    assert sorted(answer.data.splitlines()) == sorted(wanted.splitlines())


@pytest.mark.parametrize("accept", ["text/turtle", "application/rdf+xml", "application/ld+json"])
def test_a_graph_comes_in_the_forms_of_rdf(
    client: FlaskClient, shipped_graph: EmbeddedGraph, accept: str
) -> None:
    answer = client.get("/graphs/id/graph/transfers", headers={"Accept": accept})
    wanted = serialise(shipped_graph.read_graph(IRI(BASE + "id/graph/transfers")), "application/n-triples")
    assert triples(answer.data, accept) == triples(wanted, "application/n-triples")


def test_the_default_graph_is_the_union(client: FlaskClient, shipped_graph: EmbeddedGraph) -> None:
    answer = client.get("/graphs?default", headers={"Accept": "application/n-triples"})
    assert len(answer.data.splitlines()) == shipped_graph.count()


def test_head_answers_like_get(client: FlaskClient) -> None:
    got, head = client.get("/graphs/id/graph/tools"), client.head("/graphs/id/graph/tools")
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["Content-Length"] == got.headers["Content-Length"]
    assert head.headers["Content-Type"] == "text/turtle; charset=utf-8"


def test_without_a_name_all_graphs_are_listed(client: FlaskClient, shipped_graph: EmbeddedGraph) -> None:
    page = client.get("/graphs", headers={"Accept": "text/html"}).text
    assert all(name.value in page for name in shipped_graph.graph_names())
    assert b"NamedGraph" in client.get("/graphs").data


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/graphs?graph=http://example.org/none", 404),
        ("/graphs/id/graph/none", 404),
        ("/graphs?graph=tools", 400),
        (f"/graphs?graph={TOOLS}&default", 400),
        (f"/graphs?graph={TOOLS}&graph={TOOLS}", 400),
    ],
)
def test_what_is_not_there_or_not_clear_is_a_problem(client: FlaskClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")


def test_a_form_that_is_not_offered_is_a_problem(client: FlaskClient) -> None:
    assert client.get(f"/graphs?graph={TOOLS}", headers={"Accept": "text/csv"}).status_code == 406


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"/graphs?graph={TOOLS}", 403),
        ("/graphs/id/graph/tools", 403),
        ("/graphs?default", 403),
        ("/graphs", 400),
    ],
)
def test_nobody_writes_into_the_graphs_of_a_release(
    client: FlaskClient, method: str, address: str, status: int
) -> None:
    answer = client.open(address, method=method)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")


def test_a_graph_is_not_patched(client: FlaskClient) -> None:
    answer = client.patch(f"/graphs?graph={TOOLS}")
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "PUT", "POST", "DELETE"}


def test_the_page_of_limits_tells_all_of_them(client: FlaskClient) -> None:
    page = client.get("/limits", headers={"Accept": "text/html"}).text
    for value in ("10 seconds", "512 MiB", "64 MiB", "1,000,000 rows", "512 KiB", "16 places"):
        assert value in page
