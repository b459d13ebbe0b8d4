"""Every role x every act x own or other state, as a table; and as it is for tokens, by their scope."""

from typing import get_args

import pytest

from paraugs.people.roles import ROLES, Act, Actor, Role, may, require
from paraugs.refusals import Forbidden, NotSignedIn
from persons import FINLAND, LATVIA

TABLE = """
act              contributor  coordinator  reviewer     administrator
read             own          own          both         both
save-draft       own          own          -            -
submit           own          own          -            -
sign-off         -            own          -            -
return           -            own          other        both
review           -            -            other        -
publish          -            own          -            both
renew            own          own          -            both
withdraw         own          own          -            both
harvest          -            own          -            both
manage-accounts  -            own          -            both
read-audit       -            own          -            both
"""
WORDS = {"own": (True, False), "other": (False, True), "both": (True, True), "-": (False, False)}
ROWS = [line.split() for line in TABLE.strip().splitlines()]
CASES = [
    (role, row[0], *WORDS[word]) for row in ROWS[1:] for role, word in zip(ROWS[0][1:], row[1:], strict=True)
]


def actor(role: Role, state: str = LATVIA, acts: frozenset[Act] | None = None) -> Actor:
    return Actor("https://example.org/somebody", "Somebody", role, state, acts=acts)


def test_the_table_names_every_role_and_act() -> None:
    assert tuple(ROWS[0][1:]) == ROLES
    assert tuple(row[0] for row in ROWS[1:]) == get_args(Act)


@pytest.mark.parametrize(("role", "act", "own", "other"), CASES)
def test_a_role_may_what_the_table_says(role: Role, act: Act, own: bool, other: bool) -> None:
    who = actor(role)
    assert (may(who, act, LATVIA), may(who, act, FINLAND)) == (own, other)
    for state, allowed in ((LATVIA, own), (FINLAND, other)):
        if allowed:
            assert require(who, act, state) is who
        else:
            with pytest.raises(Forbidden, match=act):
                require(who, act, state)


@pytest.mark.parametrize(("role", "act", "own", "other"), CASES)
def test_who_belongs_to_no_state_finds_each_another(role: Role, act: Act, own: bool, other: bool) -> None:
    assert [may(actor(role, ""), act, state) for state in (LATVIA, FINLAND, "")] == [other] * 3


@pytest.mark.parametrize(("role", "act", "own", "other"), CASES)
def test_a_token_may_within_its_scope_only(role: Role, act: Act, own: bool, other: bool) -> None:
    inside, outside = actor(role, acts=frozenset({act})), actor(role, acts=frozenset(get_args(Act)) - {act})
    assert (may(inside, act, LATVIA), may(inside, act, FINLAND)) == (own, other)
    assert (may(outside, act, LATVIA), may(outside, act, FINLAND)) == (False, False)


def test_nobody_may_nothing_and_is_told_to_sign_in() -> None:
    for act in get_args(Act):
        with pytest.raises(NotSignedIn, match="Sign in"):
            require(None, act, LATVIA)
