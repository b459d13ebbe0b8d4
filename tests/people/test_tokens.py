"""Tokens: shown once, kept as a hash, within the role and a time; a wrong one is 401 with the reason."""

import hashlib
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import text

from browsing import Visitor, once
from paraugs.errors import RequestError
from paraugs.ledger.sql import SqlLedger
from paraugs.people import keys, managing
from paraugs.people.keys import ACTS, System, Wish
from paraugs.people.people import People
from paraugs.people.roles import ROLES, Role
from paraugs.refusals import Forbidden, NotSignedIn
from persons import ANNA, EWA, FINLAND, INGA, LATVIA, RIKU, account_of

LABEL = "synthetic job"


def make(people: People, wish: Wish | None = None) -> str:
    """Make a token of Anna's; its text."""
    anna = account_of(people, ANNA)
    return keys.make_for(people, people.actor_of(anna), anna, wish or Wish(LABEL))


def test_a_token_speaks_for_its_account_with_its_scope(people: People) -> None:
    anna = account_of(people, ANNA)
    found = keys.holder(people, make(people, Wish(LABEL, frozenset({"read"}))))
    assert found == people.actor_of(anna, frozenset({"read"}))


@pytest.mark.parametrize("role", ROLES)
def test_without_a_scope_it_may_what_the_role_may_but_for_keeping_house(people: People, role: Role) -> None:
    text = keys.make_for_system(people, people.operator(), System(role, LATVIA), Wish())
    assert keys.holder(people, text).acts == ACTS[role] - {"manage-accounts", "read-audit"}


def test_a_system_of_a_state_needs_no_person(people: People) -> None:
    system = System("contributor", FINLAND)
    text = keys.make_for_system(people, people.operator(), system, Wish("nightly"))
    found = keys.holder(people, text)
    assert (found.role, found.member_state, found.organisation, found.name) == (
        "contributor", FINLAND, "Finland", "nightly",
    )  # fmt: skip
    assert found.iri == f"{people.base}id/token/{keys.id_in(text)}"
    named = replace(system, organisation="Test Agency")
    text = keys.make_for_system(people, people.operator(), named, Wish())
    assert keys.holder(people, text).organisation == "Test Agency"


def test_only_a_hash_of_256_random_bits_is_kept(people: People, ledger: SqlLedger) -> None:
    text_of_it = make(people)
    name, secret = text_of_it.removeprefix("paraugs_").split("_")
    assert len(bytes.fromhex(secret)) == 32
    kept = people.tokens.get(name)
    assert kept
    assert kept.sha256 == hashlib.sha256(secret.encode()).hexdigest()
    for table in ("tokens", "decisions"):
        with ledger.database.reading() as connection:
            rows = list(connection.execute(text(f"SELECT * FROM {table}")))
        assert secret not in str(rows)
    assert make(people) != text_of_it


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (Wish(LABEL, frozenset({"read", "review"})), "A contributor may not review"),
        (Wish(LABEL, frozenset({"fly"})), "A contributor may not fly"),
        (Wish(LABEL, days=0), "from 1 to 730 days"),
        (Wish(LABEL, days=731), "from 1 to 730 days"),
    ],
)
def test_a_wish_beyond_the_role_or_two_years_is_refused(people: People, wish: Wish, words: str) -> None:
    with pytest.raises(RequestError, match=words):
        make(people, wish)
    assert list(people.tokens.list()) == []


def test_a_contributor_s_system_names_its_state(people: People) -> None:
    with pytest.raises(RequestError, match="acts for a state"):
        keys.make_for_system(people, people.operator(), System("contributor"), Wish())


def refusal(people: People, token: str) -> str:
    with pytest.raises(NotSignedIn) as refused:
        keys.holder(people, token)
    return str(refused.value)


def test_a_wrong_token_is_unknown(people: People) -> None:
    token = make(people)
    name = keys.id_in(token)
    for wrong in (
        "",
        "x",
        token[:-1],
        token + "0",
        f"paraugs_{name}_{'0' * 64}",
        token.upper(),
        token + "\n",
    ):
        assert refusal(people, wrong) == "This token is unknown here. Look whether it was copied whole."


def test_an_expired_or_revoked_token_says_since_when(people: People) -> None:
    token, day = make(people, Wish(LABEL, days=2)), people.clock()
    people.clock.move(days=1, hours=23)  # type: ignore[attr-defined]
    assert keys.holder(people, token)
    people.clock.move(hours=1)  # type: ignore[attr-defined]
    ended = (day + timedelta(days=2)).date()
    assert refusal(people, token) == f"This token expired on {ended}. Make a new one."
    token = make(people)
    keys.revoke(people, people.actor_of(account_of(people, ANNA)), keys.id_in(token))
    assert refusal(people, token) == f"This token was revoked on {ended}. Make a new one."


