"""Decisions, fixes and withdrawal over HTTP."""

from typing import Any

import pytest
from werkzeug.test import TestResponse

from contributing import House
from life.cast import TURTLE, address, broken, practice
from paraugs.people.roles import Role


def put(house: House, slug: str, state: str = "LV", query: str = "", turtle: str = "") -> str:
    """Hand in a practice; its address."""
    path = f"/contributions/{state.lower()}/{slug}"
    headers = {"Content-Type": TURTLE, **house.token("contributor", state)}
    data = turtle or practice(slug, slug, state.lower())
    assert house.visitor().put(path + query, data=data, headers=headers).status_code == 201
    return path


def decide(house: House, path: str, role: Role, state: str = "LV", **order: str) -> TestResponse:
    """Take a step."""
    return house.visitor().post(f"{path}/decisions", json=order, headers=house.token(role, state))


def delete(house: House, path: str, state: str = "LV", **more: Any) -> TestResponse:
    """Withdraw something."""
    headers = {**house.token("contributor", state), **more.pop("headers", {})}
    return house.visitor().delete(path, headers=headers, **more)


def get(house: House, path: str, accept: str = "application/json") -> TestResponse:
    """Read something as a visitor."""
    return house.visitor().get(path, headers={"Accept": accept})


def test_a_practice_is_published_step_by_step(house: House) -> None:
    path = put(house, "step-by-step")
    assert (decide(house, path, "coordinator", step="sign-off").json or {})["status"] == "signed-off"
    review = {"step": "review", "text": "Clear.", "conflictOfInterest": "None."}
    assert (decide(house, path, "reviewer", "EE", **review).json or {})["status"] == "reviewed"
    assert get(house, path).status_code == 404
    answer = decide(house, path, "coordinator", step="publish")
    assert answer.status_code == 200
    public = get(house, path)
    assert (public.status_code, public.headers["ETag"]) == (200, answer.headers["ETag"])
    assert get(house, "/doc/practice/lv/step-by-step", "text/turtle").status_code == 200


def test_a_step_that_is_not_possible_now_is_a_conflict(house: House) -> None:
    path = put(house, "too-early")
    answer = decide(house, path, "coordinator", step="publish")
    assert answer.status_code == 409
    assert (answer.json or {})["type"] == "https://w3id.org/paraugs/problems/conflict"


@pytest.mark.parametrize(
    "order",
    [
        {},
        {"step": "dance"},
        {"step": "return"},
        {"step": "renew", "outcome": "perhaps"},
        {"step": ["sign-off"]},
        {"step": "return", "text": "half a letter \ud800"},
    ],
)
def test_an_order_that_cannot_be_read_is_told(house: House, order: dict[str, object]) -> None:
    path = put(house, f"order-{abs(hash(str(order)))}")
    answer = house.visitor().post(f"{path}/decisions", json=order, headers=house.token("coordinator"))
    assert answer.status_code == 400


@pytest.mark.parametrize("body", [b"[]", b"{", b"\xff", b'"x"', b"[" * 100_000, b'{"step": NaN}'])
def test_a_body_that_is_no_object_is_told(house: House, body: bytes) -> None:
    headers = {"Content-Type": "application/json", **house.token("coordinator")}
    answer = house.visitor().post("/contributions/lv/any/decisions", data=body, headers=headers)
    assert answer.status_code == 400


def test_a_decision_about_what_was_revised_meanwhile_is_stale(house: House) -> None:
    path = put(house, "meanwhile")
    headers = {"If-Match": '"r1"', **house.token("coordinator")}
    answer = house.visitor().post(f"{path}/decisions", json={"step": "sign-off"}, headers=headers)
    assert answer.status_code == 412


def test_fixes_are_applied_by_their_ids(house: House) -> None:
    turtle = practice("to-mend", "To mend").replace("par:country country:LVA", 'par:country "Latvia"@en')
    path = put(house, "to-mend", query="?as=draft", turtle=turtle)
    token = house.token("contributor")
    told = house.visitor().get(path, headers=token)
    fixes = [fix for one in (told.json or {})["findings"] for fix in one["fixes"] if fix["certain"]]
    assert fixes
    order, headers = {"fixes": [fixes[0]["id"]]}, {"If-Match": told.headers["ETag"], **token}
    answer = house.visitor().patch(path, json=order, headers=headers)
    assert (answer.status_code, (answer.json or {})["outcome"]) == (200, "revised")
    assert (answer.json or {})["status"] == "draft"
    mended = house.visitor().get(path, headers={"Accept": "application/n-triples", **token})
    assert set(fixes[0]["add"]) <= set(mended.text.splitlines())
    assert not set(fixes[0]["remove"]) & set(mended.text.splitlines())
    stale = house.visitor().patch(path, json=order, headers=headers)
    assert stale.status_code == 412
    gone = house.visitor().patch(path, json=order, headers=token)
    assert (gone.status_code, "lacks the fix" in gone.text) == (400, True)


