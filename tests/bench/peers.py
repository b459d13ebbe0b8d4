"""The servers compared over the same statements: how each is started and filled, and how big it grows."""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psutil

from paraugs.resources import Resources
from servers import ISQL, free_port, oxigraph_server, virtuoso_server, wait_for

START_SECONDS = 900


@dataclass(frozen=True, slots=True)
class Peer:
    """A server ready to be asked: its endpoint, seconds until it was, and megabytes of memory of its own."""

    name: str
    url: str
    seconds: float
    megabytes: float


@contextmanager
def paraugs(resources: Resources, nquads: Path, folder: Path) -> Iterator[Peer]:
    """Ours, as `paraugs serve` starts it, with default settings.

    It is started twice: the first start writes the practices into a new ledger, and its seconds are told in
    the name; the second is an ordinary start.
    """
    port = free_port()
    command = [str(Path(sys.executable).with_name("paraugs")), "serve", "--port", str(port)]
    environment = os.environ | {
        "PARAUGS_RESOURCES_DIR": str(resources.root),
        "PARAUGS_DATA_DIR": str(folder / "state"),
    }
    url = f"http://127.0.0.1:{port}/sparql"
    with _started("paraugs", command, url, folder, environment) as peer:
        name = f"paraugs (first start {peer.seconds:.1f} s)"
    with _started(name, command, url, folder, environment) as peer:
        yield peer


@contextmanager
def rdflib_endpoint(resources: Resources, nquads: Path, folder: Path) -> Iterator[Peer]:
    """The PyPI package rdflib-endpoint over rdflib's store in memory."""
    port = free_port()
    program = str(Path(sys.executable).with_name("rdflib-endpoint"))
    command = [program, "serve", "--host", "127.0.0.1", "--port", str(port), str(nquads)]
    with _started("rdflib-endpoint", command, f"http://127.0.0.1:{port}/", folder, dict(os.environ)) as peer:
        yield peer


@contextmanager
def oxigraph(resources: Resources, nquads: Path, folder: Path) -> Iterator[Peer]:
    """`oxigraph serve` in memory, with the union as default graph."""
    with oxigraph_server(folder) as server:
        start = time.perf_counter()
        _post(server.query.replace("/query", "/store"), nquads, "application/n-quads")
        yield Peer(
            "oxigraph serve, in memory", server.query, time.perf_counter() - start, _megabytes(server.pid)
        )


@contextmanager
def oxigraph_on_disk(resources: Resources, nquads: Path, folder: Path) -> Iterator[Peer]:
    """`oxigraph serve` with its store on disk, as it is usually run."""
    start = time.perf_counter()
    program = str(Path(sys.executable).with_name("oxigraph"))
    load = [program, "load", "--location", str(folder / "store"), "--file", str(nquads)]
    subprocess.run(load, check=True, capture_output=True, timeout=START_SECONDS)
    with oxigraph_server(folder, location=folder / "store") as server:
        seconds = time.perf_counter() - start
        yield Peer("oxigraph serve, on disk", server.query, seconds, _megabytes(server.pid))


@contextmanager
def virtuoso(resources: Resources, nquads: Path, folder: Path) -> Iterator[Peer]:
    """Virtuoso 7 with buffers that hold everything, filled by its own bulk loader."""
    (folder / "data.nq").symlink_to(nquads)
    with virtuoso_server(folder, buffers=120_000) as server:
        start = time.perf_counter()
        commands = "ld_dir('.', 'data.nq', 'urn:x'); rdf_loader_run(); checkpoint;"
        subprocess.run(
            [str(ISQL), f"127.0.0.1:{server.sql_port}", "dba", "dba", f"exec={commands}"],
            check=True,
            capture_output=True,
            timeout=START_SECONDS,
        )
        yield Peer("Virtuoso 7", server.query, time.perf_counter() - start, _megabytes(server.pid))


@contextmanager
def _started(
    name: str, command: list[str], url: str, folder: Path, environment: dict[str, str]
) -> Iterator[Peer]:
    start = time.perf_counter()
    with (folder / "output.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, env=environment)
    try:
        wait_for(url, process, START_SECONDS)
        yield Peer(name, url, time.perf_counter() - start, _megabytes(process.pid))
    finally:
        process.terminate()
        process.wait(30)


def _post(url: str, path: Path, media_type: str) -> None:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=START_SECONDS)
    with path.open("rb") as body:
        headers = {"Content-Type": media_type, "Content-Length": str(path.stat().st_size)}
        connection.request("POST", parts.path, body, headers)
    response = connection.getresponse()
    if response.status >= 300:
        raise RuntimeError(f"{url}: HTTP {response.status}")
    connection.close()


def _megabytes(pid: int) -> float:
    """Proportional set size of a process and its children: shared pages are counted once in all."""
    process = psutil.Process(pid)
    family = [process, *process.children(recursive=True)]
    return sum(member.memory_full_info().pss for member in family) / 1e6
