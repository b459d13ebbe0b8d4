"""A version that was erased says since when and why, in every form; nothing else about the thing suffers."""

from datetime import UTC, datetime

import pytest

from contributing import House
from life.cast import TURTLE, practice
from paraugs.ledger.decisions import ERASE
from paraugs.ledger.erasing import Order, erase
from paraugs.ledger.sql import SqlLedger
from paraugs.namespaces import THINGS

SECRET = "Invented Pupil aged nine"
REASON = "a synthetic pupil asked for it"
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def erased(house: House) -> list[int]:
    """Give the numbers of the versions of a practice of Finland, of which the first was erased."""
    token = house.token("contributor", "FI") | {"Content-Type": TURTLE}
    numbers = []
    for title in (SECRET, "A synthetic hour without names"):
        answer = house.visitor().put(
            "/contributions/fi/erased-hour",
            data=practice("erased-hour", title, "fi"),
            headers=token | ({"If-Match": f'"r{numbers[-1]}"'} if numbers else {}),
        )
        assert answer.json is not None, answer.text
        numbers.append(int(answer.json["revision"]))
    ledger, people = house.services.ledger, house.people
    assert isinstance(ledger, SqlLedger)
    operator = people.operator()
    erase(
        ledger,
        numbers[:1],
        Order(operator.iri, NOON, REASON),
        lambda one: people.decision(operator, ERASE, one.entry.contribution, one.number, REASON),
    )
    return numbers


@pytest.mark.parametrize("accept", ["text/html", "text/turtle", "application/ld+json", "application/json"])
def test_the_version_is_gone_and_says_why(accept: str, house: House, erased: list[int]) -> None:
    answer = house.visitor().get(f"/doc/revision/{erased[0]}", headers={"Accept": accept})
    assert answer.status_code == 410
    assert "2026-12-01" in answer.text
    assert REASON in answer.text
    assert SECRET not in answer.text


def test_it_is_said_in_latvian_too(house: House, erased: list[int]) -> None:
    page = house.visitor().get(f"/lv/doc/revision/{erased[0]}", headers={"Accept": "text/html"}).text
    assert "Tas ir izdzēsts" in page


def test_nothing_can_be_compared_with_it(house: House, erased: list[int]) -> None:
    answer = house.visitor().get(f"/doc/revision/{erased[1]}?against={erased[0]}")
    assert (answer.status_code, SECRET in answer.text) == (410, False)


def test_the_thing_its_history_and_its_feeds_go_on(house: House, erased: list[int]) -> None:
    visitor, token = house.visitor(), house.token("coordinator", "FI")
    for path in (
        "/doc/practice/fi/erased-hour", "/contributions/fi/erased-hour", "/contributions/feed.atom",
        f"/doc/revision/{erased[1]}", "/timemap/practice/fi/erased-hour", "/contributions?state=FI",
        "/contributions/fi/erased-hour/history", "/contributions/fi/erased-hour/changes",
    ):  # fmt: skip
        for headers in ({"Accept": "text/html"}, {"Accept": "*/*"}, {"Accept": "*/*"} | token):
            answer = visitor.get(path, headers=headers)
            assert answer.status_code == 200, path
            assert SECRET not in answer.text, path
    history = visitor.get(
        "/contributions/fi/erased-hour/history", headers={"Accept": "application/json"}
    ).json
    assert history is not None
    told = [one.get("erased") for one in history["revisions"]]
    assert told == [{"when": "2026-12-01T12:00:00Z", "reason": REASON}, None]


def test_the_log_of_decisions_tells_it(house: House, erased: list[int]) -> None:
    page = house.signed_in("administrator").get("/account/audit", headers={"Accept": "text/html"})
    assert "erased" in page.text
    assert REASON in page.text


def test_a_withdrawn_practice_is_named_no_more(house: House, erased: list[int]) -> None:
    token = house.token("coordinator", "FI")
    answer = house.visitor().delete("/contributions/fi/erased-hour?reason=synthetic", headers=token)
    assert answer.status_code == 200
    ledger, people = house.services.ledger, house.people
    assert isinstance(ledger, SqlLedger)
    operator = people.operator()
    erase(
        ledger,
        erased[1:],
        Order(operator.iri, NOON, REASON),
        lambda one: people.decision(operator, ERASE, one.entry.contribution, one.number, REASON),
    )
    for path in (
        "/doc/practice/fi/erased-hour", "/contributions/fi/erased-hour", "/contributions/feed.atom",
        "/doc/contribution/fi/erased-hour",
    ):  # fmt: skip
        for headers in ({"Accept": "text/html"}, {"Accept": "text/html"} | token):
            answer = house.visitor().get(path, headers=headers)
            assert answer.status_code in (200, 410), path
            assert "without names" not in answer.text, path
    assert f"{THINGS}" in ledger.latest(f"{THINGS}contribution/fi/erased-hour").entry.nquads
