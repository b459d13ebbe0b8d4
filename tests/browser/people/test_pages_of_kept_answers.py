"""Citing an answer and saving a query by their buttons, and their pages: accessible, at 320 pixels too."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from browser.people.signing_in import TOO_SMALL, opened

QUERY = 'SELECT ?word ?n { VALUES (?word ?n) { ("māja"@lv 1) ("a house"@en 2) } }'


def asked(page: Page) -> None:
    page.goto("/lv/query")
    page.evaluate("query => location.assign('/lv/query?query=' + encodeURIComponent(query))", QUERY)
    page.get_by_role("button", name="Citēt šo atbildi").wait_for()


def pages_of(page: Page) -> list[str]:
    """Cite an answer and save a query as people do; the pages that come of it."""
    asked(page)
    page.get_by_role("button", name="Citēt šo atbildi").click()
    page.wait_for_url("**/cite/*")
    cited = page.url
    asked(page)
    page.get_by_role("link", name="Saglabāt šo vaicājumu").click()
    page.get_by_label("Nosaukums").fill("Izdomāts vaicājums")
    page.get_by_role("button", name="Saglabāt").click()
    page.wait_for_url("**/q/*")
    form = page.get_by_role("link", name="Mainīt", exact=True).get_attribute("href") or ""
    return [cited, f"{cited}/today", page.url, form, "/lv/account/queries", "/lv/account/queries/new"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(browser: Browser, place: str, scheme: str) -> None:
    with opened(browser, place, color_scheme=scheme) as page:
        for address in pages_of(page):
            page.goto(address)
            found = Axe().run(page)
            assert found.violations_count == 0, found.generate_report()


def test_nothing_runs_over_the_edge_and_targets_are_large(browser: Browser, place: str) -> None:
    with opened(browser, place, viewport={"width": 320, "height": 700}) as page:
        for address in pages_of(page):
            page.goto(address)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
            assert page.evaluate(TOO_SMALL) == [], address
