"""People keep queries under short links; what is private is nobody else's, in no way."""

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from contributing import House, mark
from paraugs.answers.saving import Shelf, mine, room_for
from paraugs.ledger.saved_queries import SavedQueries
from reading_pages import words

TEXT = (
    "SELECT ?s (COUNT(*) AS ?n) { ?p <https://w3id.org/paraugs/ontology#country> ?s } GROUP BY ?s ORDER BY ?s"
)


@pytest.fixture(scope="module")
def owner(house: House) -> FlaskClient:
    """Give somebody who is signed in."""
    return house.signed_in("contributor")


def post(client: FlaskClient, address: str, **fields: str) -> tuple[int, str]:
    """Send a form of ours; the status, and where it leads or what it says."""
    token = mark(client, "/account/queries/new")
    answer = client.post(address, data=fields | {"csrf_token": token})
    return answer.status_code, answer.headers.get("Location", answer.text)


def saved(client: FlaskClient, **fields: str) -> str:
    """Save a query; its address."""
    given = {"name": "States", "description": "How many?", "text": TEXT, "licence": "CC_BY_4_0"}
    status, place = post(client, "/account/queries", **(given | fields))
    assert status == 303, place
    return place


def read(client: FlaskClient, address: str) -> str:
    return client.get(address, headers={"Accept": "text/html"}).text


def test_a_public_one_answers_everybody_in_every_form(house: House, owner: FlaskClient) -> None:
    address = saved(owner, is_public="1")
    visitor = house.visitor()

    assert re.fullmatch(r"/q/\w{8}", address)
    assert "Latvia" in words(read(visitor, address))
    assert visitor.get(f"{address}.rq").text == TEXT + "\n"
    assert (
        visitor.get(f"{address}.csv").text
        == visitor.get("/sparql", query_string={"query": TEXT, "as": "csv"}).text
    )
    assert visitor.get(f"{address}.json").get_json(force=True)["head"]["vars"] == ["s", "n"]


def test_a_private_one_is_told_apart_from_nothing_by_nobody_else(house: House, owner: FlaskClient) -> None:
    address = saved(owner)
    others = (house.visitor(), house.signed_in("coordinator"), house.signed_in("administrator"))

    assert owner.get(address, headers={"Accept": "text/html"}).status_code == 200
    for other in others:
        for suffix in ("", ".rq", ".csv", ".pdf"):
            kept, nothing = (other.get(f"{place}{suffix}") for place in (address, "/q/aaaaaaaa"))
            assert kept.status_code == nothing.status_code == 404
            assert kept.headers.get("ETag") == nothing.headers.get("ETag")
            assert kept.text.replace(address[3:], "") == nothing.text.replace("aaaaaaaa", "")


def test_only_its_owner_changes_it(house: House, owner: FlaskClient) -> None:
    name = saved(owner, is_public="1").rpartition("/")[2]
    stranger = house.signed_in("coordinator")

    assert stranger.get(f"/account/queries/{name}").status_code == 404
    assert post(stranger, f"/account/queries/{name}", name="Mine", text=TEXT, licence="CC0")[0] == 404
    assert post(stranger, f"/account/queries/{name}", do="archive")[0] == 404
    assert house.visitor().get(f"/account/queries/{name}", headers={"Accept": "text/html"}).status_code == 303


def test_a_change_is_a_revision_and_the_old_ones_stay(owner: FlaskClient) -> None:
    name = saved(owner).rpartition("/")[2]
    status, place = post(
        owner, f"/account/queries/{name}", name="Renamed", text="ASK {}", licence="CC0", is_public="1"
    )
    page = words(read(owner, f"/account/queries/{name}"))

    assert (status, place) == (303, f"/q/{name}")
    assert owner.get(f"/q/{name}.rq").text == "ASK {}\n"
    assert "revision 2" in words(read(owner, f"/q/{name}"))
    assert "GROUP BY ?s" in page


def test_what_is_put_away_is_found_by_its_owner_alone(house: House, owner: FlaskClient) -> None:
    address = saved(owner, is_public="1", name="Put away once")
    name = address.rpartition("/")[2]
    post(owner, f"/account/queries/{name}", do="archive")

    assert house.visitor().get(address).status_code == 404
    assert "Put away once put away" in words(read(owner, "/account/queries"))
    post(owner, f"/account/queries/{name}", do="restore")
    assert house.visitor().get(address).status_code == 200


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("name", "", "Give it a name"),
        ("text", "DROP ALL", "answers queries only"),
        ("licence", "ALL_MINE", "Choose one of the licences."),
    ],
)
def test_a_bad_form_comes_back_with_what_was_typed(
    owner: FlaskClient, field: str, value: str, told: str
) -> None:
    given = {"name": "States", "description": "Typed with care", "text": TEXT, "licence": "CC_BY_4_0"}
    status, page = post(owner, "/account/queries", **(given | {field: value}))

    assert status == 422
    assert told in words(page)
    assert "Typed with care" in page


def test_one_that_fails_is_told_on_its_page(owner: FlaskClient) -> None:
    page = words(read(owner, saved(owner, text="SELECT * {")))

    assert "The query cannot be answered now." in page


def test_the_workbench_leads_to_the_form_with_its_query(house: House, owner: FlaskClient) -> None:
    page = (
        house.visitor().get("/query", query_string={"query": "ASK {}"}, headers={"Accept": "text/html"}).text
    )
    assert "/account/queries/new?query=ASK+%7B%7D" in page
    assert "ASK {}" in read(owner, "/account/queries/new?query=ASK+%7B%7D")


def test_one_that_a_later_release_cannot_read_is_still_its_owners(house: House, owner: FlaskClient) -> None:
    address = saved(owner, is_public="1")
    ledger = house.services.ledger
    assert ledger
    queries = SavedQueries(ledger.database)
    found = queries.get(address.rpartition("/")[2])
    assert found
    queries.revise(replace(found, wording=replace(found.wording, text="INSERT DATA {}")))

    assert "The query cannot be answered now." in words(read(owner, address))
    assert owner.get(f"{address}.rq").text == "INSERT DATA {}"
    assert owner.get(f"{address}.csv").status_code == 403


def test_one_person_keeps_so_many_and_no_more(house: House, owner: FlaskClient) -> None:
    saved(owner, name="One of many")
    ledger = house.services.ledger
    assert ledger
    shelf = Shelf(SavedQueries(ledger.database), most_of_one=1, most_revisions=1)
    who = house.actor("contributor")
    (first, *_) = mine(shelf, who)

    assert "One person may keep" in room_for(shelf, who)["name"]
    assert "revisions" in room_for(shelf, who, first.id)["text"]
    assert room_for(Shelf(shelf.queries), who) == {}
