"""The reference client of event streams reads all in order, resumes with nothing twice, and follows."""

from pathlib import Path

import pytest

import ldes_client
import node_packages
from entries import COUNTRIES, entry
from http_server import Server
from ldes_client import Client
from mirroring import Event
from paraugs.graph.release import CONTRIBUTIONS
from paraugs.ledger.revision import digest
from paraugs.settings import Settings
from paraugs.wiring import existing_ledger


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the client once."""
    folder = tmp_path_factory.mktemp("ldes")
    if unreachable := node_packages.install(ldes_client.SOURCE, folder):
        pytest.skip(f"needs the npm registry: {unreachable}")
    return folder


def publish(server: Server, name: str) -> str:
    """Have Latvia publish something; its IRI."""
    iri = f"{CONTRIBUTIONS}lv/{name}"
    with existing_ledger(Settings(data_dir=str(server.folder))) as ledger:
        assert ledger.append(entry(iri, name)).entry.member_state == COUNTRIES["lv"]
    return iri


def positions(events: list[Event]) -> list[int]:
    return [event.position for event in events]


def test_it_reads_in_order_resumes_and_follows(installed: Path, server: Server, tmp_path: Path) -> None:
    client = Client(installed, f"{server.address}/ldes", tmp_path / "state")
    events = client.read()
    assert len(events) > 255
    assert positions(events) == list(range(1, len(events) + 1))
    assert all(digest(event.canonical().encode()) == event.sha256 for event in events[9:])
    assert client.read() == []

    first = publish(server, "read-by-the-client")
    assert [(event.kind, event.member) for event in client.read()] == [("Create", first)]

    second = publish(server, "followed-by-the-client")
    with client.following() as coming:
        assert next(coming).member == second
        third = publish(server, "heard-of-while-following")
        event = next(coming)
        assert (event.kind, event.member) == ("Create", third)
