"""Pages in a real browser: no error, no request elsewhere, accessible in light and dark, usable at 320 px."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

COUNTED = quote(
    "SELECT ?state (COUNT(*) AS ?n) { ?p <https://w3id.org/paraugs/ontology#country> ?state } GROUP BY ?state"
)
PAGES = {
    "home": "/en/",
    "a practice": "/en/doc/practice/fi/kiva",
    "a practice on a benchmark": "/lv/doc/practice/dk/retention-caravan",
    "a practice without effect": "/lv/doc/practice/no/ny-giv",
    "a state": "/en/state/lv",
    "a benchmark": "/en/doc/benchmark/et2020-b-elet",
    "the monitor": "/lv/monitor",
    "a tool": "/en/doc/tool/eqf-2008",
    "a concept": "/en/doc/concept/topic/bullying",
    "a scheme": "/en/doc/scheme/evidence-step",
    "an event": "/en/doc/event/ev-001",
    "practices": "/lv/practices?state=fi",
    "tools": "/en/tools",
    "benchmarks": "/lv/benchmarks",
    "topics": "/en/topics",
    "states": "/en/states",
    "the map of gaps": "/en/gaps",
    "the evidence": "/lv/evidence?topic=concept/topic/early-school-leaving",
    "the map of learning": "/en/learning",
    "practices side by side": "/lv/compare?practice=practice/fi/kiva&practice=practice/no/ny-giv&q=kiva",
    "peers": "/lv/peers?state=fi&benchmark=benchmark/et2020-b-elet&tolerance=4",
    "the workbench": "/en/query",
    "an answer": "/lv/query?query=SELECT+*+%7B+%3Fs+a+%3Fkind+%7D+LIMIT+5",
    "an answer as a chart": f"/en/query?view=chart&query={COUNTED}",
    "an answer as a map": f"/lv/query?view=map&query={COUNTED}",
    "a fault in a query": "/en/query?query=SELECT+*+%7B",
    "questions by name": "/lv/api/queries",
    "a question by name": "/en/api/queries/peers?country=fi&tolerance=4",
    "about": "/lv/about",
    "the check": "/lv/validate",
    "a module of the ontology": "/en/ontology/evidence",
    "nothing": "/en/doc/practice/fi/kivva",
}
EVERY_PAGE = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)


@contextmanager
def opened(browser: Browser, address: str, width: int = 1280, scheme: str = "light") -> Iterator[Page]:
    """Give a fresh tab."""
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    yield context.new_page()
    context.close()


@EVERY_PAGE
def test_a_page_meets_no_error_and_asks_no_other_host(browser: Browser, address: str, path: str) -> None:
    with opened(browser, address) as page:
        errors: list[str] = []
        hosts: set[str] = set()
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
        response = page.goto(path, wait_until="networkidle")

        assert response
        expected_error = [str(response.status)] if response.status in (400, 404) else []
        assert [error for error in errors if not any(part in error for part in expected_error)] == []
        assert {host for host in hosts if host} == {urlsplit(address).netloc}


@EVERY_PAGE
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(browser: Browser, address: str, path: str, scheme: str) -> None:
    with opened(browser, address, scheme=scheme) as page:
        page.goto(path)
        found = Axe().run(page)

        assert found.violations_count == 0, found.generate_report()


@EVERY_PAGE
def test_nothing_runs_over_the_edge_at_320_pixels(browser: Browser, address: str, path: str) -> None:
    with opened(browser, address, width=320) as page:
        page.goto(path)

        assert page.evaluate("document.documentElement.scrollWidth") <= 320


@EVERY_PAGE
def test_targets_are_large_enough_or_stand_in_a_line_of_text(
    browser: Browser, address: str, path: str
) -> None:
    """WCAG 2.2, 2.5.8: navigation, buttons and fields are 24 pixels high; links in sentences are exempt.

    The target of a box within its label is the label.
    """
    with opened(browser, address, width=390) as page:
        page.goto(path)
        heights = page.evaluate(
            "[...document.querySelectorAll('header a, nav a, button, select, input:not([type=hidden])')]"
            ".filter(e => e.getClientRects().length && !e.matches('.skip'))"
            ".map(e => [e.textContent.trim(), (e.closest('label') ?? e).getBoundingClientRect().height])"
        )

        assert [name for name, height in heights if height < 24] == []


def test_the_keyboard_reaches_the_content_and_the_main_links(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.goto("/en/")
        reached = []
        for _ in range(12):
            page.keyboard.press("Tab")
            reached.append(page.evaluate("document.activeElement.textContent.trim()"))

        assert reached[0] == "Skip to content"
        assert reached[1:9] == [
            "Paraugs.", "Practices", "States", "Benchmarks", "Tools", "Events", "Topics", "Query",
        ]  # fmt: skip
        assert reached[9] == "Latviešu"


def test_the_way_to_the_content_skips_the_navigation(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.goto("/en/doc/practice/fi/kiva")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")

        assert page.evaluate("document.activeElement.id") == "main"


def test_the_focus_can_be_seen(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.goto("/en/practices")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")

        assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"


def test_a_state_on_the_map_leads_to_its_page(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.goto("/en/")
        page.get_by_role("link", name="Latvia: 14 practices").click()

        assert urlsplit(page.url).path == "/en/state/lv"


def test_the_language_changes_and_the_page_stays(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.goto("/en/practices?state=fi")
        page.get_by_role("link", name="Latviešu").click()

        assert page.url.endswith("/lv/practices?state=fi")
        assert page.locator("h1").inner_text() == "Prakse"


def test_a_practice_prints_without_navigation(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.goto("/en/doc/practice/fi/kiva")
        page.emulate_media(media="print")

        assert not page.locator(".top nav").is_visible()
        assert page.locator("h1").is_visible()
        assert page.locator(".evidence").is_visible()
