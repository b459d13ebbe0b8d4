"""What nobody confirmed in time says so on its page and in lists, until its state answers on a page."""

import zlib
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from defusedxml.ElementTree import fromstring
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from contributing import House, mark
from life.cast import address, document, practice
from paraugs.life.record import record_of
from paraugs.life.renewal import fall_due
from paraugs.life.submitting import Order, submit
from paraugs.people.keys import System, Wish, make_for_system
from paraugs.people.states import state_of
from paraugs.short_names import term
from paraugs.web.office import office as office_of

HTML = {"Accept": "text/html"}
ATOM = "{http://www.w3.org/2005/Atom}"


@dataclass(frozen=True)
class Due:
    """A practice of Finland that is due for renewal, and its coordinator's client."""

    house: House
    coordinator: FlaskClient
    slug: str

    @property
    def path(self) -> str:
        return f"/contributions/fi/{self.slug}"

    @property
    def title(self) -> str:
        return f"Synthetic {self.slug}"

    def page(self, language: str = "en") -> str:
        return self.house.visitor().get(f"/{language}/doc/practice/fi/{self.slug}", headers=HTML).text

    def answer(self, outcome: str) -> TestResponse:
        ledger = self.house.services.ledger
        assert ledger
        form = {"step": "renew", "outcome": outcome, "csrf_token": mark(self.coordinator, self.path)}
        number = ledger.latest(address(self.slug, "fi")).number
        return self.coordinator.post(
            f"{self.path}/steps", data=form | {"expected": str(number)}, headers=HTML
        )


@pytest.fixture
def due(house: House, request: pytest.FixtureRequest) -> Due:
    """Give a practice that fell due."""
    told = Due(house, house.signed_in("coordinator", "FI"), f"due-{zlib.crc32(request.node.nodeid.encode())}")
    with house.app.app_context():
        office = office_of()
    content = document(practice(told.slug, told.title, "fi"))
    (receipt,) = submit(office, house.actor("contributor", "FI"), content, Order(must_be_new=True))
    assert receipt.revision
    assert receipt.revision.entry.status == "published"
    fall_due(office.ledger, office.people, receipt.revision, datetime.now(UTC))
    office.follow()
    return told


def test_its_page_says_so_in_the_readers_language(due: Due) -> None:
    assert "Not confirmed lately." in due.page()
    assert "Sen nav apliecināts." in due.page("lv")


def test_lists_say_so(due: Due) -> None:
    lists = due.house.visitor().get("/en/practices?state=fi&topic=concept/topic/reading", headers=HTML).text
    card = lists.split("<body", 1)[1].split(due.title, 1)[1].split("</li>", 1)[0]

    assert "not confirmed lately" in card


def test_it_waits_for_its_coordinator_on_a_page_and_in_a_feed(due: Due) -> None:
    page = due.coordinator.get("/contribute/waiting", headers=HTML).text
    assert due.title in page.split("Due for renewal", 1)[1]

    system = System("coordinator", state_of("FI").value)
    token = make_for_system(due.house.people, due.house.people.operator(), system, Wish())
    answer = due.house.visitor().get("/contribute/waiting.atom", headers={"Authorization": f"Bearer {token}"})
    titles = [entry.findtext(f"{ATOM}title") for entry in fromstring(answer.data).findall(f"{ATOM}entry")]
    assert due.title in titles
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_feed_of_what_waits_is_for_a_token_only(house: House) -> None:
    wrong = {"Authorization": "Bearer paraugs_wrong", "Accept": "application/json"}

    assert house.visitor().get("/contribute/waiting.atom", headers=wrong).status_code == 401
    plain = {"Accept": "application/atom+xml"}
    assert house.visitor().get("/contribute/waiting.atom", headers=plain).status_code == 401


def test_still_valid_takes_the_mark_away(due: Due) -> None:
    assert due.answer("still-valid").status_code == 303

    assert "Not confirmed lately." not in due.page()


def test_changed_leaves_the_mark_until_it_is_revised(due: Due) -> None:
    assert due.answer("changed").status_code == 303

    assert "Not confirmed lately." in due.page()
    assert "/contribute/edit/fi/" in due.coordinator.get(due.path, headers=HTML).text


def test_ended_says_so_and_stays_public(due: Due) -> None:
    assert due.answer("ended").status_code == 303
    ledger = due.house.services.ledger
    assert ledger
    said = record_of(ledger.latest(address(due.slug, "fi"))).triples

    running = [str(triple.object) for triple in said if triple.predicate == term("par:stillRunning")]
    assert running == ["false"]
    assert "Not confirmed lately." not in due.page()


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        ("still-valid", ("confirmed: it is still valid", "apliecināts: joprojām ir spēkā")),
        ("changed", ("answered: it has changed", "atbildēts: ir mainījies")),
        ("ended", ("answered: it has ended", "atbildēts: ir beidzies")),
    ],
)
def test_the_answer_is_read_in_the_history_by_everybody(
    due: Due, outcome: str, told: tuple[str, str]
) -> None:
    due.answer(outcome)

    for language, words in zip(("en", "lv"), told, strict=True):
        history = due.house.visitor().get(f"/{language}{due.path}", headers=HTML).text
        versions = due.house.visitor().get(f"/{language}/doc/contribution/fi/{due.slug}", headers=HTML).text
        assert words in history.partition("<aside")[2]
        assert words in versions


def test_that_it_has_ended_or_changed_is_read_on_its_page(due: Due) -> None:
    due.answer("changed")
    assert "Its state says that this has changed" in due.page()
    due.answer("ended")
    assert "This has ended." in due.page()
    assert "from 2019, has ended" in due.page()
    assert "Šis ir beidzies." in due.page("lv")


@pytest.mark.parametrize("outcome", ["forgotten", "VALID"])
def test_any_other_answer_is_refused_and_said(due: Due, outcome: str) -> None:
    answer = due.answer(outcome)

    assert answer.status_code == 400
    assert "Say whether it is still valid, has changed, or has ended." in answer.text


def test_what_is_shipped_is_not_marked(house: House) -> None:
    page = house.visitor().get("/en/doc/practice/fi/kiva", headers=HTML).text

    assert "Not confirmed lately." not in page