def test_the_tokens_of_a_disabled_account_are_refused(people: People) -> None:
    token = make(people)
    managing.disable(people, people.operator(), account_of(people, ANNA))
    assert refusal(people, token) == "The account of this token is disabled."
    managing.enable(people, people.operator(), account_of(people, ANNA))
    assert keys.holder(people, token)


def test_a_token_follows_its_account_to_another_role(people: People) -> None:
    inga = account_of(people, INGA)
    token = keys.make_for(people, people.actor_of(inga), inga, Wish())
    managing.give_role(people, people.operator(), inga, "contributor")
    assert keys.holder(people, token).role == "contributor"


def test_nobody_revokes_another_s_token(people: People) -> None:
    token = keys.id_in(make(people))
    with pytest.raises(Forbidden):
        keys.revoke(people, people.actor_of(account_of(people, INGA)), token)
    keys.revoke(people, people.operator(), token)


def test_the_last_use_is_noted(people: People) -> None:
    token = make(people)
    keys.holder(people, token)
    found = people.tokens.get(keys.id_in(token))
    assert found
    assert found.used == people.clock()


BAD = ["Bearer nothing", "bearer paraugs_000000000000_" + "0" * 64, "Bearer "]


@pytest.mark.parametrize("header", BAD)
def test_a_wrong_token_is_401_with_the_reason(application: Flask, header: str) -> None:
    answer = application.test_client().get("/account/audit.json", headers={"Authorization": header})
    problem = answer.get_json(force=True)
    assert (answer.status_code, problem["detail"]) == (
        401,
        "This token is unknown here. Look whether it was copied whole.",
    )
    assert answer.headers["WWW-Authenticate"] == (
        f'Bearer realm="paraugs", error="invalid_token", error_description="{problem["detail"]}"'
    )


def test_no_token_is_401_and_says_what_to_send(application: Flask) -> None:
    answer = application.test_client().get("/account/audit.json")
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="paraugs"'


def test_a_token_wins_over_a_session(visitor: Visitor, people: People) -> None:
    visitor.sign_in(INGA)
    wrong = visitor.client.get("/account/audit.json", headers={"Authorization": "Bearer wrong"})
    assert wrong.status_code == 401
    less = visitor.client.get("/account/audit.json", headers={"Authorization": f"Bearer {make(people)}"})
    assert less.status_code == 403


def test_a_token_makes_no_token_and_sets_no_password(application: Flask, people: People) -> None:
    riku = account_of(people, RIKU)
    everything = Wish("all", frozenset(ACTS["coordinator"]))
    header = {"Authorization": f"Bearer {keys.make_for(people, people.operator(), riku, everything)}"}
    client = application.test_client()
    for path in ("/account", "/account/tokens", "/account/password", "/account/people"):
        assert client.get(path, headers=header).status_code == 403
    assert client.post("/account/tokens", headers=header, data={"label": "x"}).status_code == 403
    assert client.get("/account/audit.json", headers=header).status_code == 200


def test_the_page_shows_a_token_once(visitor: Visitor, people: People) -> None:
    visitor.sign_in(EWA)
    visitor.look("/account/tokens")
    made = visitor.send("/account/tokens", label=LABEL, acts=["read", "review"], days="30")
    token = once(made)
    assert made.status_code == 201
    assert made.headers["Cache-Control"] == "no-store"
    assert keys.holder(people, token).acts == {"read", "review"}
    again = visitor.look("/account/tokens").text
    assert token not in again
    assert LABEL in again
    assert visitor.send(f"/account/tokens/{keys.id_in(token)}/revoke").status_code == 303
    assert "revoked" in visitor.look("/account/tokens").text
    assert "was revoked" in refusal(people, token)


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({}, ["label", "acts", "days"]),
        ({"label": " ", "acts": ["read"], "days": "30"}, ["label"]),
        ({"label": "x", "acts": ["read"], "days": "731"}, ["days"]),
        ({"label": "x", "acts": ["read"], "days": "²"}, ["days"]),
    ],
)
def test_what_is_wrong_is_told_at_its_field(
    visitor: Visitor, fields: dict[str, object], names: list[str]
) -> None:
    visitor.sign_in(ANNA)
    visitor.look("/account/tokens")
    answer = visitor.send("/account/tokens", **fields)
    assert answer.status_code == 422
    for name in ("label", "acts", "days"):
        assert (f'id="{name}-fault"' in answer.text) == (name in names)
        assert (f'<li><a href="#{name}">' in answer.text) == (name in names)


def test_a_scope_typed_beyond_the_role_is_refused(visitor: Visitor, people: People) -> None:
    visitor.sign_in(ANNA)
    visitor.look("/account/tokens")
    assert visitor.send("/account/tokens", label="x", acts=["review"], days="30").status_code == 400
    assert list(people.tokens.list()) == []
