"""One box for everything, states, topics and benchmarks by name too; and what a word may become."""

import re

import pytest
from flask.testing import FlaskClient

from reading_pages import page, words


def test_the_best_of_each_kind_comes_with_the_way_to_all(client: FlaskClient) -> None:
    found = client.get("/en/search.json?q=quality").json

    assert [group["kind"] for group in found["groups"]] == ["practice", "tool", "event"]
    for group in found["groups"]:
        assert 0 < len(group["items"]) <= 5
        there = client.get(group["all"].removeprefix("http://localhost")).json
        assert there["total"] == group["total"]


@pytest.mark.parametrize(
    ("query", "facet", "iri"),
    [
        ("latvia", "state", "http://publications.europa.eu/resource/authority/country/LVA"),
        ("bullying", "topic", "https://w3id.org/paraugs/id/concept/topic/bullying"),
        ("low achievers in reading", "benchmark", "https://w3id.org/paraugs/id/benchmark/et2020-b-read"),
    ],
)
def test_states_topics_and_benchmarks_are_found_by_name(
    client: FlaskClient, query: str, facet: str, iri: str
) -> None:
    found = client.get("/en/search.json", query_string={"q": query}).json
    named = {each["iri"]: each for each in found["names"] if each["facet"] == facet}

    assert iri in named
    there = client.get(named[iri]["all"].removeprefix("http://localhost")).json
    assert there["total"] == named[iri]["practices"]


def test_a_page_groups_what_it_found(client: FlaskClient) -> None:
    text = words(page(client, "/search?q=quality"))

    assert re.search(r"All \d+ practices, to sort and to narrow", text)
    assert re.search(r"Reference tools \d+", text)


def test_without_words_it_says_what_can_be_searched(client: FlaskClient) -> None:
    text = page(client, "/search")

    assert 'href="/en/practices"' in text
    assert "In any language of the EU" in text


def test_nothing_found_leads_on(client: FlaskClient) -> None:
    text = words(page(client, "/search?q=xqzzyqxv"))

    assert "Nothing here has these words, nor anything like them." in text


@pytest.mark.parametrize("typed", ["ņirgāšanās", "Nirgasanas", "bullying"])
def test_a_word_of_any_language_finds_what_its_topic_has(client: FlaskClient, typed: str) -> None:
    found = client.get("/en/practices.json", query_string={"q": typed}).json

    assert "https://w3id.org/paraugs/id/practice/fi/kiva" in [item["iri"] for item in found["items"]]


def test_the_page_says_what_the_words_were_understood_as(client: FlaskClient) -> None:
    text = page(client, "/practices?q=priekšlaicīga mācību pārtraukšana")
    said = words(text)

    assert "“priekšlaicīga mācību pārtraukšana” → early school leaving" in said
    assert re.search(r": \d+ practices in \d+ languages?\.", said)
    assert 'href="/en/practices?topic=early-school-leaving"' in text


def test_a_typing_error_is_forgiven_and_said(client: FlaskClient) -> None:
    text = words(page(client, "/practices?q=bulying"))

    assert "Nothing has the word “bulying”; this was searched instead: “bullying”." in text


def test_what_matched_is_marked(client: FlaskClient) -> None:
    text = page(client, "/practices?q=bullying")

    assert re.search(r"<mark>[Bb]ullying</mark>", text)


def test_a_text_in_another_language_says_so(client: FlaskClient) -> None:
    text = client.get("/lv/practices?q=bullying", headers={"Accept": "text/html"}).text

    assert '<p class="snippet" lang="en">' in text
    assert re.search(r'<h2><a href="[^"]+"><span lang="en">', text)


def test_suggestions_are_links(client: FlaskClient) -> None:
    text = page(client, "/search/suggestions?q=bull")
    listed = client.get("/en/search/suggestions?q=bull", headers={"Accept": "application/json"}).json

    assert "/en/practices?topic=bullying" in re.findall(r'href="([^"]+)"', text)
    assert [one["text"] for one in listed["suggestions"] if one["kind"] == "concept"]
    for address in re.findall(r'href="([^"]+)"', text):
        assert client.get(address, headers={"Accept": "text/html"}).status_code == 200


def test_nothing_is_suggested_for_nothing(client: FlaskClient) -> None:
    assert words(page(client, "/search/suggestions?q=")) == ""


@pytest.mark.parametrize(
    "path", ["/", "/practices", "/states", "/doc/practice/fi/kiva", "/search", "/nothing"]
)
def test_every_page_has_a_box_for_everything(client: FlaskClient, path: str) -> None:
    assert 'action="/en/search"' in page(client, path)
