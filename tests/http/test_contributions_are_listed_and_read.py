"""Reading over HTTP: where a contribution stands, its history, the list; each reader sees what is theirs."""

from typing import Any

import pytest
from werkzeug.test import TestResponse

from contributing import House
from life.cast import CONTACT, TURTLE, address, practice
from paraugs.graph.parsing import parse
from paraugs.people.roles import Role

PRIVATE = "private, no-cache"


def put(house: House, slug: str, title: str, state: str = "LV", more: str = "") -> str:
    """Hand in a practice, whichever revision is there; its ETag."""
    turtle = practice(slug, title, state.lower(), more)
    headers = {"Content-Type": TURTLE, **house.token("contributor", state)}
    path = f"/contributions/{state.lower()}/{slug}"
    known = house.visitor().get(path, headers=headers)
    if known.status_code == 200:
        headers["If-Match"] = known.headers["ETag"]
    answer = house.visitor().put(path, data=turtle, headers=headers)
    assert answer.status_code in (200, 201), answer.text
    return answer.headers["ETag"]


def get(
    house: House, path: str, role: Role | None = None, state: str = "LV", accept: str = "*/*"
) -> TestResponse:
    """Read something in a role, or as a visitor."""
    token = house.token(role, state) if role else {}
    return house.visitor().get(path, headers={"Accept": accept, **token})


def test_it_tells_where_a_contribution_stands(house: House) -> None:
    tag = put(house, "stands", "Stands")
    answer = get(house, "/contributions/lv/stands", "contributor")
    assert (answer.status_code, answer.content_type) == (200, "application/json")
    assert (answer.headers["ETag"], answer.headers["Cache-Control"]) == (tag, PRIVATE)
    told: dict[str, Any] = answer.json  # type: ignore[assignment]
    number = int(tag.strip('"r'))
    (event,) = told["history"]
    assert told["findings"]
    assert {**told, "findings": [], "history": []} == {
        "contribution": address("stands"),
        "address": "http://localhost/contributions/lv/stands",
        "topic": "https://w3id.org/paraugs/id/practice/lv/stands",
        "memberState": "http://publications.europa.eu/resource/authority/country/LVA",
        "status": "submitted",
        "revision": number,
        "etag": tag,
        "publicRevision": None,
        "findings": [],
        "steps": ["withdraw"],
        "history": [],
    }
    assert {**event, "when": ""} == {
        "revision": number,
        "iri": f"https://w3id.org/paraugs/id/revision/{number}",
        "when": "",
        "action": "create",
        "status": "submitted",
        "reason": "",
        "agent": house.actor("contributor").iri,
    }
    history = get(house, "/contributions/lv/stands/history", "contributor").json
    assert history == {"contribution": address("stands"), "revisions": [event]}


@pytest.mark.parametrize(
    ("role", "state", "status"),
    [
        (None, "", 404),
        ("contributor", "FI", 404),
        ("coordinator", "FI", 404),
        ("contributor", "LV", 200),
        ("coordinator", "LV", 200),
        ("reviewer", "FI", 200),
        ("administrator", "FI", 200),
    ],
)
def test_what_is_not_public_is_not_there_for_others(
    house: House, role: Role | None, state: str, status: int
) -> None:
    put(house, "hidden", "Hidden")
    for path in ("", "/history", "/preview"):
        assert get(house, f"/contributions/lv/hidden{path}", role, state).status_code == status
    listed = get(house, "/contributions?state=LV&status=submitted", role, state).json or {}
    assert (address("hidden") in {row["contribution"] for row in listed["contributions"]}) == (status == 200)


def test_everybody_sees_what_is_public_and_no_more(house: House) -> None:
    contact = CONTACT.format(slug="open").replace("/lv/", "/fi/")
    tag = put(house, "open", "Open", "FI", contact)
    answer = get(house, "/contributions/fi/open")
    told: dict[str, Any] = answer.json  # type: ignore[assignment]
    assert (told["status"], told["etag"], told["findings"], told["steps"]) == ("published", tag, [], [])
    assert [sorted(event) for event in told["history"]] == [["action", "iri", "revision", "status", "when"]]
    assert "person@example.org" not in get(house, "/contributions/fi/open", accept=TURTLE).text


