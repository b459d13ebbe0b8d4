"""What is served comes from the ledger: what was revised there, not what is shipped, after each start."""

from pathlib import Path

import pytest

from entries import KIVA, MORNING, OFFICER, entry
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.loading import Loaded, load
from paraugs.ledger.opening import open_ledger
from paraugs.life.withdrawing import Withdrawal, withdraw
from paraugs.namespaces import PREFIXES
from paraugs.resources import Resources
from paraugs.settings import Settings
from paraugs.terms import IRI, Literal
from paraugs.wiring import filled_ledger, ledger_address


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Give the settings of an instance that was never started."""
    return Settings(data_dir=str(tmp_path / "state"))


def started(settings: Settings, resources: Resources) -> tuple[EmbeddedGraph, Loaded]:
    """Load as a start does."""
    graph = EmbeddedGraph()
    with filled_ledger(settings, resources) as (ledger, _):
        return graph, load(resources, graph, ledger)


def test_a_first_start_serves_what_is_shipped(
    settings: Settings, resources: Resources, shipped_graph: EmbeddedGraph
) -> None:
    graph, loaded = started(settings, resources)
    assert loaded.version == graph.version == shipped_graph.version == "255"
    known = {str(quad) for quad in graph.store if "versionInfo" not in str(quad)}
    assert known == {str(quad) for quad in shipped_graph.store if "versionInfo" not in str(quad)}


def test_a_second_start_serves_the_same(settings: Settings, resources: Resources) -> None:
    assert started(settings, resources)[1].fingerprint == started(settings, resources)[1].fingerprint


def test_what_was_revised_is_served_after_the_next_start(settings: Settings, resources: Resources) -> None:
    before = started(settings, resources)[0]
    ledger = open_ledger(ledger_address(settings))
    ledger.append(entry(title="KiVa as Finland tells it"), expected=ledger.latest(KIVA).number)
    ledger.close()
    after, loaded = started(settings, resources)
    assert loaded.version == "256"
    assert before.fingerprint != after.fingerprint
    (title,) = after.read_graph(IRI(KIVA))
    assert title.object == Literal("KiVa as Finland tells it", "en")


def test_what_was_withdrawn_is_gone_but_for_its_tombstone(settings: Settings, resources: Resources) -> None:
    started(settings, resources)
    ledger = open_ledger(ledger_address(settings))
    latest = ledger.latest(KIVA)
    withdrawal = Withdrawal(OFFICER, MORNING, Literal("It ended.", "en"))
    ledger.append(withdraw(latest, withdrawal), expected=latest.number)
    ledger.close()
    graph, _ = started(settings, resources)
    practice = KIVA.replace("contribution", "practice")
    assert not graph.ask(f"ASK {{ <{practice}> a <{PREFIXES['par']}Practice> }}")
    assert graph.ask(f"ASK {{ <{KIVA}> a <{PREFIXES['par']}Tombstone> }}")


def test_the_ledger_stands_in_the_folder_for_state_unless_chosen(settings: Settings) -> None:
    assert ledger_address(settings) == f"{settings.data_dir}/ledger.sqlite"
    assert ledger_address(Settings(ledger="postgresql://host/paraugs")) == "postgresql://host/paraugs"
