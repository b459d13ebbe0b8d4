"""An answer that is cited gives the same rows for good, and tells what changed since."""

import json
import re
from datetime import UTC, datetime

import extruct
import pytest
from flask.testing import FlaskClient

from contributing import House
from entries import entry
from paraugs.graph.release import CONTRIBUTIONS
from paraugs.ledger.citations import Citations
from reading_pages import words

COUNT = """# How many practices does each state have?
PREFIX par: <https://w3id.org/paraugs/ontology#>
SELECT ?state (COUNT(*) AS ?practices) { ?practice a par:Practice ; par:country ?state }
GROUP BY ?state ORDER BY ?state"""


ADDRESSES = (f"192.0.2.{number}" for number in range(1, 255))


@pytest.fixture
def client(house: House) -> FlaskClient:
    """Give somebody who is not signed in."""
    return house.visitor()


def cited(client: FlaskClient, query: str) -> str:
    """Cite an answer, from an address that never cited before; where it is kept."""
    answer = client.post("/cite", data={"query": query}, headers={"X-Forwarded-For": next(ADDRESSES)})
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"]


def read(client: FlaskClient, address: str) -> str:
    return client.get(address, headers={"Accept": "text/html"}).text


def test_the_same_answer_has_one_citation(client: FlaskClient) -> None:
    assert cited(client, COUNT) == cited(client, COUNT)
    assert cited(client, COUNT) != cited(client, COUNT + " LIMIT 3")


def test_who_cites_in_a_language_stays_in_it(client: FlaskClient) -> None:
    told = {"X-Forwarded-For": next(ADDRESSES)}
    place = client.post("/lv/cite", data={"query": COUNT}, headers=told).headers["Location"]

    assert place.startswith("/lv/cite/")
    assert f"http://localhost{place.removeprefix('/lv')}" in read(client, place)


def test_the_page_gives_rows_query_and_how_to_cite_it(client: FlaskClient) -> None:
    address = cited(client, COUNT)
    text = words(read(client, f"/en{address}"))

    assert "How many practices does each state have?" in text
    assert f"http://localhost{address}" in text
    assert "http://publications.europa.eu/resource/authority/country/LVA" in text
    assert "GROUP BY ?state ORDER BY ?state" in text


def test_the_rows_come_in_every_form_that_the_endpoint_has(client: FlaskClient) -> None:
    address = cited(client, COUNT)
    for suffix in ("csv", "tsv", "json", "xml"):
        now = client.get("/sparql", query_string={"query": COUNT, "as": suffix})
        kept = client.get(f"{address}.{suffix}")
        assert kept.data == now.data
        assert kept.content_type == now.content_type


def test_a_graph_and_a_truth_can_be_cited_too(client: FlaskClient) -> None:
    graph = cited(client, "CONSTRUCT { ?s a ?o } { ?s a ?o } ORDER BY ?s LIMIT 5")
    truth = cited(client, "ASK { ?s ?p ?o }")

    assert len(client.get(f"{graph}.nt").text.splitlines()) == 5
    assert client.get(f"{graph}.ttl").mimetype == "text/turtle"
    assert client.get(f"{truth}.json").get_json(force=True)["boolean"] is True


def test_its_files_are_asked_for_again_and_not_sent_again(client: FlaskClient) -> None:
    first = client.get(f"{cited(client, COUNT)}.csv")
    again = client.get(f"{cited(client, COUNT)}.csv", headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Cache-Control"] == "no-cache"
    assert again.status_code == 304


def test_reference_managers_can_read_it(client: FlaskClient) -> None:
    address = cited(client, COUNT)
    (item,) = json.loads(client.get(f"{address}.csl").text)
    ris = dict(line.split("  - ", 1) for line in client.get(f"{address}.ris").text.splitlines())
    bibtex = client.get(f"{address}.bib").text

    assert (item["type"], item["title"]) == ("dataset", "How many practices does each state have?")
    assert item["URL"] == ris["UR"] == f"http://localhost{address}"
    assert ris["TY"] == "DATA"
    assert re.fullmatch(r"@misc\{paraugs-\w+,\n(?:  \w+ = .+\n)+\}\n", bibtex)


def test_what_bibtex_takes_for_itself_is_written_so_that_it_does_not(client: FlaskClient) -> None:
    address = cited(client, "# 100 % of {practices} & more_\nASK { ?s ?p ?o }")

    assert r"title = {{100 \% of \{practices\} \& more\_}}" in client.get(f"{address}.bib").text


def test_nothing_changed_is_told(client: FlaskClient) -> None:
    text = words(read(client, f"{cited(client, COUNT)}/today"))

    assert "The answer is the same." in text


def test_a_query_that_plays_dice_is_told_as_such(client: FlaskClient) -> None:
    address = cited(client, "SELECT (RAND() AS ?x) {}")

    assert "asked again, it may answer differently" in words(read(client, address))
    assert "1 rows are new, 1 are gone, 0 are the same." in words(read(client, f"{address}/today"))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?b ?n { VALUES ?n { 1 2 3 } BIND(BNODE() AS ?b) }",
        'CONSTRUCT { [] <http://x/says> "_:no node" ; <http://x/of> ?n } { VALUES ?n { 1 2 3 } }',
    ],
)
def test_things_without_a_name_are_the_same_by_their_place(client: FlaskClient, query: str) -> None:
    address = cited(client, query)

    assert cited(client, query) == address
    assert "The answer is the same." in words(read(client, f"{address}/today"))
    assert "makes things without a name" in words(read(client, address))


