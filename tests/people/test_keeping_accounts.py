"""Who may invite, disable, enable, and give roles to whom: by use case and through the page."""

from dataclasses import replace

import pytest
from flask import Flask

from browsing import Visitor, once
from paraugs.errors import RequestError
from paraugs.people import managing
from paraugs.people.managing import Newcomer
from paraugs.people.people import People
from paraugs.refusals import Forbidden, StepRefused
from persons import ANNA, CAST, EWA, FINLAND, INGA, LATVIA, OTTO, RIKU, account_of

LINDA = Newcomer("linda@example.org", "Linda", "contributor", LATVIA, "Test School")
KEPT = {ANNA.email: [], INGA.email: [ANNA, INGA], RIKU.email: [RIKU], EWA.email: [], OTTO.email: list(CAST)}
BY_CAST = pytest.mark.parametrize("who", CAST, ids=lambda who: who.name)


@BY_CAST
@pytest.mark.parametrize("role", ["contributor", "coordinator", "reviewer", "administrator"])
@pytest.mark.parametrize("state", [LATVIA, FINLAND])
def test_who_may_make_which_account(people: People, who: Newcomer, role: str, state: str) -> None:
    newcomer = replace(LINDA, role=role, member_state=state)
    actor = people.actor_of(account_of(people, who))
    is_coordinator = who.role == "coordinator" and who.member_state == state
    if who.role == "administrator" or (is_coordinator and role in ("contributor", "coordinator")):
        account, secret = managing.add(people, actor, newcomer)
        assert (account.role, account.member_state, bool(secret)) == (role, state, True)
    else:
        with pytest.raises((Forbidden, RequestError)):
            managing.add(people, actor, newcomer)
        assert people.accounts.by_email(LINDA.email) is None


@BY_CAST
@pytest.mark.parametrize("whom", CAST, ids=lambda whom: whom.name)
def test_who_may_change_whose_account(people: People, who: Newcomer, whom: Newcomer) -> None:
    actor, account = people.actor_of(account_of(people, who)), account_of(people, whom)
    if whom in KEPT[who.email]:
        managing.give_role(people, actor, account, "coordinator" if whom.member_state else whom.role)
        managing.enable(people, actor, account_of(people, whom))
    else:
        for change in (managing.disable, managing.enable, managing.invite_again):
            with pytest.raises((Forbidden, StepRefused)):
                change(people, actor, account)
        with pytest.raises((Forbidden, RequestError)):
            managing.give_role(people, actor, account, "contributor")
        assert account_of(people, whom) == account


def test_nobody_disables_the_own_account(people: People) -> None:
    otto = account_of(people, OTTO)
    with pytest.raises(StepRefused, match="your own account"):
        managing.disable(people, people.actor_of(otto), otto)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"email": "no address"}, "email"),
        ({"email": "a@b"}, "email"),
        ({"email": "a@[b.c"}, "email"),
        ({"email": "a@b..c"}, "email"),
        ({"email": "a,b@example.org"}, "email"),
        ({"email": "a@b.c>"}, "email"),
        ({"email": '"a"@example.org'}, "email"),
        ({"email": "=?utf-8?q?=0aBcc:x?=@example.org"}, "email"),
        ({"email": "x" * 250 + "@b.lv"}, "email"),
        ({"name": " "}, "name"),
        ({"role": "king"}, "role"),
        ({"member_state": ""}, "state"),
        ({"member_state": "https://example.org/XX"}, "state"),
        ({"organisation": ""}, "organisation"),
    ],
)
def test_what_is_wrong_with_a_newcomer_is_told_by_field(changed: dict[str, str], field: str) -> None:
    assert managing.faults_of(LINDA) == ()
    assert [fault.field for fault in managing.faults_of(replace(LINDA, **changed))] == [field]


def test_an_address_is_kept_in_one_spelling(people: People) -> None:
    with pytest.raises(StepRefused, match="already"):
        managing.add(people, people.operator(), replace(LINDA, email=" ANNA@Example.org "))


