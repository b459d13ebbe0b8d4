"""Who learned from whom, as a page and as a table: every number is that of the data."""

import csv
import io
import re

from flask.testing import FlaskClient

from reading_pages import page, words


def rows(client: FlaskClient, query: str = "") -> list[dict[str, str]]:
    text = client.get(f"/learning.csv{query}").text
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_table_has_what_the_query_behind_the_page_finds(client: FlaskClient) -> None:
    found = rows(client)

    assert len(found) == 100
    assert {row["way"] for row in found} == {"transfer", "visit"}
    assert {
        "way": "transfer",
        "thing": "https://w3id.org/paraugs/id/transfer/t-01",
        "teacher": "http://publications.europa.eu/resource/authority/country/FIN",
        "teacher_name": "Finland",
        "learner": "http://publications.europa.eu/resource/authority/country/NLD",
        "learner_name": "Netherlands",
        "shown": "https://w3id.org/paraugs/id/practice/nl/kiva",
        "title": "KiVa",
        "year": "",
    } in [{**row, "title": row["title"].split(" ")[0]} for row in found]


def test_the_page_counts_what_the_table_holds(client: FlaskClient) -> None:
    text = page(client, "/learning?way=transfer")

    assert "50 passages from one state to another" in words(text)
    assert text.count("<li>") >= 50


def test_the_map_and_what_it_cannot_show_make_up_all(client: FlaskClient) -> None:
    text = page(client, "/learning")
    shown = sum(int(count) for count in re.findall(r"<title>[^<]+ → [^<]+: (\d+)</title>", text))
    outside = re.search(r"(\d+) passages are from or to countries outside the map", text)

    assert outside
    assert shown + int(outside[1]) == 100


def test_one_state_alone(client: FlaskClient) -> None:
    found = rows(client, "?state=lv")

    assert found
    assert all("Latvia" in (row["teacher_name"], row["learner_name"]) for row in found)


def test_nothing_is_told_as_such(client: FlaskClient) -> None:
    text = words(page(client, "/learning?way=counselling"))

    assert "Nothing is recorded. That nothing is recorded does not mean that nobody learned" in text


def test_an_unknown_way_is_refused_with_those_that_are_known(client: FlaskClient) -> None:
    answer = client.get("/learning?way=osmosis")

    assert answer.status_code == 400
    assert "transfer, visit, review, counselling" in answer.text