def test_the_page_holds_data_for_search_engines(client: FlaskClient) -> None:
    address = cited(client, COUNT)
    (found,) = extruct.extract(read(client, address), syntaxes=["json-ld"])["json-ld"]

    assert (found["@type"], found["@id"]) == ("Dataset", f"http://localhost{address}")


def test_what_was_published_since_stands_beside_what_was_cited(house: House, client: FlaskClient) -> None:
    ledger = house.services.ledger
    assert ledger
    query = (
        "SELECT ?c { ?c <http://purl.org/dc/terms/title> ?t FILTER(CONTAINS(STR(?c), '/contribution/fi/')) }"
    )
    address = cited(client, query)
    before = client.get(f"{address}.csv").text
    iri = f"{CONTRIBUTIONS}fi/cited-before-it-was-there"
    ledger.append(entry(iri, "Cited before it was there"))
    house.services.follow()

    assert client.get(f"{address}.csv").text == before
    text = words(read(client, f"{address}/today"))
    assert "1 rows are new, 0 are gone" in text
    assert iri in text


@pytest.mark.parametrize(
    ("data", "status", "words_of_it"),
    [
        ({"query": "SELECT * {"}, 400, "query"),
        ({"as": "csv"}, 400, "query"),
        ({"query": "ASK {}", "default-graph-uri": "http://example.org/g"}, 400, "FROM"),
        ({"query": "SELECT * { ?s ?p ?o }"}, 503, "4 MiB"),
        ({"query": "SELECT (1 AS ?x) { ?s ?p ?o } LIMIT 20001"}, 503, "20,000 rows"),
    ],
)
def test_what_cannot_be_cited_is_refused(
    client: FlaskClient, data: dict[str, str], status: int, words_of_it: str
) -> None:
    answer = client.post("/cite", data=data, headers={"X-Forwarded-For": next(ADDRESSES)})

    assert answer.status_code == status
    assert words_of_it in answer.text


def test_one_address_cannot_fill_the_disk(client: FlaskClient) -> None:
    told = {"X-Forwarded-For": "198.51.100.1"}
    answers = [client.post("/cite", data={"query": "ASK {}"}, headers=told) for _ in range(31)]

    assert {answer.status_code for answer in answers[:30]} == {303}
    assert answers[30].status_code == 429
    assert int(answers[30].headers["Retry-After"]) > 0
    assert "30 answers an hour" in answers[30].text


def test_an_unknown_citation_is_not_found(client: FlaskClient) -> None:
    assert client.get("/cite/aaaaaaaaaaaaa").status_code == 404
    assert client.get("/cite/aaaaaaaaaaaaa.csv").status_code == 404
    assert client.get("/cite/aaaaaaaaaaaaa/today").status_code == 404
    assert client.get(f"{cited(client, COUNT)}.pdf").status_code == 406


def test_the_page_of_an_answer_offers_to_cite_it(client: FlaskClient) -> None:
    text = client.get("/query", query_string={"query": COUNT}).text

    assert 'action="/cite"' in text or 'action="/en/cite"' in text


def test_an_erased_one_is_gone_and_says_why(house: House, client: FlaskClient) -> None:
    query = "# Somebody's name\nASK {}"
    address = cited(client, query)
    ledger = house.services.ledger
    assert ledger
    Citations(ledger.database).erase(address.rpartition("/")[2], datetime.now(UTC), "a name stood in it")

    for place in (address, f"{address}.rq", f"{address}/today"):
        answer = client.get(place)
        assert answer.status_code == 410
        assert "because: a name stood in it" in answer.text
    again = client.post("/cite", data={"query": query}, headers={"X-Forwarded-For": next(ADDRESSES)})
    assert again.status_code == 410
