"""The form meets WCAG as far as axe can tell, fits 320 pixels, asks no other host, and needs no mouse."""

import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from browser.contributing.conftest import Officer

BEGIN = "/contribute/new?kind=practice&state=lv"
PAGES = {
    "start": "/contribute",
    "a practice": BEGIN,
    "in Latvian": f"/lv{BEGIN}",
    "an edit": "/contribute/edit/lv/adult-learning-maap",
    "a transfer": "/contribute/new?kind=transfer&state=lv",
    "drafts": "/contribute/drafts",
}
EVERY_PAGE = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
MOST_TABS = 400


def violations(page: Page) -> str:
    found = Axe().run(page)
    return found.generate_report() if found.violations_count else ""


def open_everything(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")


@EVERY_PAGE
def test_axe_finds_no_violation_and_no_other_host_is_asked(officer: Officer, path: str) -> None:
    page = officer("/contribute")
    hosts: set[str] = set()
    errors: list[str] = []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(path)
    open_everything(page)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert violations(page) == ""
    assert errors == []
    assert hosts == {urlsplit(page.url).netloc}


def test_axe_finds_no_violation_where_something_is_to_mend(officer: Officer) -> None:
    page = officer(BEGIN)
    page.locator(".deeds.last").get_by_role("button", name="Check").click()
    expect(page.locator("#found")).to_be_focused()
    open_everything(page)
    assert violations(page) == ""
    title = page.get_by_label("Title, text 1", exact=True)
    expect(title).to_have_attribute("aria-invalid", "true")
    expect(title).to_have_accessible_description(
        re.compile(
            r"^A name of at most 100 characters, in English or the language of the record\. "
            r"This is still needed\. Rule"
        )
    )


@EVERY_PAGE
def test_nothing_runs_over_the_edge_at_320_pixels(officer: Officer, path: str) -> None:
    page = officer("/contribute", wide=320)
    page.goto(path)
    open_everything(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until the element is reached that a selector matches."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"{wanted} was not reached by the keyboard")


def test_the_keyboard_is_enough(officer: Officer) -> None:
    page = officer(BEGIN)
    tab_to(page, "#thing-dct-title-1")
    page.keyboard.type("Synthetic by keyboard")
    tab_to(page, "#thing-dct-abstract-1")
    page.keyboard.type("Invented: pupils read aloud.")
    tab_to(page, "#thing-dct-description-1")
    page.keyboard.type("Invented: once a week, in libraries.")
    tab_to(page, '[name="thing/par:objective"][value$="et2020-so3"]')
    page.keyboard.press("Space")
    tab_to(page, "#thing-par-topic > details > summary")
    page.keyboard.press("Enter")
    tab_to(page, "#thing-par-topic-filter")
    page.keyboard.type("integrity")
    tab_to(page, '[name="thing/par:topic"][value$="academic-integrity"]')
    page.keyboard.press("Space")
    tab_to(page, '[name="thing/par:learningMode"]')
    page.keyboard.press("Space")
    tab_to(page, '[name="thing/par:educationStage"]')
    page.keyboard.press("Space")
    tab_to(page, '[name="thing/par:implementation.1/par:responsibleBody.1/skos:prefLabel.1"]')
    page.keyboard.type("Invented Council")
    tab_to(page, '[name="thing/par:implementation.1/par:startCertainty"]')
    page.keyboard.press("Space")
    tab_to(page, '.deeds.last [value="submit"]')
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Handed in")).to_be_visible()
