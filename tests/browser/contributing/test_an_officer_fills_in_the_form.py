"""An officer fills in the form from nothing until it is handed in, with and without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from browser.contributing.conftest import Officer
from contributing import House
from paraugs.life.record import record_of
from paraugs.short_names import term

TITLE = "Synthetic reading hour {}"
BEGIN = "/contribute/new?kind=practice&state=lv"


def field(page: Page, name: str) -> object:
    return page.locator(f'[name="{name}"]')


def fill_in(page: Page, title: str) -> None:
    """Answer what is required, as somebody who sees the page would."""
    page.get_by_label("Title, text 1", exact=True).fill(title)
    page.get_by_label("One-line summary, text 1").fill("Invented: pupils read aloud to older people.")
    page.get_by_label("Description, text 1", exact=True).fill("Invented: once a week, in libraries.")
    page.get_by_role("group", name="ET 2020 objective").get_by_label("Promoting equity").first.check()
    topics = page.locator("#thing-par-topic-field")
    topics.get_by_text("Choose from").click()
    topics.locator("details details summary").first.click()
    topics.locator("details details[open] input").first.check()
    page.get_by_role("group", name="Learning mode").get_by_label("non-formal", exact=False).first.check()
    page.get_by_role("group", name="Education stage").get_by_label("primary", exact=False).first.check()
    page.get_by_label("Name of the organisation, text 1").fill("Invented Library Council")
    page.get_by_label("Start year").fill("2021")


def press(page: Page, name: str) -> None:
    page.locator(".deeds.last").get_by_role("button", name=name).click()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_from_nothing_to_handed_in(officer: Officer, house: House, scripts: bool) -> None:
    title = TITLE.format("with scripts" if scripts else "without")
    page = officer(BEGIN, scripts=scripts)
    press(page, "Check")
    expect(
        page.get_by_role("heading", name=re.compile("To mend before you can hand it in: 9"))
    ).to_be_visible()
    page.locator("#found").get_by_role("link", name="Title").click()
    fill_in(page, title)
    press(page, "Check")
    expect(page.get_by_role("heading", name="Nothing stands in the way of handing it in")).to_be_visible()
    press(page, "Preview")
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    expect(page.get_by_text("Invented Library Council").first).to_be_visible()
    page.get_by_role("link", name="Back to your draft").click()
    press(page, "Hand in")
    expect(page.get_by_role("heading", name="Handed in")).to_be_visible()
    slug = page.url.partition("/handed-in/")[2].partition("?")[0]
    ledger = house.services.ledger
    assert ledger is not None
    newest = ledger.latest(f"https://w3id.org/paraugs/id/contribution/{slug}")
    assert newest.entry.status == "submitted"
    said = {(t.predicate, str(t.object)) for t in record_of(newest).triples}
    assert (term("dct:title"), title) in said
    assert (term("par:startYear"), "2021") in said
    page.goto("/contribute/drafts")
    expect(page.get_by_text("You have none.")).to_be_visible()
