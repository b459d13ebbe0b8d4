"""Queries that declare their parameters are forms and addresses; no value becomes part of a query."""

import csv
import io
import re

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from paraugs.explore.parameters import KINDS, public_queries
from paraugs.graph.named import NamedQueries, NamedQuery
from paraugs.resources import find_resources
from reading_pages import page, words

QUERIES = public_queries(
    *(NamedQueries(find_resources(), f"queries/{name}") for name in ("api", "competency"))
)
GIVEN = {"country": "lv", "name": "KiVa"}
"""Values for the parameters that are needed."""
EACH_PARAMETER = [(name, each.name) for name, query in QUERIES.items() for each in query.declared]
HOSTILE = (
    "x> } INSERT DATA { <x:a> <x:b> <x:c> } #",
    '" } UNION { ?s ?p ?o } #',
    "lv } VALUES ?benchmark { UNDEF",
    "https://w3id.org/paraugs/id/x> ?p ?o . <x",
    "\\u003e \\u007d",
    "'''\n}#",
    "2.0 } SERVICE <http://127.0.0.1/> { ?s ?p ?o",
    "2009\"^^<x:y> } #",
    "%3E%7D",
    "x" * 5000,
)  # fmt: skip


def needed(query: NamedQuery) -> dict[str, str]:
    return {each.name: GIVEN[each.name] for each in query.declared if each.is_required}


def rows(client: FlaskClient, address: str, **given: str) -> list[dict[str, str]]:
    answer = client.get(address, query_string=given)
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.text, newline="")))


def test_there_are_many_and_all_are_of_known_kinds() -> None:
    assert len(QUERIES) >= 12
    assert {each.kind for query in QUERIES.values() for each in query.declared} <= set(KINDS)


@pytest.mark.parametrize("name", QUERIES)
def test_each_answers_with_what_it_needs_alone(client: FlaskClient, name: str) -> None:
    query = QUERIES[name]
    answer = client.get(f"/api/queries/{name}.json", query_string=needed(query))

    assert answer.status_code == 200, answer.text
    assert answer.get_json(force=True)["results"]["bindings"] or name == "peer-learning-that-led-on"
    assert client.get(f"/en/api/queries/{name}", query_string=needed(query)).status_code == 200


@pytest.mark.parametrize(("name", "parameter"), EACH_PARAMETER)
def test_no_value_becomes_part_of_a_query(client: FlaskClient, name: str, parameter: str) -> None:
    honest = needed(QUERIES[name])
    for value in HOSTILE:
        answer = client.get(f"/api/queries/{name}.json", query_string=honest | {parameter: value})
        if answer.status_code == 200:  # Only a text may be anything; then it is looked for, and not found.
            assert answer.get_json(force=True)["results"]["bindings"] == []
        else:
            assert answer.status_code == 400
            assert answer.get_json(force=True)["type"].endswith(("/request", "/value"))


def test_the_same_rows_in_every_form(client: FlaskClient) -> None:
    given = {"country": "fi", "tolerance": "4"}
    as_csv = rows(client, "/api/queries/peers.csv", **given)
    graph = ox.Store()
    turtle = client.get("/api/queries/peers.ttl", query_string=given)
    graph.load(turtle.data, ox.RdfFormat.TURTLE)
    solution = ox.NamedNode("http://www.w3.org/2001/sw/DataAccess/tests/result-set#solution")

    assert len(as_csv) == 7
    assert len(list(graph.quads_for_pattern(None, solution, None, None))) == 7
    assert (
        len(
            client.get("/api/queries/peers.json", query_string=given).get_json(force=True)["results"][
                "bindings"
            ]
        )
        == 7
    )
    assert (
        client.get(
            "/api/queries/peers", query_string=given, headers={"Accept": "text/csv"}
        ).text.splitlines()[0]
        == "peer,started,reached,mineStarted,mineReached,better"
    )


@pytest.mark.parametrize(
    "state", ["lv", "LV", "LVA", "http://publications.europa.eu/resource/authority/country/LVA"]
)
def test_a_state_may_be_written_in_many_ways(client: FlaskClient, state: str) -> None:
    found = rows(client, "/api/queries/contributions-since.csv", country=state)

    assert found
    assert all("/contribution/lv/" in row["record"] for row in found)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("tolerance=2", "country is missing"),
        ("country=latviaa", "Latvia"),
        ("country=lv&from=year", "a year of four digits"),
        ("country=lv&colour=red", "no parameter colour"),
        ("country=lv&tolerance=1e999", "a number such as 2.5"),
    ],
)
def test_what_cannot_be_asked_is_refused_plainly(client: FlaskClient, query: str, told: str) -> None:
    answer = client.get(f"/api/queries/peers.json?{query}")

    assert answer.status_code == 400
    assert told in answer.text


def test_a_form_asks_for_what_is_needed(client: FlaskClient) -> None:
    text = page(client, "/api/queries/peers")

    assert "Valsts" not in text
    assert '<select id="q-country" name="country" required>' in text
    assert "<table" not in text
    assert "Valsts, kas jautā" in client.get("/lv/api/queries/peers", headers={"Accept": "text/html"}).text


def test_a_page_names_the_things_of_the_answer(client: FlaskClient) -> None:
    text = words(page(client, "/api/queries/peers?country=fi&tolerance=4"))

    assert "Ireland" in text
    assert "7 rows" in text


def test_long_answers_come_in_pages(client: FlaskClient) -> None:
    first = client.get("/api/queries/practices.csv?size=200")
    second = client.get("/api/queries/practices.csv?size=200&page=2")

    assert 'rel="next"' in first.headers["Link"]
    assert 'rel="next"' not in second.headers["Link"]
    assert 'rel="prev"' in second.headers["Link"]
    assert len(first.text.splitlines()) - 1 == 200
    assert len(second.text.splitlines()) - 1 == 55
    assert not set(first.text.splitlines()[1:]) & set(second.text.splitlines()[1:])


def test_an_answer_has_a_name_by_which_it_is_asked_for_again(client: FlaskClient) -> None:
    first = client.get("/api/queries/learning.csv")
    again = client.get("/api/queries/learning.csv", headers={"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 304


def test_the_list_tells_what_each_can_be_asked(client: FlaskClient) -> None:
    listed = {
        each["name"]: each
        for each in client.get("/api/queries", headers={"Accept": "application/json"}).get_json(force=True)
    }

    assert set(listed) == set(QUERIES)
    assert listed["peers"]["parameters"][0] == {
        "name": "country", "kind": "state", "required": True, "default": None, "help": "The state that asks",
    }  # fmt: skip
    assert all(query.summary in words(page(client, "/api/queries")) for query in QUERIES.values())


def test_an_unknown_query_is_not_found(client: FlaskClient) -> None:
    assert client.get("/api/queries/nothing.csv").status_code == 404
    assert client.get("/api/queries/names").status_code == 404  # one that only pages ask


def test_openapi_has_each_with_its_parameters(client: FlaskClient) -> None:
    described = client.get("/openapi.json").get_json()

    for name, query in QUERIES.items():
        told = described["paths"][f"/api/queries/{name}"]["get"]["parameters"]
        named = {each["name"]: each["required"] for each in told if "name" in each}
        assert {each.name: each.is_required for each in query.declared}.items() <= named.items()
        assert re.fullmatch(r"\w+", described["paths"][f"/api/queries/{name}"]["get"]["operationId"])
