"""The workbench in a real browser: keyboard all the way, completion, history; and without scripts."""

import pytest
from playwright.sync_api import Browser, Page, expect

PATIENCE_MS = 20_000


def typed(page: Page, text: str) -> None:
    """Type into the editor, as somebody who came there by keyboard."""
    page.locator(".cm-content").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


@pytest.fixture
def page(browser: Browser, address: str) -> Page:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto("/en/query", wait_until="networkidle")
    yield page
    context.close()


def test_a_query_is_written_and_run_by_keyboard_alone(page: Page) -> None:
    typed(page, "SELECT (2 * COUNT(*) AS ?n) { ?p a par:Practice }")
    page.keyboard.press("Control+Enter")

    page.wait_for_url("**/query?**")
    expect(page.get_by_role("cell", name="510")).to_be_visible(timeout=PATIENCE_MS)


def test_tab_leaves_the_editor(page: Page) -> None:
    typed(page, "ASK {}")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.tagName") in ("BUTTON", "A", "INPUT")


def test_a_label_completes_to_its_term_with_its_prefix(page: Page) -> None:
    typed(page, "SELECT * { ?p par:topic ")
    page.keyboard.type("bullying", delay=30)
    page.keyboard.press("Control+Space")
    option = page.locator(".cm-tooltip-autocomplete li").first
    expect(option).to_be_visible(timeout=PATIENCE_MS)
    page.wait_for_timeout(
        200
    )  # A list that has just opened takes no key at once, so that nobody chooses unseen.
    page.keyboard.press("Enter")

    assert "topic:bullying" in page.locator(".cm-content").inner_text()


def test_what_was_run_is_remembered_by_the_browser_and_can_be_forgotten(page: Page) -> None:
    typed(page, "ASK { ?remembered ?a ?b }")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/query?**")
    history = page.locator("details", has_text="Queries that you ran")
    history.locator("summary").click()

    expect(history).to_contain_text("?remembered", timeout=PATIENCE_MS)
    history.get_by_role("button", name="Forget").first.click()
    expect(history).not_to_contain_text("?remembered", timeout=PATIENCE_MS)


def test_without_scripts_the_same_page_answers(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/en/query")
    page.locator("textarea[name=query]").fill(
        "PREFIX par: <https://w3id.org/paraugs/ontology#> ASK { ?p a par:Practice }"
    )
    page.get_by_role("button", name="Run", exact=True).click()

    assert "Yes" in page.locator("main").inner_text()
    context.close()
