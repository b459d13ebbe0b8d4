"""Sessions: signed cookies that end with a password, an account or a time; forms come from our own pages."""

import json
from dataclasses import replace

import pytest
from flask import Flask

from browsing import Make, Visitor
from paraugs.ledger.sql import SqlLedger
from paraugs.people import managing, signing_in
from paraugs.people.people import People
from paraugs.web.app import create_app
from paraugs.web.context import KEY
from persons import ANNA, INGA, OTTO, PASSWORD, account_of

PAGES = ("/account", "/account/password", "/account/tokens", "/account/people", "/account/audit")
OUTSIDE = [
    "https://example.org/", "//example.org/", "/\\example.org", "\\\\example.org", "/\t/example.org",
    "http:/example.org", "javascript:alert(1)", "account", "", "/ok\nSet-Cookie: a=b",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_a_visitor_is_sent_to_sign_in_and_back(visitor: Visitor, path: str) -> None:
    answer = visitor.look(f"/lv{path}?a=%C4%81")
    place = answer.headers["Location"]
    assert answer.status_code == 303
    assert place.startswith("/lv/account/sign-in?next=/lv/account")
    assert answer.headers["Cache-Control"] == "no-store"
    visitor.look(place)
    wanted = f"/lv{path}?a=%C4%81"
    entered = visitor.send("/account/sign-in", email=OTTO.email, password=PASSWORD, next=wanted)
    assert (entered.status_code, entered.headers["Location"]) == (303, wanted)
    assert visitor.look(wanted).status_code == 200


def test_a_program_gets_a_problem_instead(application: Flask) -> None:
    answer = application.test_client().get("/account")
    assert (answer.status_code, answer.mimetype) == (401, "application/problem+json")


@pytest.mark.parametrize("wanted", OUTSIDE)
def test_nobody_is_sent_to_another_host(visitor: Visitor, wanted: str) -> None:
    entered = visitor.sign_in(ANNA, next=wanted)
    assert (entered.status_code, entered.headers["Location"]) == (303, "/account")
    page = visitor.client.get("/account/sign-in", query_string={"next": wanted})
    assert 'name="next"' not in page.text


def test_the_cookie_is_for_this_site_and_no_script(visitor: Visitor) -> None:
    cookie = visitor.sign_in(ANNA).headers["Set-Cookie"]
    assert cookie.startswith("paraugs=")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie


def test_behind_https_it_is_secure_and_bound_to_the_host(make: Make) -> None:
    application = make(public_url="https://paraugs.example")
    client = application.test_client()
    cookie = client.get("/account/sign-in", base_url="https://paraugs.example").headers["Set-Cookie"]
    assert cookie.startswith("__Host-paraugs=")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


def test_a_session_names_an_account_and_nothing_else_of_the_person(visitor: Visitor, people: People) -> None:
    visitor.sign_in(ANNA)
    with visitor.client.session_transaction() as session:
        kept = dict(session)
    assert kept["_user_id"] == f"{account_of(people, ANNA).id}.1"
    assert set(kept) == {"_user_id", "_fresh", "_id", "_permanent", "csrf_token"}
    assert ANNA.email not in json.dumps(kept)


def test_all_processes_know_a_session_by_the_same_key(make: Make, visitor: Visitor) -> None:
    visitor.sign_in(ANNA)
    cookie = visitor.client.get_cookie("paraugs")
    assert cookie
    other = make().test_client()
    other.set_cookie("paraugs", cookie.value)
    assert other.get("/account").status_code == 200


def test_a_session_signed_by_another_key_is_none(
    make: Make, visitor: Visitor, people: People, ledger: SqlLedger
) -> None:
    visitor.sign_in(ANNA)
    cookie = visitor.client.get_cookie("paraugs")
    assert cookie
    application = make()
    application.secret_key = "synthetic-other-key-that-signs-sessions"
    other = application.test_client()
    other.set_cookie("paraugs", cookie.value)
    assert other.get("/account").status_code == 401


def test_a_new_password_ends_all_other_sessions(application: Flask, visitor: Visitor, people: People) -> None:
    elsewhere = Visitor(application.test_client())
    for browser in (visitor, elsewhere):
        browser.sign_in(ANNA)
    visitor.look("/account/password")
    new = "another synthetic horse"
    done = visitor.send("/account/password", present=PASSWORD, password=new, again=new)
    assert "The password is changed." in done.text
    assert visitor.look("/account").status_code == 200
    assert elsewhere.look("/account").status_code == 303
    assert elsewhere.sign_in(ANNA).status_code == 401
    assert elsewhere.sign_in(ANNA, new).status_code == 303


@pytest.mark.parametrize(
    ("fields", "name", "words"),
    [
        ({"present": "wrong"}, "present", "This is not your present password."),
        ({"password": "short"}, "password", "A password has at least 12 characters."),
        ({"again": "another"}, "again", "The two passwords are not the same."),
    ],
)
def test_a_password_is_not_changed_by_a_faulty_form(
    visitor: Visitor, people: People, fields: dict[str, str], name: str, words: str
) -> None:
    visitor.sign_in(ANNA)
    visitor.look("/account/password")
    new = "another synthetic horse"
    answer = visitor.send(
        "/account/password", **{"present": PASSWORD, "password": new, "again": new} | fields
    )
    assert answer.status_code == 422
    assert f'<span class="wrong" id="{name}-fault">{words}</span>' in answer.text
    assert f'{name}-fault" aria-invalid="true"' in answer.text
    assert people.passwords.fits(account_of(people, ANNA).password, PASSWORD)


def test_signing_out_ends_the_session_even_for_who_copied_the_cookie(
    application: Flask, visitor: Visitor
) -> None:
    visitor.sign_in(ANNA)
    copied = visitor.client.get_cookie("paraugs")
    assert copied
    left = visitor.send("/account/sign-out")
    assert (left.status_code, left.headers["Location"]) == (303, "/account/sign-in")
    assert visitor.look("/account").status_code == 303
    thief = application.test_client()
    thief.set_cookie("paraugs", copied.value)
    assert thief.get("/account").status_code == 401


def test_a_disabled_account_is_out_at_once(visitor: Visitor, people: People) -> None:
    visitor.sign_in(ANNA)
    managing.disable(people, people.operator(), account_of(people, ANNA))
    assert visitor.look("/account").status_code == 303
    assert "This account is disabled." in visitor.sign_in(ANNA).text
    managing.enable(people, people.operator(), account_of(people, ANNA))
    assert visitor.look("/account").status_code == 303
    assert visitor.sign_in(ANNA).status_code == 303


def test_a_session_ends_after_its_hours(make: Make) -> None:
    """The clock of a signed cookie is the machine's: this session lasts an hour and was signed two ago."""
    application = make(session_hours=1)
    visitor = Visitor(application.test_client())
    visitor.sign_in(ANNA)
    assert visitor.look("/account").status_code == 200
    signer = application.session_interface.get_signing_serializer(application)  # type: ignore[attr-defined]
    cookie = visitor.client.get_cookie("paraugs")
    assert cookie
    kept = signer.loads(cookie.value)
    old = signer.make_signer(signer.salt)
    payload = signer.dump_payload(kept)
    stamp = old.get_timestamp() - 7200
    old.get_timestamp = lambda: stamp
    visitor.client.set_cookie("paraugs", old.sign(payload).decode())
    assert visitor.look("/account").status_code == 303


FORMS = ("/account/sign-in", "/account/sign-out", "/account/password", "/account/tokens", "/account/people")


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize("mark", ["", "forged"])
def test_a_form_without_our_mark_is_refused(visitor: Visitor, path: str, mark: str) -> None:
    visitor.sign_in(INGA)
    visitor.mark = mark
    answer = visitor.send(path, email=ANNA.email, password=PASSWORD)
    assert answer.status_code == 400
    assert "This form is too old or not ours" in answer.text
    assert visitor.look("/account").status_code == 200


def test_the_mark_of_another_session_is_refused(application: Flask, visitor: Visitor) -> None:
    other = Visitor(application.test_client())
    other.sign_in(INGA)
    visitor.sign_in(ANNA)
    visitor.mark = other.mark
    assert visitor.send("/account/sign-out").status_code == 400


def test_whatever_is_sent_with_a_session_needs_the_mark(visitor: Visitor) -> None:
    visitor.sign_in(INGA)
    sent = {"path": "/account/tokens", "data": "{}", "content_type": "application/json"}
    assert visitor.client.post(**sent).status_code == 400
    marked = visitor.client.post(**sent, headers={"X-CSRFToken": visitor.mark})
    assert marked.status_code == 422


def test_a_visitor_s_query_needs_none(visitor: Visitor) -> None:
    visitor.sign_in(INGA)
    answer = visitor.client.post("/sparql", data={"query": "ASK {}"})
    assert (answer.status_code, answer.get_json(force=True)["boolean"]) == (200, True)


def test_the_cookie_of_no_page_for_everybody(visitor: Visitor) -> None:
    """Pages are kept in caches for all: signed in or not they are the same, and never speak of the cookie."""
    before = visitor.look("/en/about")
    assert "Contribute" in before.text
    visitor.sign_in(ANNA)
    for path in ("/en/about", "/en/limits", "/sparql?query=ASK%20%7B%7D"):
        answer = visitor.look(path)
        assert "Cookie" not in answer.headers.get("Vary", "")
        assert "Set-Cookie" not in answer.headers
        assert "Anna" not in answer.text
    after = visitor.look("/en/about")
    assert after.data == before.data
    assert after.headers["ETag"] == before.headers["ETag"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_for_one_is_kept_by_no_cache(visitor: Visitor, path: str) -> None:
    visitor.sign_in(OTTO)
    answer = visitor.look(path)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers
    assert "Otto" in answer.text
    assert "Sign out" in answer.text


def test_an_invitation_opens_an_account_once_and_in_time(visitor: Visitor, people: People) -> None:
    anna = account_of(people, ANNA)
    secret = managing.invite_again(people, people.operator(), anna)
    path = f"/account/invitation/{secret}"
    page = visitor.look(path)
    assert "Welcome, Anna." in page.text
    assert visitor.send(path, password="short", again="short").status_code == 422
    new = "another synthetic horse"
    assert visitor.send(path, password=new, again=new).headers["Location"] == "/account"
    assert visitor.look("/account").status_code == 200
    assert visitor.look(path).status_code == 404
    assert signing_in.sign_in(people, ANNA.email, new, "192.0.2.1").invitation == ""

    late = managing.invite_again(people, people.operator(), account_of(people, ANNA))
    people.clock.move(days=7)  # type: ignore[attr-defined]
    assert visitor.look(f"/account/invitation/{late}").status_code == 404


def test_a_newer_invitation_replaces_the_one_before(visitor: Visitor, people: People) -> None:
    first, second = (
        managing.invite_again(people, people.operator(), account_of(people, ANNA)) for _ in range(2)
    )
    assert visitor.look(f"/account/invitation/{first}").status_code == 404
    assert visitor.look(f"/account/invitation/{second}").status_code == 200


def test_the_language_of_letters_is_chosen(visitor: Visitor, people: People) -> None:
    visitor.sign_in(ANNA)
    visitor.send("/account/language", language="lv")
    assert account_of(people, ANNA).language == "lv"
    visitor.send("/account/language", language="xx")
    assert account_of(people, ANNA).language == "lv"


def test_an_instance_without_people_has_no_doors(make: Make) -> None:
    bare = create_app(replace(make().extensions[KEY], people=None)).test_client()
    assert bare.get("/account").status_code == 404
    assert "Contribute" not in bare.get("/en/about", headers={"Accept": "text/html"}).text
