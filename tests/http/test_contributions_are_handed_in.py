"""Handing in over HTTP: new and revised, one and many, and what a client is told."""

import gzip

import pytest
from werkzeug.test import TestResponse

from contributing import House
from life.cast import TURTLE, address, broken, practice
from paraugs.graph.parsing import parse
from paraugs.graph.serialising import serialise
from paraugs.terms import IRI, Triple

RDF = [
    "text/turtle",
    "application/trig",
    "application/n-triples",
    "application/n-quads",
    "application/ld+json",
    "application/rdf+xml",
]


def send(house: House, method: str, path: str, body: str | bytes = b"", **headers: str) -> TestResponse:
    """Send a request as Latvia's contributor, by token."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    named = {"Content-Type": TURTLE, **house.token("contributor"), **named}
    return house.visitor().open(path, method=method, data=body, headers=named)


def test_a_new_practice_is_created(house: House) -> None:
    answer = send(house, "POST", "/contributions", practice("new-one", "New one"))
    assert answer.status_code == 201, answer.text
    assert answer.headers["Location"] == "http://localhost/contributions/lv/new-one"
    receipt = answer.json
    assert receipt
    assert receipt["findings"]
    assert {**receipt, "findings": [], "counts": {}} == {
        "contribution": address("new-one"),
        "address": "http://localhost/contributions/lv/new-one",
        "outcome": "created",
        "httpStatus": 201,
        "status": "submitted",
        "revision": receipt["revision"],
        "etag": answer.headers["ETag"],
        "conforms": True,
        "counts": {},
        "findings": [],
    }
    assert answer.headers["ETag"] == f'"r{receipt["revision"]}"'
    assert answer.headers["Cache-Control"] == "private, no-cache"


def test_violations_come_back_as_findings(house: House) -> None:
    answer = send(house, "POST", "/contributions", broken("never-there"))
    assert (answer.status_code, answer.content_type) == (422, "application/problem+json")
    problem = answer.json
    assert problem
    assert problem["type"] == "https://w3id.org/paraugs/problems/findings"
    found = [one for one in problem["findings"] if one["severity"] == "violation"]
    assert [one["rule"] for one in found] == ["https://w3id.org/paraugs/shapes#practice-title-required"]
    assert send(house, "GET", "/contributions/lv/never-there").status_code == 404
    page = send(house, "POST", "/contributions", broken("never-there"), Accept="text/html")
    assert (page.status_code, page.mimetype) == (422, "text/html")
    assert found[0]["message"] in page.text
    assert "/shapes#practice-title-required" in page.text


def test_put_creates_and_revises(house: House) -> None:
    path = "/contributions/lv/put-here"
    first = send(house, "PUT", path, practice("put-here", "Put here"), If_None_Match="*")
    assert first.status_code == 201
    again = send(house, "PUT", path, practice("put-here", "Put here"))
    assert (again.status_code, again.headers["ETag"]) == (200, first.headers["ETag"])
    assert again.json
    assert again.json["outcome"] == "unchanged"
    changed = practice("put-here", "Put here, revised")
    unsaid = send(house, "PUT", path, changed)
    assert unsaid.status_code == 428
    assert first.headers["ETag"] in (unsaid.json or {})["detail"]
    revised = send(house, "PUT", path, changed, If_Match=first.headers["ETag"])
    assert revised.status_code == 200
    assert revised.json
    assert revised.json["outcome"] == "revised"
    stale = send(house, "PUT", path, practice("put-here", "Put otherwise"), If_Match=first.headers["ETag"])
    assert stale.status_code == 412
    assert (stale.json or {})["etag"] == revised.headers["ETag"]
    taken = send(house, "PUT", path, changed, If_None_Match="*")
    assert taken.status_code == 412
    anyway = send(house, "PUT", path, practice("put-here", "Put otherwise"), If_Match="*")
    assert anyway.status_code == 200


@pytest.mark.parametrize("tag", ['"r999999"', '"other"', 'W/"r1"', "*"])
def test_what_is_not_there_cannot_be_revised(house: House, tag: str) -> None:
    answer = send(house, "PUT", "/contributions/lv/not-there", practice("not-there"), If_Match=tag)
    assert answer.status_code == 412


def test_a_name_that_is_taken_is_told(house: House) -> None:
    send(house, "POST", "/contributions", practice("taken", "Taken"))
    assert send(house, "POST", "/contributions", practice("taken", "Taken")).status_code == 200
    answer = send(house, "POST", "/contributions", practice("taken", "Another"))
    assert answer.status_code == 409


@pytest.mark.parametrize("media_type", RDF)
def test_every_syntax_says_the_same(house: House, media_type: str) -> None:
    slug = f"in-{RDF.index(media_type)}"
    quads = parse(practice(slug, f"Syntax {slug}").encode(), TURTLE)
    body = serialise((Triple(*quad[:3]) for quad in quads), media_type, IRI(address(slug)))
    answer = send(
        house,
        "PUT",
        f"/contributions/lv/{slug}",
        gzip.compress(body),
        Content_Type=media_type,
        Content_Encoding="gzip",
    )
    assert answer.status_code == 201, answer.text
    turtle = practice(slug, f"Syntax {slug}")
    again = send(house, "PUT", f"/contributions/lv/{slug}", turtle)
    assert (again.json or {})["outcome"] == "unchanged"


def test_a_draft_may_have_violations(house: House) -> None:
    answer = send(house, "PUT", "/contributions/lv/drafted?as=draft", broken("drafted"))
    assert answer.status_code == 201
    assert (answer.json or {})["status"] == "draft"
    assert (answer.json or {})["conforms"] is False
    assert send(house, "PUT", "/contributions/lv/drafted?as=poem", broken("drafted")).status_code == 400


def test_a_batch_is_answered_item_by_item(house: House) -> None:
    batch = (
        practice("batch-one", "Batch one")
        + broken("batch-two")
        + practice("batch-three", "Batch three", "fi")
    )
    answer = send(house, "POST", "/contributions", batch)
    assert answer.status_code == 207
    told = answer.json or {}
    assert told["counts"] == {"created": 1, "revised": 0, "unchanged": 0, "refused": 2}
    assert [(one["contribution"], one["httpStatus"]) for one in told["items"]] == [
        (address("batch-one"), 201),
        (address("batch-two"), 422),
        (address("batch-three", "fi"), 403),
    ]
    types = [one.get("problem", {}).get("type", "").rpartition("/")[2] for one in told["items"]]
    assert types == ["", "findings", "forbidden"]
    first = told["items"][0]
    assert first["counts"]["info"] > 0
    assert "info" not in {finding["severity"] for finding in first["findings"]}
    again = send(house, "POST", "/contributions", batch)
    assert (again.json or {})["counts"] == {"created": 0, "revised": 0, "unchanged": 1, "refused": 2}


def test_a_client_may_prefer_less_or_more(house: House) -> None:
    path = "/contributions/lv/preferred"
    little = send(house, "PUT", path, practice("preferred", "One"), Prefer="return=minimal")
    assert (little.status_code, little.data) == (201, b"")
    assert little.headers["Preference-Applied"] == "return=minimal"
    again = send(house, "PUT", path, practice("preferred", "One"), Prefer='respond-async, return="minimal"')
    assert (again.status_code, again.data) == (204, b"")
    whole = send(
        house,
        "PUT",
        path,
        practice("preferred", "Two"),
        If_Match="*",
        Prefer="return=representation",
        Accept="text/turtle",
    )
    assert whole.headers["Content-Type"] == "text/turtle; charset=utf-8"
    assert whole.headers["Content-Location"] == "http://localhost/contributions/lv/preferred"
    kept = send(house, "GET", path, Accept="text/turtle")
    assert kept.data == whole.data
    unknown = send(
        house,
        "PUT",
        path,
        practice("preferred", "Three"),
        If_Match="*",
        Prefer="return=representation",
        Accept="image/png",
    )
    assert unknown.status_code == 200


@pytest.mark.parametrize(
    ("change", "status", "slug"),
    [
        ({"Authorization": "Bearer paraugs_wrong"}, 401, "sign-in"),
        ({"Authorization": ""}, 401, "sign-in"),
        ({"Content-Type": "application/pdf"}, 415, "media-type"),
        ({"Content-Type": ""}, 415, "media-type"),
        ({"Content-Type": "text/turtle; charset=latin-1"}, 415, "media-type"),
        ({"Content-Encoding": "br"}, 415, "media-type"),
        ({"Content-Encoding": "gzip"}, 400, "syntax"),
    ],
)
def test_bad_requests_are_told_apart(house: House, change: dict[str, str], status: int, slug: str) -> None:
    headers = {"Content-Type": TURTLE, **house.token("contributor"), **change}
    answer = house.visitor().post("/contributions", data=practice("bad"), headers=headers)
    assert (answer.status_code, (answer.json or {})["type"].rpartition("/")[2]) == (status, slug)


def test_a_fault_of_syntax_has_a_place(house: House) -> None:
    answer = send(house, "POST", "/contributions", "<https://example.org/a> <b ")
    assert answer.status_code == 400
    assert (answer.json or {})["line"] == 1


def test_too_much_is_refused(house: House) -> None:
    much = "# " + "x" * (5 << 20)
    assert send(house, "POST", "/contributions", much).status_code == 413
    bomb = gzip.compress(b"#" * (64 << 20))
    assert send(house, "POST", "/contributions", bomb, Content_Encoding="gzip").status_code == 413


def test_another_state_is_forbidden(house: House) -> None:
    foreign = practice("foreign", "Foreign", "fi")
    assert send(house, "POST", "/contributions", foreign).status_code == 403
    assert send(house, "PUT", "/contributions/fi/foreign", foreign).status_code == 403


def test_the_address_and_the_content_must_agree(house: House) -> None:
    answer = send(house, "PUT", "/contributions/lv/this-one", practice("that-one"))
    assert answer.status_code == 400
    two = practice("this-one") + practice("that-one")
    assert send(house, "PUT", "/contributions/lv/this-one", two).status_code == 400


@pytest.mark.parametrize("path", ["xx/name", "lv/Name", "lv/na me", "lv/" + "n" * 200, "lva/name"])
def test_an_address_that_none_can_have_is_not_found(house: House, path: str) -> None:
    assert send(house, "PUT", f"/contributions/{path}", practice()).status_code == 404


def test_other_pages_may_send_too(house: House) -> None:
    answer = house.visitor().options("/contributions/lv/preferred")
    assert set(answer.headers["Access-Control-Allow-Methods"].split(", ")) >= {"PUT", "PATCH", "DELETE"}
    assert {"Authorization", "If-Match"} <= set(answer.headers["Access-Control-Allow-Headers"].split(", "))


def test_a_state_takes_over_what_came_with_a_release(house: House) -> None:
    path = "/contributions/lv/childrens-jury"
    shipped = house.visitor().get(path, headers={"Accept": TURTLE})
    assert shipped.status_code == 200
    same = send(house, "PUT", path, shipped.data)
    assert (same.status_code, (same.json or {})["outcome"]) == (200, "unchanged")
    changed = shipped.text.replace("Children, Young Adult and Parents Jury", "Children's jury")
    answer = send(house, "PUT", path, changed, If_Match=shipped.headers["ETag"])
    assert (answer.status_code, (answer.json or {})["status"]) == (200, "submitted")
    assert house.visitor().get(path, headers={"Accept": TURTLE}).data == shipped.data


def test_a_likely_duplicate_is_a_question_and_no_obstacle(house: House) -> None:
    answer = send(house, "POST", "/contributions", practice("kiva-here", "KiVa anti-bullying programme"))
    assert answer.status_code == 201
    rule = "https://w3id.org/paraugs/shapes#practice-duplicate"
    found = [one for one in (answer.json or {})["findings"] if one["rule"] == rule]
    assert "https://w3id.org/paraugs/id/practice/fi/kiva" in [one["value"] for one in found]
    assert {one["severity"] for one in found} == {"warning"}


def test_nobody_speaks_about_what_is_anothers(house: House) -> None:
    more = '<practice/fi/kiva> dct:alternative "Not ours to say"@en .'
    answer = send(house, "POST", "/contributions", practice("meddling", "Meddling", more=more))
    assert answer.status_code == 422
    rules = {one["rule"] for one in (answer.json or {})["findings"] if one["severity"] == "violation"}
    assert "https://w3id.org/paraugs/shapes#subject-foreign" in rules
