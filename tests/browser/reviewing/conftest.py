"""Those who sign off, review and renew before a real browser, and contributions at every step."""

import logging
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from werkzeug.serving import make_server

from contributing import House, contributing
from http_versions import give_a_past
from life.cast import address, document, practice
from paraugs.contribute.desk.opening import open_desk
from paraugs.ledger.revision import Revision
from paraugs.life.deciding import Decision, decide
from paraugs.life.office import Office
from paraugs.life.renewal import fall_due
from paraugs.life.submitting import Order, submit
from paraugs.people.roles import Role
from paraugs.resources import Resources
from paraugs.settings import Settings
from paraugs.web.office import office as office_of
from paraugs.web.pages.assets import asset_name

Visit = Callable[..., Page]
REVIEW = Decision("review", "Complete and clear.", "I work for an agency that took part. Nothing else.")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, resources: Resources) -> Iterator[House]:
    """Give an application in which something is at every step."""
    if asset_name("paraugs.css") is None:
        pytest.skip("the style sheet is not built: run `make serve` once")
    desk = open_desk(Settings(), resources)
    folder = tmp_path_factory.mktemp("house")
    with contributing(folder, resources, desk, trusted_states="EE") as made:
        give_a_past(made)
        with made.app.app_context():
            fill(made, office_of())
        yield made


def fill(house: House, office: Office) -> None:
    """Let there be a practice submitted, signed off, reviewed, returned, published again, and due."""
    for name in ("submitted", "signed-off", "reviewed", "returned", "published"):
        hand_in(house, office, name)
    coordinator, reviewer = house.actor("coordinator"), house.actor("reviewer", "FI")
    for name in ("signed-off", "reviewed", "published"):
        decide(office, coordinator, address(name), Decision("sign-off"))
    for name in ("reviewed", "published"):
        decide(office, reviewer, address(name), REVIEW)
    decide(office, coordinator, address("returned"), Decision("return", "Say more about what failed."))
    decide(office, coordinator, address("published"), Decision("publish"))
    hand_in(house, office, "published", "A better title")
    due = hand_in(house, office, "due", state="EE")
    fall_due(office.ledger, office.people, due, datetime.now(UTC))
    office.follow()


def hand_in(house: House, office: Office, name: str, title: str = "", state: str = "LV") -> Revision:
    """Hand a synthetic practice in, or revise it."""
    content = document(practice(name, title or f"Synthetic practice, {name}", state.lower()))
    order = Order(contribution=address(name, state.lower()), any_revision=True)
    (receipt,) = submit(office, house.actor("contributor", state), content, order)
    assert receipt.revision
    return receipt.revision


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


@pytest.fixture(scope="module")
def sessions(house: House) -> dict[tuple[Role, str], str]:
    """Give the cookies of those who are signed in."""
    found = dict[tuple[Role, str], str]()
    people: list[tuple[Role, str]] = [("coordinator", "LV"), ("reviewer", "FI"), ("coordinator", "EE")]
    for role, state in people:
        cookie = house.signed_in(role, state).get_cookie("paraugs")
        assert cookie
        found[role, state] = cookie.value
    return found


@pytest.fixture
def visit(browser: Browser, place: str, sessions: dict[tuple[Role, str], str]) -> Iterator[Visit]:
    """Give what opens a page, by path, for somebody who is signed in (or for nobody)."""
    contexts: list[BrowserContext] = []

    def open_page(path: str, who: tuple[Role, str] | None, wide: int = 1280, scheme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": wide, "height": 900},
            java_script_enabled=True,
            color_scheme=scheme,  # type: ignore[arg-type]
            base_url=place,
        )
        contexts.append(context)
        if who:
            context.add_cookies([{"name": "paraugs", "value": sessions[who], "url": place}])
        page = context.new_page()
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
