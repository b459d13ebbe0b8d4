"""The pages of accounts, served to a real browser."""

import logging
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from werkzeug.serving import make_server

from entries import BOOKS, MORNING
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.named import NamedQueries
from paraugs.ledger.harvested import Ending, HarvestItem, KeptSource, Run
from paraugs.ledger.harvests import Harvests
from paraugs.resources import Resources
from paraugs.services import Services
from paraugs.settings import Settings
from paraugs.web.app import create_app
from paraugs.web.pages.assets import asset_name
from persons import CAST, enrol, ledger_in, people_of


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, resources: Resources) -> Iterator[str]:
    """Serve an application that keeps the cast; its address."""
    if asset_name("paraugs.css") is None:
        pytest.skip("the style sheet is not built: run `make serve` once")
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    ledger, graph = ledger_in(tmp_path_factory.mktemp("people")), EmbeddedGraph()
    people = people_of(ledger)
    enrol(people, *CAST)
    source = KeptSource("lv/synthetic", "rdf", "https://example.org/practices.ttl")
    stopped = Run(
        MORNING, MORNING, "stopped", "Synthetic: much is gone.", {"gone": 1}, ((BOOKS, "left", "Why"),)
    )
    kept, gone = Harvests(ledger.database), (HarvestItem(BOOKS, BOOKS, MORNING),)
    kept.put(source)
    kept.finish(Ending(source, source, frozenset(), gone, stopped))
    services = Services(Settings(), resources, graph, graph, NamedQueries(resources))
    server = make_server(
        "127.0.0.1", 0, create_app(replace(services, ledger=ledger, people=people)), threaded=True
    )
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    ledger.close()
