"""Who is written to about what: each revision gives rise to its letters once, in the receiver's language."""

from dataclasses import dataclass

import pytest

from life.cast import address, document, practice
from life.conftest import Clock
from paraugs.ledger.letters import Letter, SqlLetters
from paraugs.life.corresponding import write_letters
from paraugs.life.deciding import Decision, decide
from paraugs.life.office import Office
from paraugs.life.renewal import let_all_fall_due
from paraugs.life.submitting import Order, submit
from paraugs.people.managing import Newcomer, add, disable
from paraugs.people.people import People
from paraugs.people.roles import Actor
from paraugs.people.states import state_of

HOUR = address("reading-hour")
SITE = "https://paraugs.example.org"
PAGE = f"{SITE}/en/contributions/lv/reading-hour"
PEOPLE = {
    "officer": ("contributor", "LV", "lv"),
    "coordinator": ("coordinator", "LV", "en"),
    "second": ("coordinator", "LV", "lv"),
    "neighbour": ("coordinator", "EE", "en"),
    "reviewer": ("reviewer", "FI", "en"),
    "own-reviewer": ("reviewer", "LV", "en"),
    "administrator": ("administrator", "BE", "en"),
}


@dataclass(frozen=True)
class Post:
    """An office, its people by the first part of their address, and its queue of letters."""

    office: Office
    people: People
    actors: dict[str, Actor]
    letterbox: SqlLetters

    def written(self) -> list[Letter]:
        """Write what there is to write, and take all letters out."""
        ledger, now = self.office.ledger, self.office.clock()
        count = write_letters(ledger, self.letterbox, self.people, SITE, now)
        found = []
        while waiting := self.letterbox.take(now):
            found.append(waiting.letter)
            self.letterbox.strike_off(waiting.number)
        assert len(found) == count
        return found

    def receivers(self) -> set[str]:
        return {letter.receiver.partition("@")[0] for letter in self.written()}

    def hand_in(self) -> None:
        order = Order(contribution=HOUR, any_revision=True)
        submit(self.office, self.actors["officer"], document(practice()), order)

    def decide(self, name: str, decision: Decision) -> None:
        decide(self.office, self.actors[name], HOUR, decision)


@pytest.fixture
def post(office: Office) -> Post:
    """Give an office with people of several states and roles; letters begin now."""
    people = office.people
    assert isinstance(people, People)
    for name, (role, state, language) in PEOPLE.items():
        newcomer = Newcomer(
            f"{name}@example.org", f"Invented {name}", role, state_of(state).value, "Body", language
        )
        add(people, people.operator(), newcomer)
    actors = {name: people.actor_of(people.account_named(f"{name}@example.org")) for name in PEOPLE}
    told = Post(office, people, actors, SqlLetters(office.ledger.database))
    assert told.written() == []
    return told


def test_coordinators_of_the_state_hear_of_what_was_handed_in(post: Post) -> None:
    post.hand_in()
    english, latvian = sorted(post.written(), key=lambda letter: letter.receiver)

    assert (english.receiver, english.language) == ("coordinator@example.org", "en")
    assert english.subject == "To sign off for Latvia: Reading hour"
    assert f"\n{PAGE}\n" in english.text
    assert (latvian.receiver, latvian.language) == ("second@example.org", "lv")
    assert latvian.subject == "Jāapstiprina (Latvija): Reading hour"
    assert f"\n{SITE}/lv/contributions/lv/reading-hour\n" in latvian.text


def test_reviewers_of_other_states_hear_of_what_was_signed_off(post: Post) -> None:
    post.hand_in()
    post.written()
    post.decide("coordinator", Decision("sign-off"))

    assert post.receivers() == {"reviewer"}


def test_coordinators_hear_what_a_reviewer_said(post: Post) -> None:
    post.hand_in()
    post.decide("coordinator", Decision("sign-off"))
    post.written()
    post.decide("reviewer", Decision("review", "Clear and\ncomplete.", "None."))
    letters = post.written()

    assert {letter.receiver.partition("@")[0] for letter in letters} == {"coordinator", "second"}
    assert all("\nClear and\ncomplete.\n" in letter.text for letter in letters)


def test_the_contributor_and_the_other_coordinators_hear_of_a_return(post: Post) -> None:
    post.hand_in()
    post.written()
    post.decide("coordinator", Decision("return", "Say more."))
    letters = {letter.receiver.partition("@")[0]: letter for letter in post.written()}

    assert set(letters) == {"officer", "second"}
    assert letters["officer"].subject == "Atdots ar piezīmēm: Reading hour"
    assert "\nSay more.\n" in letters["officer"].text


def test_the_contributor_hears_of_publication_and_withdrawal(post: Post) -> None:
    post.hand_in()
    post.decide("coordinator", Decision("sign-off"))
    post.decide("reviewer", Decision("review", "Clear.", "None."))
    post.written()
    post.decide("coordinator", Decision("publish"))
    assert post.receivers() == {"officer", "second"}
    post.decide("coordinator", Decision("withdraw", "It ended."))
    letters = post.written()

    assert {letter.receiver.partition("@")[0] for letter in letters} == {"officer", "second"}
    assert all("“Reading hour”" in letter.text for letter in letters)


def test_coordinators_are_asked_when_something_falls_due(post: Post, clock: Clock) -> None:
    post.hand_in()
    post.decide("coordinator", Decision("sign-off"))
    post.decide("reviewer", Decision("review", "Clear.", "None."))
    post.decide("coordinator", Decision("publish"))
    post.written()
    clock.put_on(731)
    list(let_all_fall_due(post.office.ledger, post.people, clock()))

    assert post.receivers() == {"coordinator", "second"}


def test_a_draft_and_a_confirmation_are_no_occasion(post: Post) -> None:
    order = Order(contribution=HOUR, as_draft=True)
    submit(post.office, post.actors["officer"], document(practice()), order)

    assert post.written() == []


def test_nobody_is_written_to_twice(post: Post) -> None:
    post.hand_in()

    assert post.receivers() == {"coordinator", "second"}
    assert post.receivers() == set()


def test_what_happened_while_letters_were_off_is_not_written_about(post: Post, clock: Clock) -> None:
    post.hand_in()
    clock.put_on(8)

    assert post.written() == []


def test_who_is_disabled_is_not_written_to(post: Post) -> None:
    disable(post.people, post.people.operator(), post.people.account_named("second@example.org"))
    post.hand_in()

    assert post.receivers() == {"coordinator"}