@BY_CAST
def test_each_role_sees_the_people_that_it_keeps(application: Flask, who: Newcomer) -> None:
    visitor = Visitor(application.test_client())
    visitor.sign_in(who)
    answer = visitor.look("/account/people")
    kept = KEPT[who.email]
    assert answer.status_code == (200 if kept else 403)
    assert [one for one in CAST if f"<small>{one.email}</small>" in answer.text] == kept
    assert ("/account/people" in visitor.look("/account").text) == bool(kept)


def test_a_coordinator_invites_and_the_person_comes_in(application: Flask, visitor: Visitor) -> None:
    visitor.sign_in(INGA)
    visitor.look("/account/people")
    fields = {"name": "Linda", "email": LINDA.email, "role": "contributor", "organisation": "Test School"}
    answer = visitor.send("/account/people", **fields)
    link = once(answer)
    assert answer.status_code == 201
    assert link.startswith("http://localhost/account/invitation/")
    linda = Visitor(application.test_client())
    linda.look(link.removeprefix("http://localhost"))
    new = "another synthetic horse"
    assert linda.send(link.removeprefix("http://localhost"), password=new, again=new).status_code == 303
    assert "Contributor, Latvia · Test School" in linda.look("/account").text
    assert link not in visitor.look("/account/people").text


def test_a_coordinator_s_form_cannot_name_another_state_or_role(visitor: Visitor, people: People) -> None:
    visitor.sign_in(INGA)
    visitor.look("/account/people")
    fields = {"name": "Linda", "email": LINDA.email, "organisation": "Test School"}
    assert visitor.send("/account/people", **fields, role="reviewer").status_code == 422
    visitor.send("/account/people", **fields, role="contributor", state=FINLAND)
    assert account_of(people, LINDA).member_state == LATVIA


def test_a_faulty_form_keeps_what_was_typed(visitor: Visitor) -> None:
    visitor.sign_in(OTTO)
    visitor.look("/account/people")
    answer = visitor.send("/account/people", name="Linda", email="wrong", role="contributor")
    assert answer.status_code == 422
    assert "<title>Error: People" in answer.text
    assert 'value="Linda"' in answer.text
    for name in ("email", "state", "organisation"):
        assert f'aria-describedby="{name}-hint {name}-fault" aria-invalid="true"' in answer.text


def test_a_taken_address_is_told_at_its_field(visitor: Visitor) -> None:
    visitor.sign_in(INGA)
    visitor.look("/account/people")
    answer = visitor.send(
        "/account/people", name="Anna", email=ANNA.email, role="contributor", organisation="X"
    )
    assert answer.status_code == 422
    assert 'id="email-fault">There is an account with this e-mail address already.' in answer.text


def test_deeds_on_the_page_are_done(visitor: Visitor, people: People) -> None:
    visitor.sign_in(INGA)
    visitor.look("/account/people")
    path = f"/account/people/{account_of(people, ANNA).id}"
    assert visitor.send(path, deed="disable").status_code == 303
    assert account_of(people, ANNA).disabled
    assert visitor.send(path, deed="enable").status_code == 303
    assert visitor.send(path, deed="role", role="coordinator").status_code == 303
    assert (account_of(people, ANNA).role, account_of(people, ANNA).disabled) == ("coordinator", False)
    assert visitor.send(path, deed="invite").status_code == 409
    linda, _ = managing.add(people, people.actor_of(account_of(people, INGA)), LINDA)
    again = visitor.send(f"/account/people/{linda.id}", deed="invite")
    assert "/account/invitation/" in once(again)
    assert visitor.send(path, deed="role", role="administrator").status_code == 400
    assert visitor.send(path, deed="delete").status_code == 400
    assert visitor.send("/account/people/none", deed="disable").status_code == 404
    assert visitor.send(f"/account/people/{account_of(people, RIKU).id}", deed="disable").status_code == 403
    assert not account_of(people, RIKU).disabled


def test_a_coordinator_cannot_take_over_an_account_in_use(people: People) -> None:
    coordinator, administrator = (people.actor_of(account_of(people, who)) for who in (INGA, OTTO))
    anna = account_of(people, ANNA)
    with pytest.raises(StepRefused, match="uses this account already"):
        managing.invite_again(people, coordinator, anna)
    assert account_of(people, ANNA) == anna
    invited, secret = managing.add(people, coordinator, LINDA)
    assert managing.invite_again(people, coordinator, invited) != secret
    assert managing.invite_again(people, administrator, anna)