@pytest.mark.parametrize(
    "media_type",
    [
        "text/turtle",
        "application/trig",
        "application/n-triples",
        "application/n-quads",
        "application/ld+json",
        "application/rdf+xml",
    ],
)
def test_its_statements_come_in_every_syntax(house: House, media_type: str) -> None:
    put(house, "statements", "Statements", "FI")
    answer = get(house, "/contributions/fi/statements", accept=media_type)
    assert answer.mimetype == media_type
    kept = house.services.ledger.latest(address("statements", "fi")).entry.nquads  # type: ignore[union-attr]
    expected = {quad[:3] for quad in parse(kept.encode(), "application/n-quads")}
    assert {quad[:3] for quad in parse(answer.data, media_type)} == expected


def test_a_browser_gets_the_page(house: House) -> None:
    put(house, "page", "Page of it", "FI")
    answer = get(house, "/contributions/fi/page", accept="text/html")
    assert answer.mimetype == "text/html"
    assert "Page of it" in answer.text
    listed = get(house, "/contributions?state=FI", accept="text/html")
    assert "Page of it" in listed.text
    latvian = house.visitor().get("/lv/contributions", headers={"Accept": "text/html"})
    assert "Ieguldījumi" in latvian.text


def test_the_list_is_narrowed_by_state_status_and_kind(house: House) -> None:
    put(house, "listed", "Listed", "FI")
    path = "/contributions?state=FI&status=published&kind=practice"
    found = get(house, path).json or {}
    (row,) = [one for one in found["contributions"] if one["contribution"] == address("listed", "fi")]
    assert {**row, "when": "", "revision": 0, "etag": ""} == {
        "contribution": address("listed", "fi"),
        "address": "http://localhost/contributions/fi/listed",
        "kind": "practice",
        "title": "Listed",
        "memberState": "http://publications.europa.eu/resource/authority/country/FIN",
        "status": "published",
        "isPublic": True,
        "revision": 0,
        "etag": "",
        "when": "",
    }
    assert all(one["memberState"].endswith("FIN") for one in found["contributions"])
    assert (get(house, "/contributions?state=FI&kind=transfer").json or {})["total"] == 0


def test_the_list_has_pages(house: House) -> None:
    first = get(house, "/contributions").json or {}
    assert (first["page"], len(first["contributions"])) == (1, 50)
    assert first["pages"] == -(-first["total"] // 50)
    last = get(house, f"/contributions?page={first['pages']}").json or {}
    assert last["contributions"]
    assert get(house, f"/contributions?page={first['pages'] + 1}").status_code == 404


@pytest.mark.parametrize("query", ["status=unknown", "kind=poem", "page=0", "page=x", "page=-1"])
def test_a_filter_that_is_none_is_told(house: House, query: str) -> None:
    assert get(house, f"/contributions?{query}").status_code == 400


def test_a_state_that_is_none_is_told(house: House) -> None:
    assert get(house, "/contributions?state=XX").status_code == 404


def test_the_preview_tells_what_would_change(house: House) -> None:
    put(house, "previewed", "Before", "LV")
    told = get(house, "/contributions/lv/previewed/preview", "coordinator").json or {}
    title = (
        '<https://w3id.org/paraugs/id/practice/lv/previewed> <http://purl.org/dc/terms/title> "Before"@en .'
    )
    assert told["publicRevision"] is None
    assert title in told["added"]
    assert told["removed"] == told["linksRemoved"] == told["linksIn"] == []
    reading = "https://w3id.org/paraugs/id/concept/topic/reading"
    assert {"thing": reading, "why": "appears"} in told["pages"]
    assert reading in [link["target"] for link in told["linksAdded"] if not link["isDead"]]
    page = get(house, "/contributions/lv/previewed/preview", "coordinator", accept="text/html")
    assert (page.status_code, page.headers["Location"]) == (303, "/contributions/lv/previewed/changes")
