"""Renewal: what was published has a date by which its state confirms it; past that it is marked, once."""

from datetime import date

import pytest

from life.cast import address, document, practice, somebody
from life.conftest import Clock
from paraugs.ledger.revision import Revision
from paraugs.life.deciding import Decision, decide
from paraugs.life.office import SERVER, Office
from paraugs.life.record import RENEW_BY, STATUS, record_of, status_concept
from paraugs.life.renewal import let_all_fall_due
from paraugs.life.submitting import Order, submit

HOUR, DAY = address("reading-hour"), address("reading-day")
OFFICER, COORDINATOR = somebody("contributor"), somebody("coordinator")
TWO_YEARS = (date(2028, 11, 25) - date(2026, 11, 25)).days


@pytest.fixture
def published(trusting: Office, clock: Clock) -> Office:
    """Give an office with one practice published today and one tomorrow."""
    submit(trusting, OFFICER, document(practice()), Order(must_be_new=True))
    clock.put_on(1)
    submit(trusting, OFFICER, document(practice("reading-day", "Reading day")), Order(must_be_new=True))
    clock.put_on(-1)
    return trusting


def fall_due(office: Office) -> list[Revision]:
    return list(let_all_fall_due(office.ledger, office.people, office.clock()))


def test_what_is_published_is_to_be_renewed_after_the_months_of_the_setting(published: Office) -> None:
    (day,) = record_of(published.ledger.latest(HOUR)).values(RENEW_BY)

    assert str(day) == "2028-11-25"


def test_nothing_falls_due_before_its_day(published: Office, clock: Clock) -> None:
    clock.put_on(TWO_YEARS - 1)

    assert fall_due(published) == []


def test_each_falls_due_on_its_day_and_once(published: Office, clock: Clock) -> None:
    clock.put_on(TWO_YEARS)
    (first,) = fall_due(published)
    assert fall_due(published) == []
    clock.put_on(1)
    (second,) = fall_due(published)

    assert [first.entry.contribution, second.entry.contribution] == [HOUR, DAY]
    assert (first.entry.action, first.entry.status) == ("fall-due", "due-for-renewal")
    assert (first.entry.agent, first.entry.when.date()) == (SERVER, date(2028, 11, 25))
    assert record_of(first).values(STATUS) == (status_concept("due-for-renewal"),)


def test_what_is_due_stays_public_and_is_confirmed_by_its_state(published: Office, clock: Clock) -> None:
    clock.put_on(TWO_YEARS)
    fall_due(published)
    published.follow()
    assert published.graph.ask(f"ASK {{ <{HOUR}> <{STATUS}> <{status_concept('due-for-renewal')}> }}")
    decide(published, COORDINATOR, HOUR, Decision("renew", outcome="still-valid"))

    assert fall_due(published) == []
    record = record_of(published.ledger.latest(HOUR))
    assert record.values(STATUS) == (status_concept("published"),)
    assert str(record.value(RENEW_BY)) == "2030-11-25"


def test_what_is_being_revised_or_withdrawn_does_not_fall_due(office: Office, clock: Clock) -> None:
    submit(office, OFFICER, document(practice()), Order(must_be_new=True))
    clock.put_on(9999)

    assert fall_due(office) == []


def test_what_was_withdrawn_does_not_fall_due(published: Office, clock: Clock) -> None:
    decide(published, COORDINATOR, HOUR, Decision("withdraw", "It ended."))
    decide(published, COORDINATOR, DAY, Decision("withdraw", "It ended too."))
    clock.put_on(9999)

    assert fall_due(published) == []
