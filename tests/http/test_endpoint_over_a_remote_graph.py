"""Over a SPARQL server of another maker the endpoint keeps its manners: same refusals, places and limits."""

from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from instances import Running, running
from paraugs.graph.remote import RemoteGraph
from paraugs.terms import IRI, Literal, Triple
from servers import Server, oxigraph_server

GRAPH, TO = IRI("http://example.org/g"), IRI("http://example.org/to")
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder: Path = tmp_path_factory.mktemp("oxigraph")
    with oxigraph_server(folder) as started:
        numbers = (Literal(str(number)) for number in range(400))
        RemoteGraph(started.query, started.update).replace(
            GRAPH, [Triple(GRAPH, TO, value) for value in numbers]
        )
        yield started


@pytest.fixture(scope="module")
def instance(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder: Path = tmp_path_factory.mktemp("remote")
    with running(folder, graph=server.query, deadline_seconds=2, processes=1) as started:
        yield started


def test_a_query_is_answered(instance: Running) -> None:
    assert instance.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv").body.split() == [b"n", b"400"]


@pytest.mark.parametrize("query", ["SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "CLEAR ALL"])
def test_what_is_refused_here_never_reaches_the_other_server(instance: Running, query: str) -> None:
    assert instance.ask(query).problem() == "query-refused"


def test_a_fault_in_a_query_has_its_place(instance: Running) -> None:
    problem = instance.ask("SELECT *\n{ ?s ?p }").json()
    assert (problem["status"], problem["line"]) == (400, 2)


def test_the_deadline_is_kept(instance: Running) -> None:
    reply = instance.ask(ENDLESS)
    assert (reply.status, reply.problem()) == (408, "deadline")
    assert reply.seconds < 10


def test_when_the_other_server_is_gone_a_503_says_so(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("server", "instance")]
    for folder in folders:
        folder.mkdir()
    with oxigraph_server(folders[0]) as server, running(folders[1], graph=server.query, processes=1) as own:
        assert own.ask("ASK {}").status == 200
        process = psutil.Process(server.pid)
        process.kill()
        psutil.wait_procs([process], timeout=30)
        reply = own.ask("ASK { ?s ?p ?o }")
        assert (reply.status, reply.problem()) == (503, "graph-unavailable")
        assert server.query in reply.json()["detail"]
        assert own.get("/graphs").status == 503