@pytest.mark.parametrize("order", [{}, {"fixes": []}, {"fixes": "all"}, {"fixes": [1]}])
def test_fixes_are_named_by_a_list(house: House, order: dict[str, object]) -> None:
    answer = house.visitor().patch("/contributions/lv/any", json=order, headers=house.token("contributor"))
    assert answer.status_code == 400


def test_what_is_withdrawn_is_gone_and_says_why(house: House) -> None:
    successor = put(house, "successor", "FI")
    path = put(house, "withdrawn", "FI")
    replaced_by = address("successor", "fi")
    answer = delete(house, path, "FI", json={"reason": "Counted twice.", "replacedBy": replaced_by})
    assert (answer.status_code, (answer.json or {})["status"]) == (200, "withdrawn")
    assert get(house, successor).status_code == 200
    for accept in ("application/json", "text/html", "text/turtle", "application/ld+json"):
        gone = get(house, path, accept)
        assert (gone.status_code, gone.mimetype) == (410, accept)
        assert "Counted twice." in gone.text
    assert get(house, "/doc/practice/fi/withdrawn", "text/turtle").status_code == 410


def test_nothing_happens_any_more_to_what_is_withdrawn(house: House) -> None:
    path = put(house, "over", "FI")
    assert delete(house, path, "FI", query_string={"reason": "Over."}).status_code == 200
    token = house.token("contributor", "FI")
    answers = [
        delete(house, path, "FI", json={"reason": "Again."}),
        house.visitor().put(
            path,
            data=practice("over", "over", "fi"),
            headers={"Content-Type": TURTLE, "If-Match": "*", **token},
        ),
        house.visitor().put(
            path,
            data=practice("over", "over", "fi"),
            headers={"Content-Type": TURTLE, "If-None-Match": "*", **token},
        ),
        house.visitor().patch(path, json={"fixes": ["x"]}, headers=token),
        decide(house, path, "coordinator", "FI", step="publish"),
    ]
    assert [answer.status_code for answer in answers] == [410] * 5
    assert {(answer.json or {})["reason"] for answer in answers} == {"Over."}


def test_a_withdrawal_needs_a_reason_and_the_right_revision(house: House) -> None:
    path = put(house, "stays")
    assert delete(house, path).status_code == 400
    assert delete(house, path, json={"reason": " "}).status_code == 400
    assert delete(house, path, json={"reason": "x"}, headers={"If-Match": '"r1"'}).status_code == 412
    assert delete(house, path, json={"reason": "x", "replacedBy": address("nowhere")}).status_code == 400
    assert house.visitor().get(path, headers=house.token("contributor")).status_code == 200


def test_what_is_unknown_is_not_found(house: House) -> None:
    path = "/contributions/lv/unknown-here"
    assert delete(house, path, json={"reason": "x"}).status_code == 404
    assert decide(house, path, "coordinator", step="sign-off").status_code == 404
    answer = house.visitor().patch(path, json={"fixes": ["x"]}, headers=house.token("contributor"))
    assert answer.status_code == 404


def test_a_broken_revision_leaves_what_is_public(house: House) -> None:
    path = put(house, "kept", "FI")
    before = get(house, path, "text/turtle")
    headers = {"Content-Type": TURTLE, "If-Match": "*", **house.token("contributor", "FI")}
    answer = house.visitor().put(path, data=broken("kept", "fi"), headers=headers)
    assert answer.status_code == 422
    assert get(house, path, "text/turtle").data == before.data


def test_what_was_never_public_leaves_nothing_behind(house: House) -> None:
    path = put(house, "second-thoughts", query="?as=draft")
    answer = delete(house, path, json={"reason": "Only an exercise."})
    assert (answer.status_code, (answer.json or {})["status"]) == (200, "discarded")
    assert get(house, path).status_code == 404
    assert get(house, "/doc/practice/lv/second-thoughts").status_code == 404
    assert decide(house, path, "coordinator", step="sign-off").status_code == 409
    headers = {"Content-Type": TURTLE, "If-Match": answer.headers["ETag"], **house.token("contributor")}
    again = house.visitor().put(path, data=practice("second-thoughts", "Second thoughts"), headers=headers)
    assert (again.status_code, (again.json or {})["status"]) == (200, "submitted")
