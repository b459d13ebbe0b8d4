"""A mirror can prove that it holds everything, and hears exactly what it lacks when it does not."""

import hashlib
from typing import Any

import pytest
from flask.testing import FlaskClient

from contributing import House
from http_versions import KIVA, NY_GIV
from mirroring import read_all

INVENTED = "https://example.org/invented"


@pytest.fixture
def client(versioned: House) -> FlaskClient:
    """Give a visitor of an application where KiVa was revised and Ny GIV withdrawn."""
    return versioned.visitor()


@pytest.fixture(scope="module")
def held(versioned: House) -> dict[str, str]:
    """Give the hashes that a mirror has which drops what was deleted."""
    found = dict[str, str]()
    for event in read_all(versioned.visitor()):
        found[event.member] = event.sha256
        if event.kind == "Delete":
            del found[event.member]
    return found


def verify(client: FlaskClient, held: dict[str, str], **more: int) -> Any:
    answer = client.post("/sync/verify", json={"members": held, **more})
    assert answer.status_code == 200, answer.text
    return answer.json


def told(answer: Any) -> dict[str, list[str]]:
    kinds = ("missing", "changed", "withdrawn", "unknown")
    return {kind: [one if isinstance(one, str) else one["iri"] for one in answer[kind]] for kind in kinds}


def test_the_receipt_is_computed_as_the_guide_says(client: FlaskClient, held: dict[str, str]) -> None:
    answer = client.get("/sync")
    lines = "".join(sorted(f"{iri} {sha256}\n" for iri, sha256 in held.items()))
    sha256 = hashlib.sha256(lines.encode()).hexdigest()
    assert answer.json is not None
    assert (answer.json["count"], answer.json["sha256"]) == (len(held), sha256)
    assert answer.headers["Paraugs-Receipt"] == f'count={len(held)}, sha256="{sha256}"'
    again = client.get("/sync", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_who_holds_everything_hears_so(client: FlaskClient, held: dict[str, str]) -> None:
    answer = verify(client, held)
    assert answer["complete"] is True
    assert told(answer) == {"missing": [], "changed": [], "withdrawn": [], "unknown": []}


def test_a_tombstone_may_be_kept(client: FlaskClient, held: dict[str, str]) -> None:
    deletion = next(event for event in read_all(client) if event.kind == "Delete")
    assert verify(client, {**held, NY_GIV: deletion.sha256})["complete"] is True


def test_what_is_wrong_is_told_exactly(client: FlaskClient, held: dict[str, str]) -> None:
    events = list(read_all(client))
    before = {event.member: event.sha256 for event in reversed(events)}
    mine = {**held, NY_GIV: before[NY_GIV], KIVA: before[KIVA], INVENTED: "0" * 64}
    lacking = next(iri for iri in mine if iri.endswith("graph/tools"))
    del mine[lacking]
    answer = verify(client, mine)
    assert answer["complete"] is False
    assert told(answer) == {
        "missing": [lacking], "changed": [KIVA], "withdrawn": [NY_GIV], "unknown": [INVENTED],
    }  # fmt: skip
    changed = answer["changed"][0]
    assert (changed["sha256"], changed["position"]) == (held[KIVA], events[-2].position)


def test_it_can_be_asked_for_an_earlier_version(client: FlaskClient, held: dict[str, str]) -> None:
    before = {event.member: event.sha256 for event in list(read_all(client))[:-2]}
    for place in ({"version": 255}, {"position": len(before)}):
        answer = verify(client, before, **place)
        assert answer["complete"] is True
        receipt = client.get("/sync", query_string=place).json
        assert receipt is not None
        assert {name: answer[name] for name in receipt} == receipt
    assert told(verify(client, held, version=255))["missing"] == [NY_GIV]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b'{"members": [', 400),
        (b"[]", 400),
        (b'{"members": ["x"]}', 400),
        (b'{"members": {"x": 1}}', 400),
        (b'{"members": {}, "version": "soon"}', 400),
        (b'{"members": {}, "version": -1}', 400),
        (b'{"members": {}, "version": true}', 400),
        (b'{"members": {}, "position": 99999}', 404),
        (b'{"members": {}, "version": 99999}', 404),
        (b"\xff", 400),
    ],
)
def test_bad_questions_are_refused(client: FlaskClient, body: bytes, status: int) -> None:
    answer = client.post("/sync/verify", data=body, content_type="application/json")
    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"


def test_a_list_of_another_kind_is_refused(client: FlaskClient) -> None:
    assert client.post("/sync/verify", data="x", content_type="text/plain").status_code == 415
    assert client.get("/sync?position=99999").status_code == 404
    assert client.get("/sync?version=x").status_code == 400
