"""`/sparql` speaks the query side of the SPARQL 1.1 Protocol to the letter."""

import pytest
from flask.testing import FlaskClient

ONE = "SELECT ?x { VALUES ?x { 1 } }"
ONE_AS_JSON = {
    "head": {"vars": ["x"]},
    "results": {
        "bindings": [
            {"x": {"type": "literal", "value": "1", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}}
        ]
    },
}
DIRECT, FORM = "application/sparql-query", "application/x-www-form-urlencoded"
UPDATE = "application/sparql-update"
TOOLS = "https://w3id.org/paraugs/id/graph/tools"


@pytest.mark.parametrize("address", ["/sparql", "/sparql/", "/lv/sparql"])
def test_a_query_is_answered_by_get_form_post_or_direct_post(client: FlaskClient, address: str) -> None:
    answers = [
        client.get(address, query_string={"query": ONE}),
        client.post(address, data={"query": ONE}),
        client.post(address, data=ONE, content_type=DIRECT),
        client.post(address, data=ONE, content_type=f"{DIRECT}; charset=UTF-8"),
    ]
    assert [answer.get_json(force=True) for answer in answers] == [ONE_AS_JSON] * 4


def test_head_answers_like_get_without_the_body(client: FlaskClient) -> None:
    got = client.get("/sparql", query_string={"query": ONE})
    head = client.head("/sparql", query_string={"query": ONE})
    assert (head.status_code, head.data) == (200, b"")
    for name in ("Content-Type", "Content-Length", "ETag"):
        assert head.headers[name] == got.headers[name]


def test_options_names_the_methods_for_any_origin(client: FlaskClient) -> None:
    answer = client.options("/sparql", headers={"Origin": "https://example.org"})
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Content-Type" in answer.headers["Access-Control-Allow-Headers"]
    assert answer.headers["Accept-Post"] == f"{FORM}, {DIRECT}"


def test_answers_and_errors_may_be_read_by_pages_of_any_origin(client: FlaskClient) -> None:
    for query in (ONE, "SELECT"):
        answer = client.get("/sparql", query_string={"query": query})
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "Paraugs-Limits" in answer.headers["Access-Control-Expose-Headers"]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused_with_those_that_there_are(client: FlaskClient, method: str) -> None:
    answer = client.open("/sparql", method=method, query_string={"query": ONE})
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


@pytest.mark.parametrize(
    ("request_", "status", "problem"),
    [
        ({"query_string": {"query": [ONE, ONE]}}, 400, "request"),
        ({"query_string": {"update": "CLEAR ALL"}}, 403, "query-refused"),
        ({"query_string": {"update": "CLEAR ALL", "query": ONE}}, 400, "request"),
        ({"query_string": {"query": "CLEAR ALL"}}, 403, "query-refused"),
        ({"method": "POST", "data": {"update": "CLEAR ALL"}}, 403, "query-refused"),
        ({"method": "POST", "data": "CLEAR ALL", "content_type": UPDATE}, 403, "query-refused"),
        ({"method": "POST", "data": {"nothing": "x"}}, 400, "request"),
        ({"method": "POST", "data": "query=%ff", "content_type": FORM}, 400, "request"),
        ({"method": "POST", "data": b"ASK { 'l\xe9' }", "content_type": DIRECT}, 400, "request"),
        ({"method": "POST", "data": ONE, "content_type": f"{DIRECT}; charset=UTF-16"}, 400, "request"),
        ({"method": "POST", "data": ONE, "content_type": DIRECT, "query_string": "query=x"}, 400, "request"),
        ({"method": "POST", "data": ONE, "content_type": "text/plain"}, 415, "media-type"),
        ({"method": "POST", "data": ONE}, 415, "media-type"),
        ({"method": "POST", "data": " " * 600_000, "content_type": DIRECT}, 413, "request-size"),
        ({"query_string": {"query": ONE}, "headers": {"Accept": "text/turtle"}}, 406, "not-acceptable"),
        ({"query_string": {"query": ONE, "as": "ttl"}}, 406, "not-acceptable"),
        ({"query_string": {"query": "SELECT * {"}}, 400, "query"),
    ],
)  # fmt: skip
def test_what_contradicts_the_protocol_is_refused_with_a_problem(
    client: FlaskClient, request_: dict[str, object], status: int, problem: str
) -> None:
    answer = client.open("/sparql", **request_)
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert answer.get_json(force=True)["status"] == status
    assert answer.get_json(force=True)["type"] == f"https://w3id.org/paraugs/problems/{problem}"


def test_parameters_of_other_servers_are_ignored(client: FlaskClient) -> None:
    asked = {"query": ONE, "format": "csv", "output": "xml", "results": "xml"}
    assert client.get("/sparql", query_string=asked).get_json(force=True) == ONE_AS_JSON


COUNT = "SELECT (COUNT(*) AS ?n) { ?s a <https://w3id.org/paraugs/ontology#ReferenceTool> }"
COUNT_NAMED = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"


def number(client: FlaskClient, query: str, **dataset: object) -> int:
    answer = client.get("/sparql", query_string={"query": query, "as": "csv", **dataset})
    return int(answer.text.split()[1])


def test_the_default_graph_is_the_union_of_all_graphs(client: FlaskClient) -> None:
    assert number(client, COUNT) == 72


def test_the_dataset_of_the_protocol_wins_over_that_of_the_query(client: FlaskClient) -> None:
    other = "https://w3id.org/paraugs/id/graph/ontology"
    assert number(client, COUNT, **{"default-graph-uri": TOOLS}) == 72
    assert number(client, COUNT, **{"default-graph-uri": other}) == 0
    assert number(client, COUNT, **{"default-graph-uri": [TOOLS, other]}) == 72
    assert number(client, COUNT, **{"named-graph-uri": TOOLS}) == 0
    assert number(client, COUNT_NAMED, **{"named-graph-uri": [TOOLS, other]}) == 2
    assert number(client, COUNT_NAMED, **{"default-graph-uri": TOOLS}) == 0
    assert number(client, f"{COUNT[:24]} FROM <{other}> {COUNT[24:]}") == 0
    assert number(client, f"{COUNT[:24]} FROM <{other}> {COUNT[24:]}", **{"default-graph-uri": TOOLS}) == 72


def test_a_direct_post_takes_the_dataset_from_the_address(client: FlaskClient) -> None:
    answer = client.post(
        "/sparql", data=COUNT, content_type=DIRECT, query_string={"default-graph-uri": TOOLS, "as": "csv"}
    )
    assert answer.text.split() == ["n", "72"]
