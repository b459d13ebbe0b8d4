"""Wrong passwords make an account rest, longer each time, known or not; and an address that tries many."""

import pytest
from flask import Flask

from browsing import Visitor
from paraugs.people import signing_in
from paraugs.people.people import People
from paraugs.refusals import LockedOut, NotSignedIn
from persons import ANNA, INGA, PASSWORD

HERE = "192.0.2.1"


def guess(people: People, email: str, address: str = HERE) -> str:
    """Try a wrong password; the message."""
    with pytest.raises((NotSignedIn, LockedOut)) as refused:
        signing_in.sign_in(people, email, "a wrong password", address)
    return str(refused.value)


@pytest.mark.parametrize("email", [ANNA.email, "nobody@example.org"])
def test_after_five_an_address_rests_whether_it_is_known_or_not(people: People, email: str) -> None:
    assert [guess(people, email) for _ in range(6)] == [
        *["The e-mail address or the password is wrong."] * 5,
        "Too many wrong passwords. Try again in 30 seconds.",
    ]
    people.clock.move(seconds=30)  # type: ignore[attr-defined]
    assert guess(people, email) == "The e-mail address or the password is wrong."
    assert guess(people, email) == "Too many wrong passwords. Try again in 60 seconds."


def test_a_resting_account_is_not_opened_by_the_right_password(people: People) -> None:
    for _ in range(5):
        guess(people, ANNA.email)
    with pytest.raises(LockedOut) as refused:
        signing_in.sign_in(people, ANNA.email, PASSWORD, HERE)
    assert refused.value.seconds == 30
    people.clock.move(seconds=31)  # type: ignore[attr-defined]
    assert signing_in.sign_in(people, ANNA.email, PASSWORD, HERE).email == ANNA.email
    assert guess(people, ANNA.email) == "The e-mail address or the password is wrong."


def test_another_spelling_is_the_same_account(people: People) -> None:
    for spelling in ("ANNA@example.org", " anna@example.org", "Anna@Example.org", ANNA.email, ANNA.email):
        guess(people, spelling)
    assert guess(people, ANNA.email).startswith("Too many")


def test_who_tries_many_accounts_rests_with_the_whole_network(people: People) -> None:
    for number in range(30):
        guess(people, f"nobody{number}@example.org", f"2001:db8::{number}")
    assert guess(people, "one.more@example.org", "2001:db8::ffff:1").startswith("Too many")
    assert guess(people, "one.more@example.org", "2001:db8:1::1") == signing_in.WRONG


def test_one_s_own_success_does_not_clear_an_address_that_tries_others(people: People) -> None:
    for number in range(29):
        guess(people, f"nobody{number}@example.org")
    signing_in.sign_in(people, ANNA.email, PASSWORD, HERE)
    guess(people, "nobody29@example.org")
    assert guess(people, "nobody30@example.org").startswith("Too many")


def test_the_page_says_when_to_come_back(visitor: Visitor) -> None:
    answers = [visitor.sign_in(ANNA, "a wrong password") for _ in range(6)]
    assert [answer.status_code for answer in answers] == [401] * 5 + [429]
    assert answers[5].headers["Retry-After"] == "30"
    assert "Too many wrong passwords. Try again in 1 minute." in answers[5].text


def test_the_page_of_an_unknown_address_is_the_same(application: Flask) -> None:
    pages = []
    for email in (ANNA.email, "nobody@example.org"):
        visitor = Visitor(application.test_client())
        visitor.look("/account/sign-in")
        answer = visitor.send("/account/sign-in", email=email, password="a wrong password")
        pages.append(answer.text.replace(email, "").replace(visitor.mark, ""))
    assert pages[0] == pages[1]


def test_addresses_behind_our_own_proxy_are_told_apart(application: Flask) -> None:
    """The proxy on this machine adds the client's address last; what a client writes does not count."""
    statuses = []
    for number in range(31):
        visitor = Visitor(application.test_client())
        visitor.client.environ_base["HTTP_X_FORWARDED_FOR"] = f"203.0.113.{number}, 198.51.100.7"
        visitor.look("/account/sign-in")
        fields = {"email": f"nobody{number}@example.org", "password": "a wrong password"}
        statuses.append(visitor.send("/account/sign-in", **fields).status_code)
    assert statuses == [401] * 30 + [429]
    visitor = Visitor(application.test_client())
    visitor.client.environ_base["HTTP_X_FORWARDED_FOR"] = "198.51.100.8"
    assert visitor.sign_in(INGA).status_code == 303


def test_a_header_from_elsewhere_is_not_believed(application: Flask) -> None:
    statuses = []
    for number in range(31):
        visitor = Visitor(application.test_client())
        visitor.client.environ_base["REMOTE_ADDR"] = "198.51.100.7"
        visitor.client.environ_base["HTTP_X_FORWARDED_FOR"] = f"203.0.113.{number}"
        visitor.look("/account/sign-in")
        fields = {"email": f"nobody{number}@example.org", "password": "a wrong password"}
        statuses.append(visitor.send("/account/sign-in", **fields).status_code)
    assert statuses == [401] * 30 + [429]
