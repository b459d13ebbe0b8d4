"""A server over a remote graph brings each revision into it; a graph of something else it leaves alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from entries import KIVA, entry
from instances import Running, eventually, running
from paraugs.graph.comparing import differences
from paraugs.graph.loading import load_into
from paraugs.graph.remote import RemoteGraph
from paraugs.ledger.opening import open_ledger
from paraugs.ledger.sql import SqlLedger
from paraugs.namespaces import PREFIXES
from paraugs.resources import Resources
from paraugs.settings import Settings
from paraugs.terms import IRI, Literal, Triple
from paraugs.wiring import filled_ledger
from servers import Server

TITLE = PREFIXES["dct"] + "title"
ASKED = f"SELECT ?title {{ <{KIVA}> <{TITLE}> ?title }}"
STRANGE = "run `paraugs ledger rebuild`"


@pytest.fixture
def state(tmp_path: Path) -> str:
    """Give the folder for state."""
    return str(tmp_path / "state")


@pytest.fixture
def ledger(state: str, resources: Resources) -> Iterator[SqlLedger]:
    """Give a ledger with what is shipped."""
    with filled_ledger(Settings(data_dir=state), resources):
        pass
    ledger = open_ledger(state + "/ledger.sqlite")
    yield ledger
    ledger.close()


@pytest.fixture
def graph(oxigraph: Server, resources: Resources, ledger: SqlLedger) -> RemoteGraph:
    """Give a remote graph of this release and ledger."""
    graph = RemoteGraph(oxigraph.query, oxigraph.update)
    load_into(resources, graph, None, ledger)
    return graph


def revise(ledger: SqlLedger, title: str) -> int:
    return ledger.append(entry(title=title, action="revise"), expected=ledger.latest(KIVA).number).number


def title_for_visitors(instance: Running) -> str:
    lines = instance.ask(ASKED, "text/csv").body.decode().split("\r\n")
    return lines[1] if len(lines) > 1 else ""


def test_a_revision_reaches_the_store_and_its_readers(
    oxigraph: Server, graph: RemoteGraph, ledger: SqlLedger, state: str, tmp_path: Path
) -> None:
    with running(
        tmp_path, None, data_dir=state, graph=oxigraph.query, graph_update=oxigraph.update
    ) as instance:
        number = 0
        for turn in range(4):
            number = revise(ledger, f"KiVa {turn}")
        assert eventually(lambda: title_for_visitors(instance) == "KiVa 3")
        graph.forget_version()
        assert eventually(lambda: graph.version == str(number))
        page = instance.get(f"/graphs?graph={KIVA}", "application/n-triples")
        assert b"KiVa 3" in page.body
    assert list(differences(graph, ledger)) == []
    assert STRANGE not in (tmp_path / "instance.log").read_text()


def test_a_node_without_the_update_endpoint_leaves_it_to_another(
    oxigraph: Server, graph: RemoteGraph, ledger: SqlLedger, state: str, tmp_path: Path
) -> None:
    with running(tmp_path, None, data_dir=state, graph=oxigraph.query) as instance:
        before = graph.version
        revise(ledger, "KiVa unseen")
        assert eventually(lambda: instance.ask("ASK {}").status == 200)
        assert not eventually(lambda: title_for_visitors(instance) == "KiVa unseen", 2)
        graph.forget_version()
        assert graph.version == before
    assert "PARAUGS_GRAPH_UPDATE" in (tmp_path / "instance.log").read_text()


def test_a_graph_of_something_else_is_told_at_the_start_and_left_alone(
    oxigraph: Server, graph: RemoteGraph, ledger: SqlLedger, state: str, tmp_path: Path, resources: Resources
) -> None:
    graph.clear()
    other = IRI("https://example.org/graph")
    graph.replace(other, [Triple(other, IRI(TITLE), Literal("of another", "en"))])
    with running(
        tmp_path, None, data_dir=state, graph=oxigraph.query, graph_update=oxigraph.update
    ) as instance:
        log = tmp_path / "instance.log"
        assert STRANGE in log.read_text()
        revise(ledger, "KiVa afterwards")
        assert not eventually(lambda: title_for_visitors(instance) != "", 2)
        assert graph.graph_names() == [other]
        load_into(resources, graph, None, ledger)
        revise(ledger, "KiVa at last")
        assert eventually(lambda: title_for_visitors(instance) == "KiVa at last")
        assert log.read_text().count(STRANGE) == 1
