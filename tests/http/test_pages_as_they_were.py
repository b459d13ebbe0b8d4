"""Memento: the page of a practice is its own TimeGate and has a TimeMap. Source: RFC 7089, pattern 1.1."""

import re
from email.utils import format_datetime

import pytest
from flask.testing import FlaskClient

from contributing import House
from http_versions import KIVA, NOON, TITLE
from paraugs.ledger.revision import Revision

PAGE = "/doc/practice/fi/kiva"
HTML = {"Accept": "text/html"}
ORIGINAL = f'<http://localhost{PAGE}>; rel="original timegate"'
TIME_MAP = '<http://localhost/timemap/practice/fi/kiva>; rel="timemap"; type="application/link-format"'
LONG_AGO, MIDNIGHT = "Mon, 01 Jan 2001 00:00:00 GMT", "Wed, 25 Nov 2026 00:00:00 GMT"


@pytest.fixture
def client(versioned: House) -> FlaskClient:
    """Give a visitor."""
    return versioned.visitor()


@pytest.fixture
def versions(versioned: House) -> list[Revision]:
    """Give the public versions of KiVa: as it was shipped, and as it was published at noon."""
    assert versioned.services.ledger
    old, new, _ = versioned.services.ledger.history(KIVA)
    return [old, new]


def memento(revision: Revision, relation: str) -> str:
    when = format_datetime(revision.entry.when, usegmt=True)
    return f'<http://localhost/doc/revision/{revision.number}>; rel="{relation}"; datetime="{when}"'


def test_the_page_of_now_names_its_time_gate_and_time_map(client: FlaskClient) -> None:
    answer = client.get(PAGE, headers=HTML)

    assert answer.status_code == 200
    assert {ORIGINAL, TIME_MAP} <= set(answer.headers.getlist("Link"))
    assert "Accept-Datetime" in [part.strip() for part in answer.headers["Vary"].split(",")]
    assert "Memento-Datetime" not in answer.headers


def test_the_time_gate_sends_on_to_the_version_of_that_time(
    client: FlaskClient, versions: list[Revision]
) -> None:
    old, new = versions
    answer = client.get(PAGE, headers=HTML | {"Accept-Datetime": "Wed, 25 Nov 2026 11:59:59 GMT"})

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/doc/revision/{old.number}")
    assert answer.headers["Vary"] == "Accept-Datetime"
    assert "Memento-Datetime" not in answer.headers
    links = [ORIGINAL, TIME_MAP, memento(old, "first memento"), memento(new, "next last memento")]
    assert answer.headers.getlist("Link") == links


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        (LONG_AGO, 0),
        (MIDNIGHT, 0),
        (format_datetime(NOON, usegmt=True), 1),
        ("Fri, 01 Jan 2100 00:00:00 GMT", 1),
    ],
)
def test_the_nearest_version_answers_for_any_time(
    client: FlaskClient, versions: list[Revision], asked: str, place: int
) -> None:
    answer = client.get(PAGE, headers={"Accept-Datetime": asked})

    assert answer.headers["Location"] == f"/doc/revision/{versions[place].number}"


def test_a_version_tells_its_time_and_its_neighbours(client: FlaskClient, versions: list[Revision]) -> None:
    old, new = versions
    answer = client.get(f"/doc/revision/{old.number}", headers=HTML)

    assert answer.headers["Memento-Datetime"] == MIDNIGHT
    links = [link for link in answer.headers.getlist("Link") if "memento" in link or "time" in link]
    assert links == [ORIGINAL, TIME_MAP, memento(old, "first memento"), memento(new, "next last memento")]
    assert "Accept-Datetime" not in answer.headers["Vary"]


def test_the_thing_itself_can_be_asked_for_as_it_was(client: FlaskClient) -> None:
    asked = HTML | {"Accept-Datetime": LONG_AGO}
    document = client.get("/id/practice/fi/kiva", headers=asked)
    version = client.get(document.headers["Location"], headers=asked)

    assert f"<h1>{TITLE}</h1>" in client.get(version.headers["Location"], headers=HTML).text


@pytest.mark.parametrize("suffix", [".ttl", ".jsonld"])
def test_the_way_to_the_past_keeps_form_and_language(client: FlaskClient, suffix: str) -> None:
    answer = client.get(f"/lv{PAGE}{suffix}", headers={"Accept-Datetime": LONG_AGO})

    assert re.fullmatch(rf"/lv/doc/revision/\d+\{suffix}", answer.headers["Location"])
    named = client.get(f"{PAGE}?format=ttl", headers={"Accept-Datetime": LONG_AGO})
    assert re.fullmatch(r"/doc/revision/\d+\?format=ttl", named.headers["Location"])


def test_the_time_map_lists_every_version(client: FlaskClient, versions: list[Revision]) -> None:
    answer = client.get("/timemap/practice/fi/kiva")
    first, last = MIDNIGHT, format_datetime(NOON, usegmt=True)
    own = "<http://localhost/timemap/practice/fi/kiva>"

    assert answer.content_type == "application/link-format"
    assert answer.text == ",\n".join(
        [
            ORIGINAL,
            f'{own}; rel="self"; type="application/link-format"; from="{first}"; until="{last}"',
            memento(versions[0], "first memento"),
            f"{memento(versions[1], 'last memento')}\n",
        ]
    )


def test_what_has_no_past_has_no_time_map(client: FlaskClient) -> None:
    assert client.get("/timemap/objective/et2020-so1").status_code == 404


@pytest.mark.parametrize("asked", ["yesterday", "", "2026-11-25", "Wed, 25 Nov 2026 11:59:59 +0200"])
def test_what_is_no_time_is_refused(client: FlaskClient, asked: str) -> None:
    answer = client.get(PAGE, headers={"Accept-Datetime": asked, "Accept": "application/json"})

    assert answer.status_code == 400
    assert "Wed, 25 Nov 2026 09:30:00 GMT" in answer.json["detail"]
