"""The page of a contribution leads from what was found to the field of the form, and mends it by a button."""

import re

import pytest
from flask.testing import FlaskClient

from contributing import House, mark
from form_filling import FilledPage, opened
from life.cast import TURTLE, practice

PAGES = {"Accept": "text/html", "Accept-Language": "en"}
BY_NAME = ("par:country country:LVA", 'par:country "Latvia"@en')
MISSPELT = ("par:country country:LVA", 'par:country "Latvja"@en')
BUTTON = re.compile(r'<button class="fix" form="fixes" name="fix" value="([0-9a-f]+)">([^<]*)</button>')


def draft(house: House, slug: str, fault: tuple[str, str], language: str = "en") -> str:
    """Hand in a draft in which something is to be mended, by somebody who reads a language; its path."""
    turtle = practice(slug, slug).replace(*fault)
    headers = {"Content-Type": TURTLE, **house.token("contributor", "LV", language)}
    path = f"/contributions/lv/{slug}"
    assert house.visitor().put(f"{path}?as=draft", data=turtle, headers=headers).status_code == 201
    return path


def press(client: FlaskClient, path: str, page: str, fix: str) -> int:
    """Press the button of a fix; the status of the answer."""
    expected = page.partition('name="expected" value="')[2].partition('"')[0]
    data = {"csrf_token": mark(client, path), "expected": expected, "fix": fix}
    return client.post(f"{path}/fixes", data=data, headers=PAGES).status_code


@pytest.fixture
def officer(house: House) -> FlaskClient:
    """Give the client of a contributor of Latvia."""
    return house.signed_in("contributor")


def test_a_fix_is_a_button_that_names_the_country(house: House, officer: FlaskClient) -> None:
    path = draft(house, "named-country", BY_NAME)
    page = officer.get(path, headers=PAGES).text
    buttons = dict(BUTTON.findall(page))
    assert "Replace “Latvia” by “Latvia”." in buttons.values()
    assert press(officer, path, page, next(iter(buttons))) == 303
    mended = house.visitor().get(path, headers={"Accept": "text/turtle", **house.token("contributor")})
    assert "par:country country:LVA" in mended.text
    assert not BUTTON.findall(officer.get(path, headers=PAGES).text)


def test_a_candidate_is_offered_by_its_name(house: House, officer: FlaskClient) -> None:
    page = officer.get(draft(house, "near-country", MISSPELT), headers=PAGES).text
    offered = [words for _, words in BUTTON.findall(page)]
    assert "Did you mean “Latvia”?" in offered
    assert not [words for words in offered if "country:" in words or "http" in words]


def test_a_finding_leads_to_the_field_that_mends_it(house: House, officer: FlaskClient) -> None:
    page = officer.get(draft(house, "led-to-field", MISSPELT), headers=PAGES).text
    address = re.search(r'href="(/contribute/edit/lv/led-to-field\?at=[^"]*country)#([^"]*)"', page)
    assert address, page
    form: FilledPage = opened(officer, address[1])
    assert f'id="{address[2]}"' in form.text


def test_no_property_is_named(house: House, officer: FlaskClient) -> None:
    page = officer.get(draft(house, "no-property", MISSPELT), headers=PAGES).text
    article = page.partition("<article>")[2].partition("</article>")[0]
    assert not re.findall(r"\b(?:par|dct|foaf|skos):\w+", article)


def test_what_was_found_is_told_in_the_readers_language(house: House, officer: FlaskClient) -> None:
    path = draft(house, "in-latvian", MISSPELT)
    page = officer.get(f"/lv{path}", headers=PAGES).text
    assert "Vai bija domāts “Latvija”?" in [words for _, words in BUTTON.findall(page)]


def test_who_may_not_edit_sees_no_button(house: House) -> None:
    path = draft(house, "no-button", MISSPELT)
    page = house.signed_in("reviewer", "FI").get(path, headers=PAGES).text
    assert "Latvja" in page
    assert not BUTTON.findall(page)
    assert "/contribute/edit" not in page


def test_a_fix_of_an_older_revision_changes_nothing(house: House, officer: FlaskClient) -> None:
    path = draft(house, "stale-fix", BY_NAME)
    page = officer.get(path, headers=PAGES).text
    fix = next(iter(dict(BUTTON.findall(page))))
    assert press(officer, path, page, fix) == 303
    assert press(officer, path, page, fix) == 412


def test_all_safe_fixes_are_applied_at_once(house: House, officer: FlaskClient) -> None:
    turtle_fault = ("par:country country:LVA", 'par:country "Latvia "@en')
    path = draft(house, "all-safe", turtle_fault)
    page = officer.get(path, headers=PAGES).text
    assert press(officer, path, page, "certain") == 303
    assert 'value="certain"' not in officer.get(path, headers=PAGES).text
