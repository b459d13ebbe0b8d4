"""The Graph Store Protocol as a door: PUT, POST and DELETE of the graph of a contribution, by token."""

from urllib.parse import quote

import pytest
from werkzeug.test import TestResponse

from contributing import House
from life.cast import TURTLE, address, broken, practice

MORE = """
@prefix dct: <http://purl.org/dc/terms/> .
<https://w3id.org/paraugs/id/practice/fi/{slug}> dct:title "Lukutunti"@fi .
"""


def send(house: House, method: str, slug: str, body: str = "", **headers: str) -> TestResponse:
    """Send a graph as Finland's contributor."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    token = house.token("contributor", "FI")
    path = f"/graphs?graph={quote(address(slug, 'fi'), safe='')}"
    return house.visitor().open(
        path, method=method, data=body, headers={"Content-Type": TURTLE, **token, **named}
    )


def titles(house: House, slug: str) -> list[str]:
    """Give the titles that everybody sees."""
    text = (
        house.visitor()
        .get(f"/graphs?graph={address(slug, 'fi')}", headers={"Accept": "application/n-triples"})
        .text
    )
    return sorted(line.split("title> ")[1][:-2] for line in text.splitlines() if "/title>" in line)


def test_a_graph_is_put_replaced_and_deleted(house: House) -> None:
    assert send(house, "PUT", "by-store", practice("by-store", "One", "fi")).status_code == 201
    assert titles(house, "by-store") == ['"One"@en']
    answer = send(house, "PUT", "by-store", practice("by-store", "Two", "fi"))
    assert (answer.status_code, (answer.json or {})["outcome"]) == (200, "revised")
    assert titles(house, "by-store") == ['"Two"@en']
    path = f"/graphs?graph={address('by-store', 'fi')}&reason=Over."
    answer = house.visitor().delete(path, headers=house.token("contributor", "FI"))
    assert (answer.status_code, answer.data) == (204, b"")
    assert titles(house, "by-store") == []


def test_a_stale_graph_is_refused_when_one_says_which(house: House) -> None:
    first = send(house, "PUT", "store-stale", practice("store-stale", "One", "fi"))
    send(house, "PUT", "store-stale", practice("store-stale", "Two", "fi"), If_Match=first.headers["ETag"])
    answer = send(
        house, "PUT", "store-stale", practice("store-stale", "Three", "fi"), If_Match=first.headers["ETag"]
    )
    assert answer.status_code == 412


def test_statements_are_added(house: House) -> None:
    assert send(house, "POST", "added-to", practice("added-to", "Reading hour", "fi")).status_code == 201
    answer = send(house, "POST", "added-to", MORE.format(slug="added-to"))
    assert answer.status_code == 200, answer.text
    assert titles(house, "added-to") == ['"Lukutunti"@fi', '"Reading hour"@en']
    again = send(house, "POST", "added-to", MORE.format(slug="added-to"))
    assert (again.json or {})["outcome"] == "unchanged"
    answer = send(house, "POST", "added-to", "{}", Content_Type="application/ld+json")
    assert answer.status_code == 415


def test_the_door_is_the_same(house: House) -> None:
    assert send(house, "PUT", "store-broken", broken("store-broken", "fi")).status_code == 422
    foreign = f"/graphs?graph={address('foreign-store')}"
    headers = {"Content-Type": TURTLE, **house.token("contributor", "FI")}
    assert house.visitor().put(foreign, data=practice("foreign-store"), headers=headers).status_code == 403
    assert (
        house.visitor()
        .put(foreign, data=practice("foreign-store"), headers={"Content-Type": TURTLE})
        .status_code
        == 401
    )


def test_a_graph_has_an_address_of_its_own_too(house: House) -> None:
    headers = {"Content-Type": TURTLE, **house.token("contributor", "FI")}
    path = "/graphs/id/contribution/fi/store-path"
    assert (
        house.visitor().put(path, data=practice("store-path", state="fi"), headers=headers).status_code == 201
    )
    assert house.visitor().get(path, headers={"Accept": TURTLE}).status_code == 200


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        ("default", 403),
        ("graph=https://w3id.org/paraugs/id/graph/tools", 403),
        ("graph=https://example.org/graph", 403),
        ("graph=https://w3id.org/paraugs/id/contribution/fi/a&graph=https://example.org/b", 400),
        ("graph=https://w3id.org/paraugs/id/contribution/xx/a", 404),
    ],
)
def test_no_other_graph_is_written(house: House, query: str, status: int) -> None:
    headers = {"Content-Type": TURTLE, **house.token("contributor", "FI")}
    answer = house.visitor().put(f"/graphs?{query}", data=practice("a", state="fi"), headers=headers)
    assert answer.status_code == status
