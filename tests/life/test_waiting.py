"""What waits: each contribution stands before those who take its next step."""

from life.cast import address, document, practice, somebody
from paraugs.life.deciding import Decision, decide
from paraugs.life.office import Office
from paraugs.life.submitting import Order, submit
from paraugs.life.waiting import waiting_for
from paraugs.people.roles import Actor

HOUR = address("reading-hour")
OFFICER, COORDINATOR, ADMINISTRATOR = (
    somebody("contributor"), somebody("coordinator"), somebody("administrator", "BE"),
)  # fmt: skip
REVIEWER, OWN_REVIEWER = somebody("reviewer", "FI"), somebody("reviewer", "LV")
NEIGHBOUR = somebody("coordinator", "EE")

Shown = list[tuple[str, bool, int]]


def shown(office: Office, actor: Actor) -> Shown:
    """Give each queue as its status, whether it is mine, and its length."""
    return [(queue.status, queue.is_mine, len(queue.revisions)) for queue in waiting_for(office, actor)]


def hand_in(office: Office, slug: str = "reading-hour", as_draft: bool = False) -> None:
    title = slug.replace("-", " ").capitalize()
    order = Order(must_be_new=True, as_draft=as_draft)
    (receipt,) = submit(office, OFFICER, document(practice(slug, title)), order)
    assert receipt.outcome == "created"


def test_nothing_waits_in_an_empty_office(office: Office) -> None:
    assert shown(office, COORDINATOR) == shown(office, REVIEWER) == []


def test_what_was_handed_in_waits_for_the_coordinator(office: Office) -> None:
    hand_in(office)
    hand_in(office, "reading-day")

    assert shown(office, COORDINATOR) == [("submitted", True, 2)]
    assert shown(office, OFFICER) == [("submitted", False, 2)]
    assert shown(office, REVIEWER) == shown(office, NEIGHBOUR) == []


def test_what_was_signed_off_waits_for_a_reviewer_of_another_state(office: Office) -> None:
    hand_in(office)
    decide(office, COORDINATOR, HOUR, Decision("sign-off"))

    assert shown(office, REVIEWER) == [("signed-off", True, 1)]
    assert shown(office, OWN_REVIEWER) == []
    assert shown(office, COORDINATOR) == [("signed-off", False, 1)]


def test_what_was_reviewed_waits_for_publication(office: Office) -> None:
    hand_in(office)
    decide(office, COORDINATOR, HOUR, Decision("sign-off"))
    decide(office, REVIEWER, HOUR, Decision("review", "Clear.", "None."))

    assert shown(office, COORDINATOR) == shown(office, ADMINISTRATOR) == [("reviewed", True, 1)]
    assert shown(office, REVIEWER) == []


def test_what_was_returned_waits_for_its_contributor(office: Office) -> None:
    hand_in(office)
    decide(office, COORDINATOR, HOUR, Decision("return", "Say more."))

    assert shown(office, OFFICER) == [("returned", True, 1)]


def test_a_draft_is_shown_to_who_saved_it(office: Office) -> None:
    hand_in(office, as_draft=True)

    assert shown(office, OFFICER) == [("draft", True, 1)]
    assert shown(office, COORDINATOR) == shown(office, ADMINISTRATOR) == []


def test_what_is_published_waits_for_nobody(office: Office) -> None:
    hand_in(office)
    decide(office, COORDINATOR, HOUR, Decision("sign-off"))
    decide(office, REVIEWER, HOUR, Decision("review", "Clear.", "None."))
    decide(office, COORDINATOR, HOUR, Decision("publish"))

    assert shown(office, COORDINATOR) == shown(office, OFFICER) == shown(office, ADMINISTRATOR) == []
