"""The pages of review and renewal: accessible in light and dark, usable at 320 pixels and by keyboard."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from browser.reviewing.conftest import Visit
from contributing import House
from http_versions import KIVA
from life.cast import address
from paraugs.people.roles import Role

Who = tuple[Role, str] | None
LATVIA: Who = ("coordinator", "LV")
PAGES: dict[str, tuple[str, Who]] = {
    "what waits": ("/en/contribute/waiting", LATVIA),
    "to sign off": ("/lv/contributions/lv/submitted", LATVIA),
    "to review": ("/en/contributions/lv/signed-off", ("reviewer", "FI")),
    "to publish": ("/en/contributions/lv/reviewed", LATVIA),
    "due": ("/lv/contributions/ee/due", ("coordinator", "EE")),
    "a preview": ("/en/contributions/lv/published/changes", LATVIA),
    "an overdue practice": ("/en/doc/practice/ee/due", None),
    "a reviewed practice": ("/lv/doc/practice/lv/published", None),
    "a public contribution": ("/en/contributions/lv/published", None),
    "a tombstone": ("/en/doc/practice/no/ny-giv", None),
    "a record": ("/en/doc/contribution/fi/kiva", None),
    "an old version": ("/en/doc/revision/{old}", None),
    "a comparison": ("/lv/doc/revision/{new}?against={old}", None),
}
EVERY_PAGE = pytest.mark.parametrize("name", PAGES)


@pytest.fixture
def paths(house: House) -> dict[str, str]:
    """Give the path of every page."""
    ledger = house.services.ledger
    assert ledger
    old, new, *_ = ledger.history(KIVA)
    return {name: path.format(old=old.number, new=new.number) for name, (path, _) in PAGES.items()}


@EVERY_PAGE
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(visit: Visit, paths: dict[str, str], name: str, scheme: str) -> None:
    page = visit(paths[name], PAGES[name][1], scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()


@EVERY_PAGE
def test_nothing_runs_over_the_edge_at_320_pixels(visit: Visit, paths: dict[str, str], name: str) -> None:
    page = visit(paths[name], PAGES[name][1], wide=320)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@EVERY_PAGE
def test_targets_are_large_enough(visit: Visit, paths: dict[str, str], name: str) -> None:
    """WCAG 2.2, 2.5.8: links outside of sentences, buttons and fields are 24 pixels high."""
    page = visit(paths[name], PAGES[name][1], wide=390)
    small = page.evaluate(
        "[...document.querySelectorAll('.version a, .timeline a, .queue > li > a, .past a, nav a, button,"
        " select, summary, textarea, input:not([type=hidden]):not([type=radio])')]"
        ".filter(e => e.getClientRects().length && !e.matches('.skip'))"
        ".filter(e => e.getBoundingClientRect().height < 24).map(e => e.textContent.trim())"
    )

    assert small == []


def test_signing_off_by_keyboard_alone(visit: Visit, house: House) -> None:
    page = visit("/en/contributions/lv/submitted", LATVIA)
    page.locator("#sign-off-text").focus()
    page.keyboard.type("Checked with the school.")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Sign off"
    page.keyboard.press("Enter")

    expect(page.locator(".standing")).to_contain_text("signed off by its state, waits for a review")
    expect(page.locator(".timeline")).to_contain_text("Checked with the school.")
    assert house.services.ledger
    assert house.services.ledger.latest(address("submitted")).entry.status == "signed-off"


def test_what_is_missing_is_asked_for_before_it_is_sent(visit: Visit, house: House) -> None:
    page = visit("/en/contributions/lv/signed-off", ("reviewer", "FI"))
    page.get_by_label("What you think").fill("Clear.")
    page.get_by_role("button", name="Give the review and pass it on").click()

    assert page.evaluate("document.activeElement.id") == "review-conflict"
    assert house.services.ledger
    assert house.services.ledger.latest(address("signed-off")).entry.status == "signed-off"


def test_steps_that_are_rare_are_folded_and_open_by_keyboard(visit: Visit) -> None:
    page = visit("/en/contributions/lv/reviewed", LATVIA)
    reason = page.get_by_label("Why it is given up")
    expect(reason).not_to_be_visible()
    page.get_by_text("Withdraw it").focus()
    page.keyboard.press("Enter")

    expect(reason).to_be_visible()


def test_a_version_leads_to_the_next_and_back(visit: Visit, paths: dict[str, str]) -> None:
    page = visit(paths["an old version"], None)
    page.get_by_role("link", name="The newest version").click()
    page.get_by_role("link", name="What changed since version").click()

    expect(page.locator("ins").first).to_be_visible()
    page.get_by_role("link", name="All versions").click()
    expect(page.get_by_role("heading", name="Versions")).to_be_visible()
