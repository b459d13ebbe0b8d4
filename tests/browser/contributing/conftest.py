"""An officer of a ministry before a real browser, at a server that contributions are handed in to."""

import logging
import threading
from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from werkzeug.serving import make_server

from contributing import PASSWORD, House, contributing
from paraugs.contribute.desk.opening import open_desk
from paraugs.resources import Resources
from paraugs.settings import Settings
from paraugs.web.pages.assets import asset_name

Officer = Callable[..., Page]

expect.set_options(timeout=20_000)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, resources: Resources) -> Iterator[House]:
    """Give an application with a ledger, people and a desk of its own."""
    if asset_name("form.js") is None:
        pytest.skip("the script of the form is not built: run `make serve` once")
    desk = open_desk(Settings(), resources)
    with contributing(tmp_path_factory.mktemp("house"), resources, desk) as made:
        yield made


@pytest.fixture(scope="module")
def place(house: House) -> Iterator[str]:
    """Serve it on a free port of this machine; the address."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, house.app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def officer(browser: Browser, house: House, place: str) -> Iterator[Officer]:
    """Give what signs somebody in and shows a page, by its path; options are those of a browser context."""
    contexts: list[BrowserContext] = []

    def sign_in(path: str, *, wide: int = 1280, scripts: bool = True) -> Page:
        house.actor("contributor")
        context = browser.new_context(
            viewport={"width": wide, "height": 900}, java_script_enabled=scripts, base_url=place
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(f"/account/sign-in?next={quote(path, safe='')}")
        page.get_by_label("E-mail address").fill("contributor-lv-en@example.org")
        page.get_by_label("Password").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "/account/sign-in" not in url)
        return page

    yield sign_in
    for context in contexts:
        context.close()
