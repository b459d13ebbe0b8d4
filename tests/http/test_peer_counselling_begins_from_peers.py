"""From the page of peers a state opens a request for peer counselling with what is known filled in."""

import html
import re
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from contributing import House
from reading_pages import page, words

PEERS = "/peers?state=lv&benchmark=benchmark/et2020-b-elet&tolerance=4"
ASKED = (
    ("kind", "peer-counselling"),
    ("benchmark", "benchmark/et2020-b-elet"),
    ("from", "2009"),
    ("until", "2020"),
    ("peer", "ie"),
    ("peer", "pt"),
)
REQUEST = f"/contribute/new?{urlencode(ASKED)}"


@pytest.fixture(scope="module")
def officer(house: House) -> FlaskClient:
    """Give the browser of a Latvian contributor."""
    return house.signed_in("contributor")


def shown(client: FlaskClient, name: str) -> str:
    """Give what stands in a field of the request."""
    text = client.get(REQUEST).text
    found = re.search(rf'name="thing/{name}[^"]*"[^>]*?(?:value="([^"]*)"|>([^<]*)</textarea>)', text)
    assert found, name
    return html.unescape(found[1] or found[2])


def test_the_page_of_peers_offers_its_peers(house: House) -> None:
    text = page(house.visitor(), PEERS)
    offered = re.findall(r'type="checkbox" name="peer" value="(\w+)"', text)

    assert offered
    assert '<input type="hidden" name="benchmark" value="benchmark/et2020-b-elet">' in text
    assert "others are asked to sign in first" in words(text)


def test_who_is_not_signed_in_is_asked_to_and_comes_back(house: House) -> None:
    answer = house.visitor().get(REQUEST, headers={"Accept": "text/html"})
    place = html.unescape(answer.headers.get("Location", "") + answer.text)

    assert answer.status_code in (302, 303, 401)
    assert "peer-counselling" in place
    assert "et2020-b-elet" in place


def test_benchmark_years_and_peers_are_filled_in(officer: FlaskClient) -> None:
    asked = shown(officer, "par:topicText")

    assert shown(officer, "dct:title") == "Advice on Early leavers from education and training"
    assert "Latvia asks Ireland, Portugal for advice" in asked
    assert "Latvia: 14.3 % in 2009, 7.2 % in 2020." in asked
    assert "Portugal: 30.9 % in 2009, 8.9 % in 2020." in asked
    assert "Nothing is kept before you save it" in words(officer.get(REQUEST).text)


def test_the_states_are_chosen_in_the_form(officer: FlaskClient) -> None:
    text = officer.get(REQUEST).text
    chosen = re.findall(r'value="[^"]*/country/(\w+)"[^>]*(?:checked|selected)', text)

    assert {"IRL", "PRT", "LVA"} <= set(chosen)


def test_a_state_does_not_ask_itself(officer: FlaskClient) -> None:
    text = officer.get(f"{REQUEST}&peer=lv").text

    assert "Latvia asks Ireland, Portugal for advice" in words(text)


def test_nothing_is_kept_by_looking(house: House, officer: FlaskClient) -> None:
    before = house.people.drafts.list(house.actor("contributor").iri)
    officer.get(REQUEST)

    assert house.people.drafts.list(house.actor("contributor").iri) == before


def test_it_asks_in_latvian(officer: FlaskClient) -> None:
    text = html.unescape(officer.get(f"/lv{REQUEST}").text)

    assert "Latvija: 14,3 % 2009. gadā, 7,2 % 2020. gadā." in text


@pytest.mark.parametrize(
    "asked",
    ["benchmark=benchmark/none", f"{urlencode(ASKED[1:])}&peer=zz", f"{urlencode(ASKED[1:])}&peer=a:b"],
)
def test_what_is_not_there_is_told(officer: FlaskClient, asked: str) -> None:
    assert officer.get(f"/contribute/new?kind=peer-counselling&{asked}").status_code == 404


def test_years_that_are_none_leave_the_figures_out(officer: FlaskClient) -> None:
    asked = [pair for pair in ASKED if pair[0] not in ("from", "until")] + [
        ("from", "now"),
        ("until", "then"),
    ]
    text = officer.get(f"/contribute/new?{urlencode(asked)}").text

    assert "Latvia asks Ireland, Portugal" in words(text)
    assert "14.3 %" not in text
