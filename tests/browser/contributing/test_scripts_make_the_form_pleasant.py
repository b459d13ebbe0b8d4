"""With scripts the form saves as one goes, grows in place, and long lists can be searched."""

from playwright.sync_api import Page, Route, expect

from browser.contributing.conftest import Officer

BEGIN = "/contribute/new?kind=practice&state=lv"


def write_title(page: Page, title: str) -> None:
    page.get_by_label("Title, text 1", exact=True).fill(title)
    page.get_by_label("Title, text 1", exact=True).blur()


def test_what_is_typed_is_saved_without_a_button(officer: Officer) -> None:
    page = officer(BEGIN)
    expect(page.locator("#saved")).to_have_text("Not saved yet.")
    write_title(page, "Synthetic saved by itself")
    expect(page.locator("#saved")).to_contain_text("Saved at")
    assert page.url.endswith(BEGIN)
    page.goto("/contribute/drafts")
    page.get_by_role("link", name="Synthetic saved by itself").click()
    expect(page.get_by_label("Title, text 1", exact=True)).to_have_value("Synthetic saved by itself")


def test_a_save_that_fails_is_told(officer: Officer) -> None:
    page = officer(BEGIN)

    def fail(route: Route) -> None:
        route.abort()

    page.route("**/contribute/drafts/*", fail)
    write_title(page, "Synthetic lost line")
    expect(page.locator("#saved")).to_contain_text("Not saved. What you typed is still on this page")


def test_a_part_is_added_and_removed_in_place(officer: Officer) -> None:
    page = officer(BEGIN)
    write_title(page, "Synthetic in place")
    outcomes = page.locator("#thing-par-outcome-field")
    outcomes.get_by_role("button", name="Add another: outcome claim").click()
    expect(outcomes.get_by_role("group", name="Outcome claim 2")).to_be_focused()
    assert page.url.endswith(BEGIN)
    expect(page.get_by_label("Title, text 1", exact=True)).to_have_value("Synthetic in place")
    outcomes.get_by_role("button", name="Remove: outcome claim 1").click()
    expect(outcomes.get_by_role("group", name="Outcome claim 2")).to_have_count(0)
    expect(outcomes.get_by_role("group", name="Outcome claim 1")).to_have_count(1)


def test_a_language_of_the_title_opens_a_place_in_every_text(officer: Officer) -> None:
    page = officer(BEGIN)
    write_title(page, "Synthetic in two languages")
    problem = page.locator("#thing-par-problem-field")
    expect(problem.locator("textarea")).to_have_count(1)
    page.locator("#thing-dct-title-field").get_by_role("button", name="Add a language").click()
    expect(problem.locator("textarea")).to_have_count(2)
    expect(page.get_by_label("Title, text 2", exact=True)).to_be_focused()
    first, second = (problem.locator("textarea").nth(place).bounding_box() for place in (0, 1))
    assert first
    assert second
    assert first["y"] == second["y"], "the two texts do not stand side by side"


def test_a_long_list_can_be_searched(officer: Officer) -> None:
    page = officer(BEGIN)
    topics = page.locator("#thing-par-topic-field")
    topics.get_by_text("Choose from").click()
    topics.get_by_label("Show only what contains").fill("integri")
    expect(topics.get_by_label("academic integrity")).to_be_visible()
    expect(topics.get_by_label("bullying", exact=True)).to_be_hidden()
    topics.get_by_label("academic integrity").check()
    topics.get_by_label("Show only what contains").fill("")
    expect(page.locator("#saved")).to_contain_text("Saved at")
    page.locator(".deeds.last").get_by_role("button", name="Save draft").click()
    expect(topics.get_by_text("Chosen: academic integrity")).to_be_visible()
