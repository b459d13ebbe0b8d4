"""Lists come in pages, can be filtered, and say when nothing fits."""

import re

import pytest
from flask.testing import FlaskClient

from reading_pages import page, practices_on, words


def test_the_pages_of_a_list_hold_every_practice_once(client: FlaskClient) -> None:
    pages = [practices_on(client, number) for number in range(1, 14)]

    assert [len(found) for found in pages] == [20] * 12 + [15]
    assert len(set.union(*pages)) == 255


def test_a_list_leads_to_its_neighbours(client: FlaskClient) -> None:
    text = page(client, "/practices?state=&page=2")

    assert 'rel="prev" href="/en/practices?page=1"' in text
    assert 'rel="next" href="/en/practices?page=3"' in text


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("state=lv", "14 practices"),
        ("topic=concept/topic/bullying", "3 practices"),
        ("state=fi&topic=concept/topic/bullying", "1 practice:"),
        ("result=concept/outcome-result/no-effect", "No effect found"),
        ("objective=https://w3id.org/paraugs/id/objective/et2020-so1", "Making lifelong learning"),
        (
            "benchmark=benchmark/et2020-b-elet&level=concept/evidence-step/comparison-group",
            "comparison group",
        ),
    ],
)
def test_a_list_can_be_narrowed(client: FlaskClient, query: str, expected: str) -> None:
    assert expected in words(page(client, f"/practices?{query}"))


def test_a_broad_topic_brings_its_narrower_ones(client: FlaskClient) -> None:
    narrow = words(page(client, "/practices?topic=concept/topic/bullying"))
    broad = words(page(client, "/practices?topic=concept/topic/school-climate"))

    assert count(broad) > count(narrow)


def test_nothing_that_fits_is_information(client: FlaskClient) -> None:
    text = words(page(client, "/practices?state=lv&topic=concept/topic/bullying"))

    assert "0 practices" in text
    assert "Nobody has contributed a practice that fits all of this." in text


def test_a_filter_can_be_taken_away(client: FlaskClient) -> None:
    text = page(client, "/practices?state=lv&mode=concept/learning-mode/formal")

    assert (
        'href="/en/practices?mode=concept%2Flearning-mode%2Fformal" aria-label="Remove the filter Latvia"'
        in text
    )


@pytest.mark.parametrize("number", ["0", "-1", "x", "1.5", "٣", "9" * 30])
def test_a_page_that_is_no_number_is_refused(client: FlaskClient, number: str) -> None:
    assert client.get("/practices", query_string={"page": number}).status_code == 400


@pytest.mark.parametrize("path", ["/practices?page=99", "/tools?page=99", "/practices?state=xx", "/state/xx"])
def test_what_is_past_the_end_or_unknown_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("value", ['"', "a b:c", "x:\\", "http://a/<b>"])
def test_a_malformed_filter_is_no_fault_of_the_server(client: FlaskClient, value: str) -> None:
    assert client.get("/practices", query_string={"topic": value}).status_code in (400, 404)


def test_events_can_be_narrowed_to_their_host(client: FlaskClient) -> None:
    assert count(words(page(client, "/events?state=nl"))) < count(words(page(client, "/events")))


def test_tools_can_be_narrowed_to_their_kind(client: FlaskClient) -> None:
    narrow = words(page(client, "/tools?kind=concept/tool-kind/competence-framework"))

    assert 0 < count(narrow) < count(words(page(client, "/tools")))


def count(text: str) -> int:
    """Give the first number before "practices" or "entries" in the text of a list."""
    found = re.search(r"(\d+) (?:practices?|entr(?:y|ies))", text)
    assert found
    return int(found[1])
