"""Whatever is not public looks like nothing to other states; and a token reads only what its scope says."""

import io

import pytest
from werkzeug.test import TestResponse

from contributing import House
from form_filling import opened
from life.cast import TURTLE, practice
from paraugs.ledger.sql import SqlLedger
from paraugs.namespaces import THINGS
from paraugs.people.keys import Wish, make_for

HIDDEN, NOTHING = "qxqxqx-zvzvzv-j", "qxqxqx-zvzvzv-k"
"""So nearly the same, and like no other, that each suggestion for one is one for the other."""
SECRET = "Words that only Estonia reads"
JSON = {"Accept": "application/json"}


@pytest.fixture(scope="module")
def hidden(house: House) -> int:
    """Give the number of a draft of Estonia."""
    body = practice(HIDDEN, SECRET, "ee")
    headers = house.token("contributor", "EE") | {"Content-Type": TURTLE}
    answer = house.visitor().put(f"/contributions/ee/{HIDDEN}?as=draft", data=body, headers=headers)
    assert answer.status_code == 201, answer.text
    assert answer.json is not None
    return int(answer.json["revision"])


def requests_about(name: str) -> list[tuple[str, str, str, dict[str, str]]]:
    """Give method, path, body and headers of everything that could be asked about a name."""
    one, graph = f"/contributions/ee/{name}", f"/graphs?graph={THINGS}contribution/ee/{name}"
    turtle, order = {"Content-Type": TURTLE}, {"Content-Type": "application/json"}
    body = practice(name, "A synthetic hour", "ee")
    asked = [
        ("GET", path, "", headers)
        for path in (
            one, f"{one}/history", f"{one}/preview", f"{one}/changes", f"/contribute/edit/ee/{name}",
            f"/contribute/handed-in/ee/{name}", f"/timemap/practice/ee/{name}", f"/doc/practice/ee/{name}",
            f"/doc/contribution/ee/{name}", graph,
        )
        for headers in (JSON, {"Accept": "text/html"}, {"If-None-Match": "*"})
    ]  # fmt: skip
    return [
        *asked,
        ("HEAD", one, "", {}),
        ("POST", "/contributions", body, turtle),
        ("POST", "/contributions?as=draft", body, turtle),
        ("PUT", one, body, turtle),
        ("PUT", one, body, turtle | {"If-Match": "*"}),
        ("PUT", one, body, turtle | {"If-None-Match": "*"}),
        ("PUT", f"{one}?as=draft", body, turtle),
        ("PATCH", one, '{"fixes": ["0123456789ab"]}', order),
        ("DELETE", f"{one}?reason=none", "", {}),
        ("POST", f"{one}/decisions", '{"step": "sign-off"}', order),
        ("POST", f"{one}/decisions", '{"step": "withdraw", "text": "none"}', order),
        ("POST", graph, body, turtle),
        ("PUT", graph, body, turtle),
        ("DELETE", graph, "", {}),
    ]


def told(house: House, name: str, token: dict[str, str]) -> list[tuple[int, str, str | None]]:
    """Give what each answer tells: status, text without the name, ETag."""
    answers = []
    for method, path, body, headers in requests_about(name):
        answer = house.visitor().open(path, method=method, data=body, headers=headers | token)
        answers.append((answer.status_code, answer.text.replace(name, "NAME"), answer.headers.get("ETag")))
    return answers


@pytest.mark.parametrize("role", ["contributor", "coordinator"])
def test_another_states_draft_looks_like_nothing(role: str, house: House, hidden: int) -> None:
    token = house.token(role)  # type: ignore[arg-type]
    for there, nowhere, asked in zip(
        told(house, HIDDEN, token), told(house, NOTHING, token), requests_about(HIDDEN), strict=True
    ):
        assert there == nowhere, asked[:2]
        assert SECRET not in there[1]


def test_a_form_that_names_another_states_revision_tells_nothing(house: House, hidden: int) -> None:
    client = house.signed_in("contributor")
    answers = {
        name: _sent(house, client, f"{THINGS}contribution/ee/{name}", hidden) for name in (HIDDEN, NOTHING)
    }
    assert answers[HIDDEN].status_code == answers[NOTHING].status_code == 403


