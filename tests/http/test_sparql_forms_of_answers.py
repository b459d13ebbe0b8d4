"""An answer comes in the form that the client accepts, among those of the query's kind."""

import csv
import io
import xml.etree.ElementTree as ElementTree

import pytest
from flask.testing import FlaskClient

from http_reading import triples

ROWS = """SELECT ?a ?b { VALUES (?a ?b) { (<http://example.org/ē> "x,\\"y\\"\\n"@lv) (2 UNDEF) } }"""
TRIPLES = (
    """PREFIX ex: <http://example.org/> CONSTRUCT { ex:s ex:p "ķ"@lv, 2.50, ?u } { VALUES ?u { ex:o } }"""
)
WANTED = """@prefix ex: <http://example.org/> . ex:s ex:p "ķ"@lv, 2.50, ex:o ."""


def ask(client: FlaskClient, query: str, accept: str) -> str:
    answer = client.get("/sparql", query_string={"query": query}, headers={"Accept": accept})
    assert answer.status_code == 200, answer.text
    assert answer.mimetype == accept
    assert ("charset=utf-8" in answer.headers["Content-Type"]) == accept.startswith("text/")
    return answer.text


def test_a_table_as_csv(client: FlaskClient) -> None:
    rows = list(csv.reader(io.StringIO(ask(client, ROWS, "text/csv"), newline="")))
    assert rows == [["a", "b"], ["http://example.org/ē", 'x,"y"\n'], ["2", ""]]


def test_a_table_as_tsv(client: FlaskClient) -> None:
    lines = ask(client, ROWS, "text/tab-separated-values").splitlines()
    assert lines == ["?a\t?b", '<http://example.org/ē>\t"x,\\"y\\"\\n"@lv', "2\t"]


def test_a_table_as_xml(client: FlaskClient) -> None:
    root = ElementTree.fromstring(ask(client, ROWS, "application/sparql-results+xml"))
    assert len(root.findall(".//{http://www.w3.org/2005/sparql-results#}result")) == 2


@pytest.mark.parametrize("truth", ["true", "false"])
def test_a_truth_as_json_or_xml(client: FlaskClient, truth: str) -> None:
    query = f"ASK {{ FILTER({truth}) }}"
    assert ask(client, query, "application/sparql-results+json") == f'{{"head":{{}},"boolean":{truth}}}'
    assert f"<boolean>{truth}</boolean>" in ask(client, query, "application/sparql-results+xml")


@pytest.mark.parametrize(
    "accept",
    [
        "text/turtle",
        "application/n-triples",
        "application/rdf+xml",
        "application/ld+json",
        "application/trig",
        "application/n-quads",
    ],
)
def test_a_graph_in_the_forms_of_rdf(client: FlaskClient, accept: str) -> None:
    found = triples(ask(client, TRIPLES, accept).encode(), accept)
    assert found == triples(WANTED.encode(), "text/turtle")


@pytest.mark.parametrize(
    ("query", "default"),
    [
        ("SELECT * {}", "application/sparql-results+json"),
        ("ASK {}", "application/sparql-results+json"),
        ("DESCRIBE <http://example.org/nothing>", "text/turtle"),
    ],
)
def test_without_accept_each_kind_has_its_own_form(client: FlaskClient, query: str, default: str) -> None:
    answer = client.get("/sparql", query_string={"query": query}, headers={"Accept": ""})
    assert (answer.status_code, answer.mimetype) == (200, default)


def test_an_error_in_the_middle_of_a_row_leaves_its_value_out(client: FlaskClient) -> None:
    query = "SELECT ?x ?y { VALUES ?x { 0 1 } BIND(1 / ?x AS ?y) }"
    answer = client.get("/sparql", query_string={"query": query, "as": "csv"})
    assert answer.text.splitlines() == ["x,y", "0,", "1,1"]
