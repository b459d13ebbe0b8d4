"""A state's coordinator follows sources on pages; its systems call; where things come from is public."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from contributing import House, mark
from paraugs.ledger.harvested import Ending, HarvestItem, KeptSource, Run
from paraugs.ledger.harvests import Harvests
from paraugs.life.office import CONTRIBUTIONS
from reading_pages import words

SOURCES = "/contribute/sources"
SAID = {"kind": "rdf", "url": "https://example.org/practices.ttl", "every_hours": "6"}
KIVA = f"{CONTRIBUTIONS}fi/kiva"


@pytest.fixture(scope="module")
def coordinator(house: House) -> FlaskClient:
    """Give the coordinator of Finland."""
    return house.signed_in("coordinator", "FI")


@pytest.fixture
def kept(house: House) -> Harvests:
    ledger = house.services.ledger
    assert ledger
    return Harvests(ledger.database)


def post(client: FlaskClient, address: str, **fields: str) -> tuple[int, str]:
    answer = client.post(address, data=fields | {"csrf_token": mark(client, "/account")})
    return answer.status_code, answer.headers.get("Location", answer.text)


def test_a_coordinator_follows_a_source_of_the_own_state(
    house: House, coordinator: FlaskClient, kept: Harvests
) -> None:
    assert post(coordinator, SOURCES, name="ministry", **SAID) == (303, f"{SOURCES}/fi/ministry")
    found = kept.get("fi/ministry")
    assert found
    assert (found.url, found.every_hours, found.is_paused) == (SAID["url"], 6, False)
    assert "fi/ministry" in words(coordinator.get(SOURCES).text)
    other = house.signed_in("coordinator", "EE")
    assert "fi/ministry" not in words(other.get(SOURCES).text)
    assert other.get(f"{SOURCES}/fi/ministry").status_code == 403
    assert post(other, f"{SOURCES}/fi/ministry", do="remove")[0] == 403
    assert house.signed_in("contributor", "FI").get(SOURCES).status_code == 403
    assert post(coordinator, SOURCES, name="ministry", **SAID)[0] == 422


def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost(coordinator: FlaskClient) -> None:
    wrong = {"name": "Wrong Name", "url": "http://example.org/", "every_hours": "soon", "kind": "sparql"}
    status, page = post(coordinator, SOURCES, **wrong, query="ASK {}", mapping="")
    assert status == 422
    for told in ("A name has small letters", "is not https", "Say how many hours", "must be a CONSTRUCT"):
        assert told in words(page)
    assert 'value="http://example.org/"' in page
    assert "ASK {}" in page


def test_buttons_do_what_they_say(coordinator: FlaskClient, kept: Harvests, house: House) -> None:
    kept.put(KeptSource("fi/buttons", "ldes", "https://example.org/ldes", every_hours=0))
    page = f"{SOURCES}/fi/buttons"
    now = house.people.clock()
    source = KeptSource("fi/buttons", "ldes", "https://example.org/ldes", every_hours=0)
    stopped = Run(now, now, "stopped", "Much is gone.", {"gone": 1}, ((KIVA, "refused", "Why."),))
    gone = (HarvestItem(KIVA, "https://example.org/7", now),)
    kept.finish(Ending(source, replace(source, is_paused=True), frozenset(), gone, stopped))
    shown = words(coordinator.get(page).text)
    assert "Much is gone." in shown
    assert "fi/kiva: refused. Why." in shown
    assert post(coordinator, page, do="accept-drop")[0] == 303
    found = kept.get("fi/buttons")
    assert found
    assert (found.accepts_drop, found.is_paused, found.due is not None) == (True, False, True)
    assert post(coordinator, page, do="pause")[0] == 303
    assert post(coordinator, page, do="call")[0] == 400
    assert post(coordinator, page, do="leave", contribution=KIVA)[0] == 303
    assert kept.items("fi/buttons") == {}
    assert post(coordinator, page, do="leave", contribution=KIVA)[0] == 404
    assert post(coordinator, page, do="remove") == (303, SOURCES)
    assert kept.get("fi/buttons") is None


def test_a_system_calls_with_a_token_that_may_submit(house: House, kept: Harvests) -> None:
    kept.put(KeptSource("fi/called", "rdf", "https://example.org/", every_hours=0))
    visitor = house.visitor()
    answer = visitor.post("/harvests/fi/called/run", headers=house.token("contributor", "FI"))
    assert (answer.status_code, answer.get_json()["source"]) == (202, "fi/called")
    found = kept.get("fi/called")
    assert found
    assert found.due
    assert visitor.post("/harvests/fi/called/run").status_code == 401
    other = visitor.post("/harvests/fi/called/run", headers=house.token("contributor", "EE"))
    assert other.status_code == 403
    nothing = visitor.post("/harvests/fi/nothing/run", headers=house.token("contributor", "FI"))
    assert nothing.status_code == 404


def test_where_things_come_from_is_told_in_rdf(house: House, kept: Harvests) -> None:
    now = house.people.clock()
    source = KeptSource("fi/told", "rdf", "https://example.org/practices.ttl")
    kept.put(source)
    done = Run(now, now, "done", "", {"created": 1})
    kept.finish(Ending(source, source, frozenset(), (HarvestItem(KIVA, "https://example.org/7"),), done))
    told = house.visitor().get("/harvests/fi/told.ttl").text
    assert "prov:hadPrimarySource <https://example.org/7>" in told
    assert '"done: 1 created"@en' in told
    assert "prov:startedAtTime" in told
    assert house.visitor().get("/harvests/fi/nothing.ttl").status_code == 404
