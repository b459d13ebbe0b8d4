"""A real browser and a real server, or a reason why there is none."""

import logging
import shutil
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.named import NamedQueries
from paraugs.resources import Resources
from paraugs.services import Services
from paraugs.settings import Settings
from paraugs.web.app import create_app
from paraugs.web.pages.assets import asset_name

QUIET = (
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="session")
def address(resources: Resources, shipped_graph: EmbeddedGraph) -> Iterator[str]:
    """Serve the shipped data on a free port of this machine; the address."""
    if asset_name("paraugs.css") is None:
        pytest.skip("the style sheet is not built: run `make serve` once")
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    app = create_app(Services(Settings(), resources, shipped_graph, shipped_graph, NamedQueries(resources)))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium; skip where it is not installed."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not installed: `apt-get install chromium` (or `make test` as root)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield started
        started.close()
