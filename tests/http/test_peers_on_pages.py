"""Peers as a page and as a table; what cannot be asked is told."""

import csv
import html
import io
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from reading_pages import page, words

ASKED = "state=fi&benchmark=benchmark/et2020-b-elet&tolerance=4"


def test_the_form_alone_asks(client: FlaskClient) -> None:
    text = words(page(client, "/peers"))

    assert "Choose a country and a benchmark" in text
    assert "How this is found" not in text


def test_peers_and_their_practices_are_told(client: FlaskClient) -> None:
    text = words(page(client, f"/peers?{ASKED}"))

    assert "7 states stood within 4 points of it in 2009 and came further since." in text
    assert "Ireland : 11.8 → 5.0 %" in text
    assert "It moved 5.1 points further." in text
    assert "Youthreach" in text
    assert "a coincidence, not a cause" in text


def test_the_query_behind_it_gives_the_same_states(client: FlaskClient) -> None:
    address = re.search(r'href="(/en/query\?query=[^"]+)"', page(client, f"/peers?{ASKED}"))
    assert address
    (query,) = parse_qs(urlsplit(html.unescape(address[1])).query)["query"]
    rows = client.get("/sparql", query_string={"query": query}, headers={"Accept": "text/csv"}).text

    assert len(rows.splitlines()) == 8


def test_the_table_has_a_line_for_each_practice(client: FlaskClient) -> None:
    lines = list(csv.DictReader(io.StringIO(client.get(f"/peers.csv?{ASKED}").text)))

    assert lines[0]["name"] == "Finland"
    assert len({line["state"] for line in lines}) == 8
    assert [line["better"] for line in lines if line["name"] == "Ireland"] == ["5.1"]


def test_it_speaks_latvian(client: FlaskClient) -> None:
    text = client.get(f"/lv/peers?{ASKED}", headers={"Accept": "text/html"}).text

    assert "Kurš bija tur, kur mēs" in text
    assert "Īrija" in text
    assert "7 valstis, kas kopš tā laika tikušas tālāk" in text


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("state=zz&benchmark=benchmark/et2020-b-elet", 404),
        ("state=lv&benchmark=benchmark/none", 404),
        (f"{ASKED}&from=1999", 400),
        (f"{ASKED}&from=20%2e0", 400),
        (f"{ASKED}&from=2020&until=2009", 400),
        ("state=fi&benchmark=benchmark/et2020-b-elet&tolerance=near", 400),
        ("state=fi&benchmark=benchmark/et2020-b-elet&tolerance=1e999", 400),
    ],
)
def test_what_cannot_be_compared_is_told(client: FlaskClient, query: str, status: int) -> None:
    assert client.get(f"/peers?{query}", headers={"Accept": "text/html"}).status_code == status
    assert client.get(f"/peers.csv?{query}").status_code == status


def test_a_table_needs_a_state_and_a_benchmark(client: FlaskClient) -> None:
    assert client.get("/peers.csv").status_code == 400