def test_lists_feeds_and_workbooks_leave_it_out(house: House, hidden: int) -> None:
    token = house.token("contributor")
    for path in (
        "/contributions?state=EE", "/contributions?state=EE&status=draft", "/contributions/feed.atom",
        "/contributions/feed.atom?state=EE", "/contribute/waiting", "/contribute/waiting.atom",
        "/contribute/drafts",
    ):  # fmt: skip
        for headers in (JSON | token, {"Accept": "text/html"} | token):
            answer = house.visitor().get(path, headers=headers)
            assert SECRET not in answer.text, path
            assert HIDDEN not in answer.text, path
    book = house.visitor().get("/contributions/spreadsheet?state=EE", headers=token)
    assert book.status_code == 200
    assert HIDDEN not in _cells(book.data)


def scoped(house: House, *acts: str) -> dict[str, str]:
    """Give the header of a token of Estonia's coordinator that may do only this."""
    house.actor("coordinator", "EE")
    account = house.people.account_named("coordinator-ee-en@example.org")
    text = make_for(house.people, house.people.operator(), account, Wish(acts=frozenset(acts)))
    return {"Authorization": f"Bearer {text}"}


@pytest.mark.parametrize("acts", [("save-draft",), ("submit",), ("submit", "save-draft"), ("withdraw",)])
def test_who_may_write_may_not_read_yet(acts: tuple[str, ...], house: House, hidden: int) -> None:
    token, one = scoped(house, *acts), f"/contributions/ee/{HIDDEN}"
    for path in (one, f"{one}/history", f"{one}/changes", f"/contribute/edit/ee/{HIDDEN}"):
        answer = house.visitor().get(path, headers=token | {"Accept": "text/html"})
        assert answer.status_code in (403, 404), path
        assert SECRET not in answer.text
    assert SECRET not in house.visitor().get("/contribute/drafts", headers=token).text
    fixes = house.visitor().patch(one, json={"fixes": ["0123456789ab"]}, headers=token)
    assert fixes.status_code == 403
    more = f'<{THINGS}practice/ee/{HIDDEN}> <http://purl.org/dc/terms/alternative> "x"@en .'
    graph = f"/graphs?as=draft&graph={THINGS}contribution/ee/{HIDDEN}"
    added = house.visitor().post(graph, data=more, headers=token | {"Content-Type": TURTLE})
    assert added.status_code == 403
    book = house.visitor().get("/contributions/spreadsheet?state=EE", headers=token)
    assert HIDDEN not in _cells(book.data)


def test_who_takes_a_step_without_reading_is_told_that_it_was_taken(house: House) -> None:
    headers = house.token("contributor", "EE") | {"Content-Type": TURTLE}
    house.visitor().put(
        "/contributions/ee/blind", data=practice("blind", "Blind hour", "ee"), headers=headers
    )
    wanted = scoped(house, "sign-off") | {"Prefer": "return=representation"}
    answer = house.visitor().post(
        "/contributions/ee/blind/decisions", json={"step": "sign-off"}, headers=wanted
    )
    assert (answer.status_code, answer.text) == (204, "")
    assert answer.headers["ETag"] == f'"r{_ledger(house).latest(f"{THINGS}contribution/ee/blind").number}"'


def _ledger(house: House) -> SqlLedger:
    assert house.services.ledger
    return house.services.ledger


def _sent(house: House, client: object, contribution: str, number: int) -> TestResponse:
    """Send a form as if it had been opened on a revision."""
    mark = opened(client, "/contribute/new?kind=practice").values("csrf_token")[0]  # type: ignore[arg-type]
    fields = {"contribution": contribution, "expected": str(number), "do": "save", "csrf_token": mark}
    return client.post(f"/contribute/drafts/{'a' * 32}", data=fields)  # type: ignore[attr-defined, no-any-return]


def _cells(book: bytes) -> str:
    import openpyxl

    sheets = openpyxl.load_workbook(io.BytesIO(book), read_only=True).worksheets
    return "\n".join(
        str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row
    )
