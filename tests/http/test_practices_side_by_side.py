"""Practices side by side: chosen by the address, found by words, what differs is marked."""

import re

import pytest
from flask.testing import FlaskClient

from reading_pages import page, words

TWO = "practice=practice/fi/kiva&practice=practice/nl/kiva"


def rows(text: str) -> dict[str, str]:
    """Give each row's heading and its mark-up."""
    found = re.findall(r"<tr[^>]*>\s*<th scope=\"row\">(.*?)</th>(.*?)</tr>", text, re.DOTALL)
    return {words(heading): cells for heading, cells in found}


def test_fields_stand_beside_one_another(client: FlaskClient) -> None:
    found = rows(page(client, f"/compare?{TWO}"))

    assert words(found["Country"]) == "Finland Netherlands"
    assert words(found["When"]) == "since 2007 start unknown"
    assert words(found["Responsible"]) == "University of Turku University of Groningen"
    assert words(found["Evidence"]).count("Tested against a comparison group") == 2


def test_what_differs_is_marked_and_what_is_shared_is_not(client: FlaskClient) -> None:
    found = rows(page(client, f"/compare?{TWO}"))
    marked = [words(part) for part in re.findall(r"<b>(.*?)</b>", found["Topics"], re.DOTALL)]

    assert "Bullying" not in words(" ".join(marked)).title()
    assert any("transfer" in part.casefold() for part in marked)
    assert "Learning modes the same" in found or "Learning mode the same" in found


def test_only_what_differs_can_be_asked_for(client: FlaskClient) -> None:
    found = rows(page(client, f"/compare?{TWO}&only=differences"))

    assert not any(heading.endswith("the same") for heading in found)
    assert "Topics" in found


def test_words_find_what_to_add(client: FlaskClient) -> None:
    text = page(client, "/compare?practice=practice/fi/kiva&q=kiva")

    assert 'href="/en/compare?practice=practice/fi/kiva&amp;practice=practice/nl/kiva"' in text
    assert "Add: KiVa anti-bullying programme" not in words(text)


def test_the_same_practice_stands_there_once(client: FlaskClient) -> None:
    text = page(client, f"/compare?{TWO}&practice=https://w3id.org/paraugs/id/practice/fi/kiva")

    assert text.count("Take away") == 2


def test_nothing_chosen_says_what_to_do(client: FlaskClient) -> None:
    assert "Find a practice to begin with" in page(client, "/compare")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("practice=practice/fi/none", 404),
        ("practice=tool/eqf-2008", 404),
        ("practice=not%20an%20iri:", 400),
        ("&".join(f"practice=practice/fi/{name}" for name in "abcde"), 400),
    ],
)
def test_what_cannot_be_compared_is_told(client: FlaskClient, query: str, status: int) -> None:
    assert client.get(f"/compare?{query}", headers={"Accept": "text/html"}).status_code == status
