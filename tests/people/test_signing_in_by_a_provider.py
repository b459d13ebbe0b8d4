"""Signing in as a real OpenID provider knows a person: PKCE, state, nonce, and who was invited."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask

import node_packages
import openid_provider
from browsing import Make, Visitor
from openid_provider import CLIENT, SECRET, Provider
from paraugs.people import managing
from paraugs.people.managing import Newcomer
from paraugs.people.people import People
from persons import ANNA, INGA, LATVIA

PUBLIC = "http://localhost"
BACK = f"{PUBLIC}/account/provider/back"
LINDA = Newcomer("linda@example.org", "Linda", "contributor", LATVIA, "Test School")


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the provider once."""
    folder = tmp_path_factory.mktemp("provider")
    if unreachable := node_packages.install(openid_provider.SOURCE, folder):
        pytest.skip(f"needs the npm registry: {unreachable}")
    return folder


@pytest.fixture(scope="session")
def provider(installed: Path) -> Iterator[Provider]:
    """Run the provider."""
    with openid_provider.running(installed, BACK) as started:
        yield started


@pytest.fixture
def application(make: Make, provider: Provider) -> Flask:
    """Give an application whose settings name the provider."""
    return make(
        oidc_issuer=provider.issuer, oidc_client_id=CLIENT, oidc_client_secret=SECRET, public_url=PUBLIC
    )


def come_back(visitor: Visitor, provider: Provider, name: str, wanted: str = "") -> str:
    """Go to the provider, sign in there; the path by which the browser comes back."""
    start = visitor.look(f"/account/provider?next={wanted}")
    assert start.status_code == 302
    back = provider.sign_in(start.headers["Location"], name)
    assert back.startswith(BACK)
    return back.removeprefix(PUBLIC)


def test_the_sign_in_page_offers_it(visitor: Visitor) -> None:
    assert "Sign in with your organisation" in visitor.look("/account/sign-in").text


def test_the_way_there_carries_state_nonce_and_a_challenge(visitor: Visitor, provider: Provider) -> None:
    place = urlsplit(visitor.look("/account/provider").headers["Location"])
    asked = parse_qs(place.query)
    assert f"{place.scheme}://{place.netloc}" == provider.issuer
    assert asked["redirect_uri"] == [BACK]
    assert asked["code_challenge_method"] == ["S256"]
    assert all(len(asked[name][0]) >= 20 for name in ("state", "nonce", "code_challenge"))


def test_who_was_invited_is_let_in_and_known_from_then_on(
    visitor: Visitor, provider: Provider, people: People, application: Flask
) -> None:
    managing.add(people, people.operator(), LINDA)
    first = visitor.look(come_back(visitor, provider, "linda", "/lv/account/tokens"))
    assert (first.status_code, first.headers["Location"]) == (303, "/lv/account/tokens")
    assert visitor.look("/account").status_code == 200
    account = people.account_named(LINDA.email)
    assert (account.role, account.invitation, account.password) == ("contributor", "", "")

    other = Visitor(application.test_client())
    assert other.look(come_back(other, provider, "linda")).status_code == 303
    assert "Linda" in other.look("/account").text


@pytest.mark.parametrize("name", ["nobody", "anna", "unverified-linda"])
def test_who_was_not_invited_is_told_what_to_do_and_gets_no_account(
    visitor: Visitor, provider: Provider, people: People, name: str
) -> None:
    """Nobody knows the first; Anna has a password and no invitation; the third's address is not verified."""
    unverified = Newcomer("unverified-linda@example.org", "Linda", "contributor", LATVIA, "Test School")
    managing.add(people, people.operator(), unverified)
    before = people.accounts.list()
    answer = visitor.look(come_back(visitor, provider, name))
    assert answer.status_code == 403
    assert "Ask the coordinator of your state for one" in answer.text
    assert people.accounts.list() == before
    assert visitor.look("/account").status_code == 303
    assert people.decisions.newest(1)[0].action == "sign-in-failed"


def test_an_ended_invitation_lets_nobody_in(visitor: Visitor, provider: Provider, people: People) -> None:
    managing.add(people, people.operator(), LINDA)
    people.clock.move(days=8)  # type: ignore[attr-defined]
    assert visitor.look(come_back(visitor, provider, "linda")).status_code == 403


def test_an_account_with_a_password_is_joined_by_a_new_invitation(
    visitor: Visitor, provider: Provider, people: People
) -> None:
    managing.invite_again(people, people.operator(), people.account_named(ANNA.email))
    assert visitor.look(come_back(visitor, provider, "anna")).status_code == 303


def test_a_disabled_account_is_not_let_in(visitor: Visitor, provider: Provider, people: People) -> None:
    managing.add(people, people.operator(), LINDA)
    visitor.look(come_back(visitor, provider, "linda"))
    managing.disable(
        people, people.actor_of(people.account_named(INGA.email)), people.account_named(LINDA.email)
    )
    answer = visitor.look(come_back(visitor, provider, "linda"))
    assert answer.status_code == 403
    assert "This account is disabled." in answer.text


def test_an_answer_that_this_browser_did_not_ask_for_is_refused(
    visitor: Visitor, provider: Provider, people: People, application: Flask
) -> None:
    managing.add(people, people.operator(), LINDA)
    back = come_back(visitor, provider, "linda")
    other = Visitor(application.test_client())
    other.look("/account/provider")
    answer = other.look(back)
    assert answer.status_code == 401
    assert "did not confirm who you are" in answer.text
    assert other.look("/account").status_code == 303


def test_a_code_works_once(visitor: Visitor, provider: Provider, people: People) -> None:
    managing.add(people, people.operator(), LINDA)
    back = come_back(visitor, provider, "linda")
    with visitor.client.session_transaction() as session:
        asked = dict(session)
    assert visitor.look(back).status_code == 303
    with visitor.client.session_transaction() as session:
        session.clear()
        session.update(asked)
    assert visitor.look(back).status_code == 401


def test_a_foreign_nonce_is_refused(visitor: Visitor, provider: Provider, people: People) -> None:
    managing.add(people, people.operator(), LINDA)
    back = come_back(visitor, provider, "linda")
    with visitor.client.session_transaction() as session:
        name = next(key for key in session if key.startswith("_state_"))
        session[name]["data"]["nonce"] = "another"
        session.modified = True
    assert visitor.look(back).status_code == 401


def test_a_silent_provider_is_told(make: Make) -> None:
    visitor = Visitor(
        make(oidc_issuer="http://127.0.0.1:9", oidc_client_id=CLIENT, oidc_client_secret=SECRET).test_client()
    )
    answer = visitor.look("/account/provider")
    assert answer.status_code == 503
    assert "does not answer now" in answer.text


def test_without_a_provider_there_is_no_such_door(make: Make) -> None:
    visitor = Visitor(make().test_client())
    assert visitor.look("/account/provider").status_code == 404
    assert "Sign in with your organisation" not in visitor.look("/account/sign-in").text
