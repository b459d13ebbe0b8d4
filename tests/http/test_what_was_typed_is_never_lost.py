"""A session that ends while somebody writes costs a password, and not a word of what was written."""

import json
from html import unescape

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from contributing import PASSWORD, House, mark
from form_filling import PAGES, RIGHT, followed, opened, send
from life.cast import TURTLE, practice

NEW = "/contribute/new?kind=practice&state=lv"
LONG = "Izdomāts: pirmā rinda.\r\nOtrā “rinda” & <vēl>."


def hidden(page: str, name: str) -> str:
    """Give the value of a hidden field."""
    assert f'name="{name}" value="' in page, page
    return unescape(page.partition(f'name="{name}" value="')[2].partition('"')[0])


def signed_in_again(client: FlaskClient, page: str, password: str = PASSWORD) -> TestResponse:
    """Fill in the page to sign in that carries something along."""
    form = {name: hidden(page, name) for name in ("csrf_token", "next", "kept")}
    form |= {"email": "contributor-lv-en@example.org", "password": password}
    return client.post("/account/sign-in", data=form, headers=PAGES)


def gone_on(client: FlaskClient, page: str, place: str) -> TestResponse:
    """Press the button of the page that gives back what was typed."""
    parts = (
        page.partition(f'<form method="post" action="{place}">')[2].partition("</form>")[0].split("<input ")
    )
    data: dict[str, list[str]] = {}
    for part in parts[1:]:
        name = part.partition('name="')[2].partition('"')[0]
        data.setdefault(name, []).append(unescape(part.partition('value="')[2].partition('"')[0]))
    return client.post(place, data=data, headers=PAGES)


@pytest.fixture
def officer(house: House) -> FlaskClient:
    """Give the client of a contributor of Latvia."""
    return house.signed_in("contributor")


@pytest.mark.parametrize("deed", ["save", "submit", "check"])
def test_a_form_sent_too_late_is_a_draft_after_signing_in(
    house: House, officer: FlaskClient, deed: str
) -> None:
    form = opened(officer, NEW)
    officer.delete_cookie("paraugs")
    late = send(
        officer, form, {**RIGHT, "thing/dct:title.1": f"Late {deed}", "thing/dct:description.1": LONG}, deed
    )
    assert late.status_code == 401
    assert "What you wrote is kept" in late.text
    back = signed_in_again(officer, late.text)
    assert back.status_code == 200
    page = followed(officer, gone_on(officer, back.text, form.action))
    assert page.values("thing/dct:title.1") == [f"Late {deed}"]
    assert page.values("thing/dct:description.1") == [LONG.replace("\r\n", "\n")]


def test_a_wrong_password_loses_nothing(officer: FlaskClient) -> None:
    form = opened(officer, NEW)
    officer.delete_cookie("paraugs")
    late = send(officer, form, {**RIGHT, "thing/dct:title.1": "Late and mistyped"})
    again = signed_in_again(officer, late.text, "another password than that")
    assert again.status_code == 401
    assert ["thing/dct:title.1", "Late and mistyped"] in json.loads(hidden(again.text, "kept"))


def test_a_page_of_an_earlier_session_gives_back_what_was_typed(house: House) -> None:
    before, now = house.signed_in("contributor"), house.signed_in("contributor")
    form = opened(before, NEW)
    answer = send(now, form, {**RIGHT, "thing/dct:title.1": "Of an earlier session"})
    assert answer.status_code == 400
    page = followed(now, gone_on(now, answer.text, form.action))
    assert page.values("thing/dct:title.1") == ["Of an earlier session"]


def test_a_review_sent_too_late_is_shown_again_and_not_taken(house: House) -> None:
    path = "/contributions/lv/late-review"
    headers = {"Content-Type": TURTLE, **house.token("contributor")}
    house.visitor().put(path, data=practice("late-review", "Late review"), headers=headers)
    client = house.signed_in("coordinator")
    data = {"csrf_token": mark(client, path), "expected": "1", "step": "return", "text": LONG}
    client.delete_cookie("paraugs")
    late = client.post(f"{path}/steps", data=data, headers=PAGES)
    form = {name: hidden(late.text, name) for name in ("csrf_token", "next", "kept")}
    back = client.post(
        "/account/sign-in",
        data=form | {"email": "coordinator-lv-en@example.org", "password": PASSWORD},
        headers=PAGES,
    )
    shown = gone_on(client, back.text, f"{path}/steps")
    assert shown.status_code == 200
    assert LONG.partition("\r\n")[0] in unescape(shown.text)
    assert "submitted, waits for its state" in shown.text


def test_a_script_is_told_that_nothing_was_saved(officer: FlaskClient) -> None:
    form = opened(officer, NEW)
    officer.delete_cookie("paraugs")
    answer = send(officer, form, {"thing/dct:title.1": "Late by script"}, **{"HX-Request": "true"})
    assert answer.status_code == 400
    assert "Late by script" not in answer.text


@pytest.mark.parametrize(
    "place",
    ["https://elsewhere.example/contribute/drafts/" + "0" * 32, "/account/people", "//x.example/", ""],
)
def test_nothing_is_carried_to_another_place(house: House, place: str) -> None:
    client = house.visitor()
    house.actor("contributor")
    form = {"csrf_token": mark(client, "/account/sign-in"), "next": place, "kept": '[["a", "b"]]'}
    form |= {"email": "contributor-lv-en@example.org", "password": PASSWORD}
    answer = client.post("/account/sign-in", data=form, headers=PAGES)
    assert answer.status_code == 303
    assert "elsewhere" not in answer.headers["Location"]


@pytest.mark.parametrize("kept", ["{", "[1]", "[[" * 5000, '{"a": 1}'])
def test_what_is_no_form_is_refused(officer: FlaskClient, kept: str) -> None:
    data = {"next": "/contribute/drafts/" + "0" * 32, "kept": kept}
    assert officer.post("/account/resume", data=data, headers=PAGES).status_code == 400


def test_who_signed_in_in_another_window_goes_on_there(officer: FlaskClient) -> None:
    place = "/contribute/drafts/" + "a" * 32
    data = {"next": place, "kept": json.dumps([["thing/dct:title.1", "Two windows"]])}
    answer = officer.post("/account/resume", data=data, headers=PAGES)
    assert "Two windows" in answer.text
    assert f'action="{place}"' in answer.text
