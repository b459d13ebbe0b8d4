"""Whatever is sent to a form: no draft of another, no mark, no size and no name of a field opens a door."""

import pytest
from flask.testing import FlaskClient

from contributing import House
from form_filling import PAGES, RIGHT, followed, opened, send
from paraugs.graph.release import CONTRIBUTIONS

NEW = "/contribute/new?kind=practice&state=lv"
TITLED = {**RIGHT, "thing/dct:title.1": "Synthetic guarded", "thing/dct:title.1@": "en"}


@pytest.fixture
def officer(house: House) -> FlaskClient:
    """Give the client of a contributor of Latvia."""
    return house.signed_in("contributor")


def test_nobody_sees_or_changes_the_draft_of_another(house: House, officer: FlaskClient) -> None:
    page = opened(officer, NEW)
    send(officer, page, dict(TITLED))
    other = house.signed_in("coordinator")
    assert other.get(page.action, headers=PAGES).status_code == 404
    theirs = opened(other, NEW)
    theirs.action = page.action
    assert send(other, theirs, {"thing/dct:title.1": "taken over"}).status_code == 404
    assert opened(officer, page.action).values("thing/dct:title.1") == ["Synthetic guarded"]
    assert page.action not in other.get("/contribute/drafts").text


def test_a_form_without_our_mark_is_refused(officer: FlaskClient) -> None:
    page = opened(officer, NEW)
    assert send(officer, page, {"csrf_token": "invented"}).status_code == 400


def test_what_is_no_id_of_a_draft_is_not_found(officer: FlaskClient) -> None:
    page = opened(officer, NEW)
    for name in ("1", "../x", "A" * 32, "0" * 33):
        page.action = f"/contribute/drafts/{name}"
        assert send(officer, page, {}).status_code == 404


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"contribution": f"{CONTRIBUTIONS}fi/kiva", "expected": "1"}, 403),
        ({"contribution": "https://example.org/else", "expected": "1"}, 400),
        ({"contribution": f"{CONTRIBUTIONS}lv/adult-learning-maap", "expected": "1"}, 404),
        ({"contribution": f"{CONTRIBUTIONS}lv/adult-learning-maap", "expected": "x"}, 404),
        ({"state": "fi"}, 403),
        ({"state": "??"}, 404),
        ({"kind": "benchmark"}, 404),
    ],
)
def test_the_hidden_fields_open_no_other_door(
    officer: FlaskClient, changes: dict[str, str | list[str]], status: int
) -> None:
    assert send(officer, opened(officer, NEW), changes).status_code == status


def test_names_that_no_field_has_are_left_out(officer: FlaskClient) -> None:
    page = opened(officer, NEW)
    strange: dict[str, str | list[str]] = {
        "thing/par:status": "published",
        "record/par:memberState": "http://publications.europa.eu/resource/authority/country/FIN",
        "thing/par:implementation.99999999/par:place.1": "far away",
        "thing/" + "x/" * 500: "deep",
        "do": ["remove:", "save"],
    }
    again = followed(officer, send(officer, page, TITLED | strange))
    assert {name for name, _ in again.pairs} & set(strange) == set()
    assert "far away" not in again.text


def test_values_are_shown_as_text(officer: FlaskClient) -> None:
    attack = "\"><script>alert(1)</script>'{{ 7 * 7 }}"
    changes: dict[str, str | list[str]] = dict.fromkeys(
        (
            "thing/dct:title.1",
            "thing/dct:description.1",
            "thing/dct:source",
            "thing/par:numberReached",
            "thing/par:topic",
            "thing/par:appliesTool",
        ),
        attack,
    )
    page = followed(officer, send(officer, opened(officer, NEW), changes, "check"))
    assert "<script>alert" not in page.text
    for name in changes:
        assert attack in page.values(name), name


def test_a_form_of_more_than_a_megabyte_is_refused(officer: FlaskClient) -> None:
    page = opened(officer, NEW)
    fits = send(officer, page, {"thing/dct:description.1": "x" * 700_000})
    assert fits.status_code == 303
    assert send(officer, page, {"thing/dct:description.1": "x" * 1_100_000}).status_code == 413
    many: dict[str, str | list[str]] = {
        "thing/par:topic": [f"https://example.org/{n}" for n in range(20_000)]
    }
    assert send(officer, page, many).status_code in (303, 413)


def test_a_page_of_a_form_is_kept_by_no_cache(officer: FlaskClient) -> None:
    for path in (NEW, "/contribute", "/contribute/drafts"):
        assert officer.get(path, headers=PAGES).headers["Cache-Control"] == "no-store"
