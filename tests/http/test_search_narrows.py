"""What a search is narrowed by: several values of a facet mean any of them, several facets mean all."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from reading_pages import page, practices_on, words


def ask(client: FlaskClient, query: str = "", path: str = "/en/practices.json") -> dict[str, Any]:
    """Give an answer as a program gets it."""
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json  # type: ignore[assignment]
    return found


def counts(found: dict[str, Any], facet: str) -> dict[str, int]:
    """Give the counts of a facet by the last part of each value."""
    return {each["value"].rpartition("/")[2]: each["count"] for each in found["facets"][facet]}


def test_the_pages_of_the_list_hold_every_practice_once(client: FlaskClient) -> None:
    pages = [practices_on(client, number) for number in range(1, 14)]

    assert [len(found) for found in pages] == [20] * 12 + [15]
    assert len(set.union(*pages)) == 255


def test_a_page_leads_to_its_neighbours_and_keeps_what_was_asked(client: FlaskClient) -> None:
    text = page(client, "/practices?q=&state=&page=2&stage=vet&size=10")

    assert 'rel="prev" href="/en/practices?stage=vet&amp;size=10"' in text
    assert 'rel="next" href="/en/practices?stage=vet&amp;page=3&amp;size=10"' in text


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("state=lv", 14),
        ("state=lv&state=ee", 23),
        ("topic=concept/topic/bullying", 3),
        ("topic=https://w3id.org/paraugs/id/concept/topic/bullying", 3),
        ("topic=bullying", 3),
        ("state=fi&topic=bullying", 1),
        ("state=lv&topic=bullying", 0),
        ("result=concept/outcome-result/no-effect", 6),
        ("level=concept/evidence-step/comparison-group", 37),
        ("evidence=comparison-group", 37),
        ("transferred=yes&transferred=no", 255),
    ],
)
def test_a_facet_narrows(client: FlaskClient, query: str, total: int) -> None:
    assert ask(client, query)["total"] == total


def test_a_broad_topic_brings_its_narrower_ones(client: FlaskClient) -> None:
    narrow, broad = (ask(client, f"topic={name}")["total"] for name in ("bullying", "school-climate"))

    assert broad > narrow


def test_counts_are_what_a_choice_would_find(client: FlaskClient) -> None:
    found = ask(client, "stage=vet&state=lv")
    for facet in ("mode", "evidence", "funding", "year"):
        assert counts(found, facet), facet
        for value, count in counts(found, facet).items():
            assert ask(client, f"stage=vet&state=lv&{facet}={value}")["total"] == count, (facet, value)


def test_the_counts_of_a_facet_do_not_follow_its_own_choices(client: FlaskClient) -> None:
    assert counts(ask(client, "stage=vet"), "stage") == counts(ask(client), "stage")
    assert counts(ask(client, "stage=vet"), "mode") != counts(ask(client), "mode")


def test_what_nothing_has_is_shown_on_demand(client: FlaskClient) -> None:
    usual, whole = ask(client, "state=lv"), counts(ask(client, "state=lv&zeros=1"), "result")

    assert "result" not in usual["facets"]
    assert {"harm", "no-effect", "mixed"} <= {value for value, count in whole.items() if count == 0}
    assert "Harm found" in words(page(client, "/practices?state=lv&zeros=1"))


def test_what_is_chosen_is_ticked_and_can_be_taken_away(client: FlaskClient) -> None:
    text = page(client, "/practices?state=lv&state=ee&mode=concept/learning-mode/formal")

    assert re.findall(r'name="(\w+)" value="([\w-]+)" id="[\w-]+" checked', text) == [
        ("mode", "formal"), ("state", "lv"), ("state", "ee"),
    ]  # fmt: skip
    assert 'href="/en/practices?state=ee&amp;mode=formal" aria-label="Remove the filter Latvia"' in text


def test_a_long_facet_shows_its_first_values_and_folds_the_rest(client: FlaskClient) -> None:
    text = page(client, "/practices")
    countries = text[text.index("<legend>Country") :].partition("</fieldset>")[0]

    assert countries.partition("<details")[0].count('name="state"') == 8
    assert countries.count('name="state"') == 32
    assert "24 more" in countries


def test_nothing_that_fits_is_information(client: FlaskClient) -> None:
    text = words(page(client, "/practices?state=lv&topic=bullying"))

    assert "0 practices" in text
    assert "Nobody has contributed a practice that fits all of this." in text
    assert "without Bullying : 14 practices" in text
    assert "without Latvia : 3 practices" in text


def test_each_loosening_finds_what_it_promises(client: FlaskClient) -> None:
    found = ask(client, "state=lv&topic=bullying&mode=formal")
    assert found["total"] == 0
    assert found["looser"]
    for each in found["looser"]:
        there = client.get(each["address"].removeprefix("http://localhost")).json
        assert there
        assert there["total"] == each["total"] > 0


def test_demands_that_fit_no_other_are_offered_alone(client: FlaskClient) -> None:
    found = ask(client, "state=lv&year=1985&topic=bullying")

    assert [sorted(each["facet"] for each in one["without"]) for one in found["looser"]]
    assert all(one["total"] for one in found["looser"])


@pytest.mark.parametrize("sort", ["evidence", "year", "changed", "title"])
def test_every_order_holds_the_same(client: FlaskClient, sort: str) -> None:
    found = ask(client, f"state=lv&size=50&sort={sort}")

    assert {item["iri"] for item in found["items"]} == {
        item["iri"] for item in ask(client, "state=lv&size=50")["items"]
    }
    assert found["question"]["sort"] == sort


def test_the_newest_or_the_best_tested_come_first(client: FlaskClient) -> None:
    years = [item["year"] for item in ask(client, "state=lv&size=50&sort=year")["items"]]
    levels = [item["evidence"] for item in ask(client, "size=40&sort=evidence")["items"]]

    assert [year for year in years if year] == sorted((year for year in years if year), reverse=True)
    assert [level.rpartition("/")[2] for level in levels] == ["comparison-group"] * 37 + ["evaluated"] * 3


def test_events_can_be_narrowed_to_their_host(client: FlaskClient) -> None:
    dutch, all_events = (ask(client, query, "/en/events.json") for query in ("state=nl", ""))

    assert 0 < dutch["total"] < all_events["total"]
    assert all("NLD" in item["states"][0] for item in dutch["items"])


def test_tools_can_be_narrowed_to_their_kind(client: FlaskClient) -> None:
    kind = "kind=concept/tool-kind/competence-framework"

    assert 0 < ask(client, kind, "/en/tools.json")["total"] < ask(client, "", "/en/tools.json")["total"]


def test_the_same_question_has_one_address(client: FlaskClient) -> None:
    asked = urlencode([("page", "1"), ("stage", "concept/education-stage/vet"), ("q", " Reading  aloud ")])
    answer = client.get(f"/en/practices?{asked}", headers={"HX-Request": "true", "Accept": "text/html"})

    assert answer.headers["HX-Push-Url"] == "/en/practices?q=Reading+aloud&stage=vet"


def labels(found: dict[str, Any]) -> Iterator[str]:
    """Give the names of all values that can be chosen."""
    return (each["name"]["value"] for values in found["facets"].values() for each in values)


def test_values_are_named_in_the_readers_language(client: FlaskClient) -> None:
    assert "Latvija" in labels(ask(client, "", "/lv/practices.json"))
    assert "Latvia" in labels(ask(client, "", "/en/practices.json"))
