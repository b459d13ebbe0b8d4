"""Versions: what was public can be read by everybody for good, the rest by those who take part."""

from datetime import UTC, datetime, timedelta

import pytest

from life.cast import address, document, practice, somebody
from life.conftest import Clock
from paraugs.errors import NotFound
from paraugs.life.deciding import Decision, decide
from paraugs.life.office import Office
from paraugs.life.submitting import Order, submit
from paraugs.life.versions import compare_versions, public_at, read_version, versions_of
from paraugs.terms import Literal

HOUR = address("reading-hour")
OFFICER, COORDINATOR, ADMINISTRATOR = (
    somebody("contributor"), somebody("coordinator"), somebody("administrator"),
)  # fmt: skip
NEIGHBOUR = somebody("coordinator", "EE")


@pytest.fixture
def told(trusting: Office, clock: Clock) -> Office:
    """Give an office where a practice was submitted (1), published (2) and withdrawn (3) on three days."""
    submit(trusting, OFFICER, document(practice()), Order(must_be_new=True, as_draft=True))
    clock.put_on(1)
    submit(trusting, OFFICER, document(practice()), Order(contribution=HOUR, any_revision=True))
    clock.put_on(1)
    decide(trusting, COORDINATOR, HOUR, Decision("withdraw", "It ended."))
    return trusting


def numbers(office: Office, actor: object) -> list[int]:
    return [version.number for version in versions_of(office.ledger, HOUR, actor)]  # type: ignore[arg-type]


def test_everybody_sees_what_was_public_and_those_who_take_part_the_rest(told: Office) -> None:
    everything = [revision.number for revision in told.ledger.history(HOUR)]
    public = [r.number for r in told.ledger.history(HOUR) if r.entry.status in ("published", "withdrawn")]

    assert len(everything) > len(public) == 2
    assert numbers(told, None) == numbers(told, NEIGHBOUR) == public
    assert numbers(told, OFFICER) == numbers(told, ADMINISTRATOR) == everything


def test_a_version_that_is_not_public_is_not_there_for_others(told: Office) -> None:
    first = told.ledger.history(HOUR)[0].number

    assert read_version(told.ledger, first, OFFICER).version.status == "draft"
    for stranger in (None, NEIGHBOUR):
        with pytest.raises(NotFound, match=f"revision {first}"):
            read_version(told.ledger, first, stranger)
    with pytest.raises(NotFound, match="revision 999"):
        read_version(told.ledger, 999, ADMINISTRATOR)


def test_what_is_public_looks_the_same_to_everybody(told: Office) -> None:
    newest = numbers(told, None)[-1]

    assert read_version(told.ledger, newest, OFFICER) == read_version(told.ledger, newest, None)


def test_a_version_knows_the_one_before_and_the_newest(told: Office) -> None:
    first, last = numbers(told, None)
    old, new = read_version(told.ledger, first, None), read_version(told.ledger, last, None)

    assert (old.before, old.newest.number) == (None, last)
    assert new.before == old.version
    assert new.newest == new.version


def test_the_version_that_was_public_at_a_time(told: Office, clock: Clock) -> None:
    published, withdrawn = versions_of(told.ledger, HOUR, None)
    morning = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
    assert published.when == morning + timedelta(days=1)

    def at(moment: datetime) -> int:
        found = public_at(versions_of(told.ledger, HOUR, OFFICER), moment)
        assert found
        return found.number

    assert at(morning - timedelta(days=365)) == published.number
    assert at(morning + timedelta(hours=1)) == published.number
    assert at(published.when) == published.number
    assert at(withdrawn.when - timedelta(seconds=1)) == published.number
    assert at(withdrawn.when) == at(withdrawn.when + timedelta(days=999)) == withdrawn.number
    assert public_at((), morning) is None


def test_http_knows_whole_seconds_only(told: Office) -> None:
    published, _ = versions_of(told.ledger, HOUR, None)

    assert public_at([published], published.when.replace(microsecond=0)) == published


def test_versions_of_different_contributions_are_not_compared(trusting: Office) -> None:
    submit(trusting, OFFICER, document(practice()), Order(must_be_new=True))
    submit(trusting, OFFICER, document(practice("writing-hour", "Writing hour")), Order(must_be_new=True))
    one, other = (read_version(trusting.ledger, number, OFFICER) for number in (1, 2))

    with pytest.raises(NotFound):
        compare_versions(one, other)


def test_versions_are_compared_by_what_they_say(trusting: Office) -> None:
    submit(trusting, OFFICER, document(practice()), Order(must_be_new=True))
    changed = document(practice(title="Reading day"))
    submit(trusting, OFFICER, changed, Order(contribution=HOUR, any_revision=True))
    one, other = (read_version(trusting.ledger, number, OFFICER) for number in (1, 2))
    found = compare_versions(one, other)

    assert Literal("Reading hour", "en") in [triple.object for triple in found.removed]
    assert Literal("Reading day", "en") in [triple.object for triple in found.added]
