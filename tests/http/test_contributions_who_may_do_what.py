"""Every role, every action, own and other state, over HTTP with real tokens: who may, and who gets 403."""

from itertools import count

import pytest
from werkzeug.test import TestResponse

from contributing import House
from life.cast import TURTLE, practice
from paraugs.life.deciding import Decision, decide
from paraugs.life.steps import Step
from paraugs.people.roles import Role
from paraugs.web.office import office

JSON = "application/json"
ROLES: tuple[Role, ...] = ("contributor", "coordinator", "reviewer", "administrator")
PEOPLE = [(role, state) for role in ROLES for state in ("LV", "EE")]
"""Latvia's own people and Estonia's; the contributions are Latvia's."""

WAYS: dict[str, tuple[Step, ...]] = {
    "sign-off": (),
    "return": (),
    "review": ("sign-off",),
    "publish": ("sign-off", "review"),
    "renew": ("sign-off", "review", "publish"),
    "withdraw": (),
    "reply": ("sign-off", "review"),
}
"""The steps that lead to where each step starts."""

ALLOWED = {
    "create": {("contributor", "LV"), ("coordinator", "LV")},
    "draft": {("contributor", "LV"), ("coordinator", "LV")},
    "revise": {("contributor", "LV"), ("coordinator", "LV")},
    "patch": {("contributor", "LV"), ("coordinator", "LV")},
    "read": {
        ("contributor", "LV"),
        ("coordinator", "LV"),
        ("reviewer", "LV"),
        ("reviewer", "EE"),
        ("administrator", "LV"),
        ("administrator", "EE"),
    },
    "sign-off": {("coordinator", "LV")},
    "return": {
        ("coordinator", "LV"),
        ("reviewer", "EE"),
        ("administrator", "LV"),
        ("administrator", "EE"),
    },
    "review": {("reviewer", "EE")},
    "publish": {("coordinator", "LV"), ("administrator", "LV"), ("administrator", "EE")},
    "renew": {
        ("contributor", "LV"),
        ("coordinator", "LV"),
        ("administrator", "LV"),
        ("administrator", "EE"),
    },
    "withdraw": {
        ("contributor", "LV"),
        ("coordinator", "LV"),
        ("administrator", "LV"),
        ("administrator", "EE"),
    },
    "reply": {("contributor", "LV"), ("coordinator", "LV")},
}
NUMBERS = count(1)


def send(house: House, method: str, path: str, who: tuple[Role, str], **more: object) -> TestResponse:
    """Send a request by somebody's token."""
    headers = {"Content-Type": TURTLE, **house.token(*who)}
    return house.visitor().open(path, method=method, headers=headers, **more)  # type: ignore[arg-type]


def handed_in(house: House, steps: tuple[Step, ...] = ()) -> str:
    """Hand in a practice of Latvia and take steps; its address."""
    slug = f"table-{next(NUMBERS)}"
    path = f"/contributions/lv/{slug}"
    assert send(house, "PUT", path, ("contributor", "LV"), data=practice(slug, slug)).status_code == 201
    by = {"review": house.actor("reviewer", "EE")}
    with house.app.test_request_context():
        for step in steps:
            who = by.get(step, house.actor("coordinator", "LV"))
            contribution = f"https://w3id.org/paraugs/id/contribution/lv/{slug}"
            decide(office(), who, contribution, Decision(step, "Good.", "None."))
    return path


def act(house: House, action: str, who: tuple[Role, str]) -> TestResponse:
    """Do something to a contribution that stands where it may be done."""
    if action in ("create", "draft"):
        slug = f"table-{next(NUMBERS)}"
        query = "?as=draft" if action == "draft" else ""
        return send(house, "PUT", f"/contributions/lv/{slug}{query}", who, data=practice(slug, slug))
    path = handed_in(house, WAYS.get(action, ()))
    slug = path.rsplit("/", 1)[-1]
    if action == "revise":
        headers = {"Content-Type": TURTLE, "If-Match": "*", **house.token(*who)}
        return house.visitor().put(path, data=practice(slug, "Revised"), headers=headers)
    if action == "patch":
        return house.visitor().patch(path, json={"fixes": ["unknown"]}, headers=house.token(*who))
    if action == "read":
        return house.visitor().get(path, headers=house.token(*who))
    order = {"step": action, "text": "Good.", "conflictOfInterest": "None."}
    if action == "reply":
        order["replyTo"] = f"https://w3id.org/paraugs/id/contribution/lv/{slug}#review-1"
    return house.visitor().post(f"{path}/decisions", json=order, headers=house.token(*who))


@pytest.mark.parametrize("who", PEOPLE, ids=lambda who: "-of-".join(who))
@pytest.mark.parametrize("action", ALLOWED)
def test_roles_and_actions(house: House, action: str, who: tuple[Role, str]) -> None:
    answer = act(house, action, who)
    may = who in ALLOWED[action]
    if action == "read":
        assert answer.status_code == (200 if may else 404)
    elif action == "patch":
        assert answer.status_code == (400 if may else 403)
    else:
        assert answer.status_code in ((200, 201) if may else (403,)), answer.text


def test_a_visitor_may_do_nothing(house: House) -> None:
    path = handed_in(house)
    visitor = house.visitor()
    answers = [
        visitor.put(path, data=practice(), headers={"Content-Type": TURTLE}),
        visitor.patch(path, json={"fixes": ["x"]}),
        visitor.delete(path, json={"reason": "x"}),
        visitor.post(f"{path}/decisions", json={"step": "sign-off"}),
        visitor.post("/contributions", data=practice(), headers={"Content-Type": TURTLE}),
    ]
    assert [answer.status_code for answer in answers] == [401] * 5
    assert {answer.headers["WWW-Authenticate"] for answer in answers} == {'Bearer realm="paraugs"'}


def test_the_server_alone_lets_things_fall_due(house: House) -> None:
    path = handed_in(house, ("sign-off", "review", "publish"))
    for role in ROLES:
        answer = house.visitor().post(
            f"{path}/decisions", json={"step": "fall-due"}, headers=house.token(role)
        )
        assert answer.status_code == 403


@pytest.mark.parametrize("who", [("contributor", "EE"), ("coordinator", "EE"), None])
def test_who_may_not_act_does_not_learn_whether_there_is_something(
    house: House, who: tuple[Role, str] | None
) -> None:
    there, missing = handed_in(house), "/contributions/lv/never-handed-in"
    told = [_refusals(house, path, house.token(*who) if who else {}) for path in (there, missing)]
    assert told[0] == told[1]
    assert {status for status, _ in told[0]} == {403 if who else 401}


def _refusals(house: House, path: str, headers: dict[str, str]) -> list[tuple[int, str]]:
    name = path.removeprefix("/contributions/")
    visitor, graph = house.visitor(), f"/graphs?graph=https://w3id.org/paraugs/id/contribution/{name}"
    xml = {"Content-Type": "application/rdf+xml"}
    answers = [
        visitor.patch(path, json={"fixes": ["x"]}, headers=headers),
        visitor.delete(path, json={"reason": "x"}, headers=headers),
        visitor.post(f"{path}/decisions", json={"step": "sign-off"}, headers=headers),
        visitor.delete(f"{graph}&reason=x", headers=headers),
        visitor.post(graph, data="<a/>", headers=headers | xml),
    ]
    return [(answer.status_code, answer.json["detail"]) for answer in answers]  # type: ignore[index]
