"""No query opens a connection or a file: its words are refused, and the kernel would not let it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from socket import create_server, socket

import pytest

from instances import ROOT, Running

# What a worker could do if the lexer were not there: run in a process that is confined as a worker is.
CONFINED = """
import json, socket, sys
import pyoxigraph as ox
from paraugs.graph.cage.confinement import confine

def outcome(action):
    try:
        action()
    except BaseException as error:
        return type(error).__name__
    return "done"

store, port = ox.Store(), sys.argv[1]
where = f"http://127.0.0.1:{port}/data.ttl"
confine(256 << 20)
print(json.dumps({
    "socket": outcome(lambda: socket.create_connection(("127.0.0.1", int(port)))),
    "file": outcome(lambda: open(sys.argv[2])),
    "service": outcome(lambda: list(store.query("SELECT * { SERVICE <%s> { ?s ?p ?o } }" % where))),
    "load": outcome(lambda: store.update("LOAD <%s>" % where)),
    "load of a file": outcome(lambda: store.update("LOAD <file://%s>" % sys.argv[2])),
    "memory": outcome(lambda: bytearray(512 << 20)),
}))
"""


@pytest.fixture
def listener() -> Iterator[socket]:
    """A server on loopback that must never be called."""
    with create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def address(listener: socket) -> str:
    return f"http://127.0.0.1:{listener.getsockname()[1]}/data.ttl"


def nobody_called(listener: socket) -> bool:
    try:
        listener.accept()
    except BlockingIOError:
        return True
    return False


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <%s> { ?s ?p ?o } }",
        "SELECT * { BIND(<%s> AS ?g) SERVICE SILENT ?g { ?s ?p ?o } }",
        "LOAD <%s>",
        "LOAD <%s> INTO GRAPH <http://example.org/g>",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <%s> { ?s ?p ?o } }",
    ],
)
def test_a_query_that_would_call_another_server_is_refused(
    instance: Running, listener: socket, query: str
) -> None:
    reply = instance.ask(query % address(listener))
    assert (reply.status, reply.problem()) == (403, "query-refused")
    assert nobody_called(listener)


def test_a_dataset_of_web_addresses_and_files_is_looked_up_in_the_graph_alone(
    instance: Running, listener: socket, tmp_path: Path
) -> None:
    file = tmp_path / "secret.ttl"
    file.write_text("<http://example.org/a> <http://example.org/b> 1 .")
    for name in (address(listener), file.as_uri()):
        dataset = f"FROM <{name}> FROM NAMED <{name}>"
        reply = instance.ask(f"SELECT * {dataset} {{ {{ ?s ?p ?o }} UNION {{ GRAPH ?g {{ ?s ?p ?o }} }} }}")
        assert (reply.status, reply.json()["results"]["bindings"]) == (200, [])
    assert nobody_called(listener)


def test_a_confined_process_opens_nothing_and_grows_no_further(listener: socket, tmp_path: Path) -> None:
    file = tmp_path / "secret.nt"
    file.write_text("<http://example.org/a> <http://example.org/b> 1 .")
    port = str(listener.getsockname()[1])
    done = subprocess.run(
        [sys.executable, "-c", CONFINED, port, str(file)],
        env={"PYTHONPATH": str(ROOT / "server")},
        capture_output=True,
        check=True,
        timeout=60,
    )
    outcomes = json.loads(done.stdout)
    assert outcomes.pop("memory") == "MemoryError"
    assert set(outcomes.values()).isdisjoint({"done"}), outcomes
    assert nobody_called(listener)
