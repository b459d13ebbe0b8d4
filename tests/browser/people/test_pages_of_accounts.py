"""The pages of accounts in a real browser: accessible in light and dark, without script, at 320 pixels."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from browser.people.signing_in import TOO_SMALL, opened

PATHS = (
    "/account",
    "/account/password",
    "/account/tokens",
    "/account/people",
    "/account/audit",
    "/contribute/sources",
    "/contribute/sources/lv/synthetic",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(browser: Browser, place: str, scheme: str) -> None:
    with opened(browser, place, color_scheme=scheme) as page:
        for path in PATHS:
            page.goto(f"/lv{path}")
            found = Axe().run(page)
            assert found.violations_count == 0, found.generate_report()


def test_axe_finds_none_where_something_is_wrong(browser: Browser, place: str) -> None:
    with opened(browser, place) as page:
        page.goto("/en/account/people")
        page.get_by_label("Name of the person").fill("Linda")
        page.get_by_label("E-mail address").fill("linda@example.org")
        page.get_by_role("button", name="Invite", exact=True).click()
        assert page.title().startswith("Error: People")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        page.get_by_role("link", name="Choose the state").click()
        assert page.url.endswith("#state")


def test_axe_finds_none_before_signing_in(browser: Browser, place: str) -> None:
    page = browser.new_page(base_url=place)
    page.goto("/en/account/sign-in")
    page.get_by_label("E-mail address").fill("nobody@example.org")
    page.get_by_label("Password").fill("a wrong password")
    page.get_by_role("button", name="Sign in").click()
    assert page.get_by_role("alert").inner_text() == "The e-mail address or the password is wrong."
    found = Axe().run(page)
    page.close()
    assert found.violations_count == 0, found.generate_report()


def test_nothing_runs_over_the_edge_and_targets_are_large(browser: Browser, place: str) -> None:
    with opened(browser, place, viewport={"width": 320, "height": 700}) as page:
        for path in PATHS:
            page.goto(f"/lv{path}")
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
            assert page.evaluate(TOO_SMALL) == [], path


def test_all_of_it_works_without_script(browser: Browser, place: str) -> None:
    with opened(browser, place, java_script_enabled=False) as page:
        page.goto("/en/account/tokens")
        page.get_by_label("What for").fill("synthetic job")
        page.get_by_role("button", name="Make the token").click()
        assert page.locator("pre.once").inner_text().startswith("paraugs_")
        page.get_by_role("button", name="Revoke synthetic job").click()
        assert page.get_by_role("cell", name="revoked").is_visible()
        page.get_by_role("button", name="Sign out").click()
        assert page.get_by_role("heading", name="Sign in", exact=True).is_visible()
