"""The search in a real browser: accessible, by keyboard without a trap, at 320 px, without scripts."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

PAGES = {
    "practices": "/practices",
    "words": "/practices?q=early+leaving&stage=vet&zeros=1",
    "nothing": "/practices?state=lv&topic=bullying",
    "tools": "/tools?q=quality",
    "events": "/events?state=nl",
    "everything": "/search?q=reading",
    "an unknown value": "/practices?topic=bulying",
}
EVERY_PAGE = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
BUDGET = 100_000
"""Bytes of a first view, as they are transferred."""


@contextmanager
def opened(browser: Browser, address: str, width: int = 1280, scripts: bool = True) -> Iterator[Page]:
    """Give a fresh tab."""
    context = browser.new_context(
        base_url=address, viewport={"width": width, "height": 900}, java_script_enabled=scripts
    )
    yield context.new_page()
    context.close()


@EVERY_PAGE
@pytest.mark.parametrize("language", ["en", "lv"])
def test_axe_finds_no_violation_and_no_other_host_is_asked(
    browser: Browser, address: str, path: str, language: str
) -> None:
    with opened(browser, address) as page:
        hosts: set[str] = set()
        page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
        page.goto(f"/{language}{path}")
        found = Axe().run(page)

        assert found.violations_count == 0, found.generate_report()
        assert {host for host in hosts if host} == {urlsplit(address).netloc}


@EVERY_PAGE
def test_nothing_runs_over_the_edge_at_320_pixels(browser: Browser, address: str, path: str) -> None:
    with opened(browser, address, width=320) as page:
        page.goto(f"/lv{path}")
        for folded in page.locator("#narrow > summary").all():
            folded.click()

        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        small = page.evaluate(
            "[...document.querySelectorAll('header a, nav a, .chips a, button, summary, label')]"
            ".filter(e => e.getClientRects().length && e.getBoundingClientRect().height < 24)"
            ".map(e => e.textContent.trim())"
        )
        assert small == []


def test_a_first_view_is_small(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        sizes: list[int] = []
        page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
        page.goto("/en/practices", wait_until="networkidle")

        assert 20_000 < sum(sizes) < BUDGET


def test_a_box_narrows_at_once_and_keeps_the_focus(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.goto("/en/practices?q=reading")
        before = page.locator("#count").inner_text()
        box = page.get_by_role("checkbox", name="Primary education", exact=False).first
        box.focus()
        page.keyboard.press("Space")
        page.wait_for_url("**/en/practices?q=reading&stage=*")

        expect(page.locator("#count")).not_to_have_text(before)
        expect(page.locator("#told")).to_have_text(page.locator("#count").inner_text())
        assert page.evaluate("document.activeElement.checked") is True
        assert page.get_by_role("link", name="Remove the filter primary").count() == 1

        page.go_back()
        expect(page.locator("#count")).to_have_text(before)
        assert unquote(page.url).endswith("/en/practices?q=reading")


def test_parts_that_were_opened_stay_open(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.goto("/en/practices")
        page.locator("#rest-state > summary").click()
        page.locator("#state-mt").check()
        page.wait_for_url("**state=mt")

        expect(page.locator("#state-mt")).to_be_visible()
        assert page.locator("#state-mt").is_checked()


def test_suggestions_are_reached_by_keyboard_and_trap_nobody(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.goto("/en/practices")
        page.locator("#q").press_sequentially("bully", delay=20)
        expect(page.locator(".suggestions a").first).to_be_visible()
        expect(page.locator("#told")).to_contain_text("suggestion")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent.trim()") == "Search"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.suggestions') !== null")
        page.keyboard.press("Escape")
        assert page.locator(".suggestions").count() == 0
        assert page.evaluate("document.activeElement.id") == "q"


def test_a_suggestion_leads_to_the_practices_of_its_topic(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.goto("/en/search")
        page.locator("#q").press_sequentially("bullyi", delay=20)
        page.locator(".suggestions a", has_text="practices on this").first.click()

        expect(page.locator("#count")).to_have_text("3 practices")


def test_the_keyboard_passes_through_all_of_it(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.goto("/en/practices?q=reading&state=lv")
        page.locator("#q").focus()
        reached = set()
        for _ in range(120):
            page.keyboard.press("Tab")
            reached.add(
                page.evaluate("document.activeElement.closest('#narrow, .matches, footer')?.className")
            )
            if page.evaluate("document.activeElement.closest('footer') !== null"):
                break

        assert {"narrow", "matches"} <= reached
        assert page.evaluate("document.activeElement.closest('footer') !== null")


def test_without_scripts_the_form_is_sent(browser: Browser, address: str) -> None:
    with opened(browser, address, scripts=False) as page:
        page.goto("/en/practices")
        page.locator("#q").fill("reading")
        page.locator("#evidence-evaluated").check()
        page.get_by_role("button", name="Show", exact=True).click()

        assert "q=reading" in page.url
        assert "evidence=evaluated" in page.url
        assert page.locator("#evidence-evaluated").is_checked()


def test_on_a_phone_the_facets_are_folded_below_the_box(browser: Browser, address: str) -> None:
    with opened(browser, address, width=360, scripts=False) as page:
        page.goto("/en/practices")
        assert not page.locator("#evidence-evaluated").is_visible()
        page.locator("#narrow > summary").click()
        assert page.locator("#evidence-evaluated").is_visible()
