"""The examples are published as other query editors read them, and each runs as it is given."""

import pyoxigraph as ox
import pytest
from flask import Flask
from flask.testing import FlaskClient

from paraugs.graph.named import NamedQueries
from paraugs.resources import find_resources

ADDRESS = "/.well-known/sparql-examples"
# How such an editor asks for them, by the properties that it looks for.
ASKED = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
SELECT ?example ?comment ?query ?target {
  ?example a sh:SPARQLExecutable ; rdfs:comment ?comment ; schema:target ?target .
  ?example sh:select|sh:ask|sh:construct ?query .
  FILTER(LANG(?comment) = "en")
}
"""
NAMES = [
    name
    for folder in ("examples", "competency")
    for name in NamedQueries(find_resources(), f"queries/{folder}").names()
]


@pytest.fixture(scope="module")
def published(application: Flask) -> ox.Store:
    store = ox.Store()
    answer = application.test_client().get(ADDRESS, headers={"Accept": "text/turtle"})
    store.load(answer.data, ox.RdfFormat.TURTLE)
    return store


def test_all_are_there_with_question_query_and_endpoint(published: ox.Store) -> None:
    rows = list(published.query(ASKED))

    assert sorted(str(row["example"].value).rpartition("/")[2] for row in rows) == sorted(NAMES)
    assert {row["target"].value for row in rows} == {"http://localhost/sparql"}


def test_each_runs_as_it_is_given(published: ox.Store, client: FlaskClient) -> None:
    for row in published.query(ASKED):
        answer = client.post("/sparql", data={"query": row["query"].value})
        assert answer.status_code == 200, (row["example"], answer.text)


def test_prefixes_are_declared_once(published: ox.Store) -> None:
    declared = published.query(
        "PREFIX sh: <http://www.w3.org/ns/shacl#> "
        "SELECT ?prefix (COUNT(?namespace) AS ?n) { ?all sh:declare ?declaration . "
        "?declaration sh:prefix ?prefix ; sh:namespace ?namespace } GROUP BY ?prefix"
    )
    counts = {row["prefix"].value: row["n"].value for row in declared}

    assert counts["par"] == "1"
    assert set(counts.values()) == {"1"}


def test_one_alone_can_be_read(client: FlaskClient) -> None:
    assert client.get(f"{ADDRESS}/no-effect-found").status_code == 200
    assert client.get(f"{ADDRESS}/nothing").status_code == 404


def test_the_same_stand_in_the_graph_under_names_that_lead_to_it(client: FlaskClient) -> None:
    answer = client.get("/sparql", query_string={"query": ASKED}, headers={"Accept": "application/json"})
    rows = answer.get_json(force=True)["results"]["bindings"]
    graph = "https://w3id.org/paraugs/id/graph/examples"

    assert sorted(row["example"]["value"].removeprefix(f"{graph}#") for row in rows) == sorted(NAMES)
    assert {row["target"]["value"] for row in rows} == {"https://w3id.org/paraugs/sparql"}
    led = client.get("/id/graph/examples", headers={"Accept": "text/turtle"}, follow_redirects=True)
    assert "no-effect-found" in led.text
