"""A tab of somebody who has signed in, and what is too small in it."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from persons import OTTO, PASSWORD

TOO_SMALL = """[...document.querySelectorAll('header a, button, select, input:not([type=hidden])')]
  .filter(e => e.getClientRects().length && !e.matches('.skip, [type=checkbox], [type=radio]'))
  .map(e => [e.textContent.trim(), e.getBoundingClientRect().height]).filter(([_, height]) => height < 24)"""


@contextmanager
def opened(browser: Browser, place: str, **options: object) -> Iterator[Page]:
    """Give a tab of somebody who has signed in."""
    context = browser.new_context(base_url=place, **options)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto("/en/account/sign-in")
    page.get_by_label("E-mail address").fill(OTTO.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="Otto").wait_for()
    yield page
    context.close()
