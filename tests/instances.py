"""Whole instances of the server: real processes on a free port of 127.0.0.1, ended by their own pid."""

import atexit
import http.client
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import psutil

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Reply:
    """An HTTP answer, and how many seconds it took."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    seconds: float

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]

    def json(self) -> Any:
        return json.loads(self.body)

    def problem(self) -> str:
        """The slug of the problem that this answer is."""
        assert self.media_type == "application/problem+json", (self.status, self.body[:200])
        problem = self.json()
        assert problem["status"] == self.status
        return str(problem["type"]).rpartition("/")[2]


@dataclass(frozen=True)
class Running:
    """A running instance."""

    url: str
    process: psutil.Process
    settings: Mapping[str, Any] = field(default_factory=dict)

    def send(
        self, method: str, target: str, headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Reply:
        """Send one request on a connection of its own; nothing is added to the headers."""
        start = time.monotonic()
        place = urlsplit(self.url)
        connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=120)
        try:
            connection.putrequest(method, target, skip_accept_encoding=True)
            for name, value in (headers or {}).items():
                connection.putheader(name, value)
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        seconds = time.monotonic() - start
        return Reply(answer.status, {k.lower(): v for k, v in answer.getheaders()}, content, seconds)

    def get(self, target: str, accept: str = "*/*") -> Reply:
        return self.send("GET", target, {"Accept": accept})

    def ask(self, query: str, accept: str = "*/*") -> Reply:
        """Send a query by direct POST."""
        headers = {"Content-Type": "application/sparql-query", "Accept": accept}
        return self.send("POST", "/sparql", headers, query.encode())

    @property
    def keeper(self) -> psutil.Process:
        """The process that keeps the zygote: the first that the server forks."""
        return min(self.process.children(), key=lambda child: child.pid)

    @property
    def zygote(self) -> psutil.Process:
        """The process that forks workers; its keeper may be about to start it."""
        found: list[psutil.Process] = []
        assert eventually(lambda: found.extend(self.keeper.children()) or found), "the keeper has no zygote"
        return found[0]

    def workers(self) -> list[psutil.Process]:
        """The cage workers of all web processes."""
        return self.zygote.children()

    @property
    def checkers_keeper(self) -> psutil.Process:
        """The process that keeps the zygote of the desk: the second that the server forks."""
        return sorted(self.process.children(), key=lambda child: child.pid)[1]

    def checkers(self) -> list[psutil.Process]:
        """The desk workers of all web processes."""
        assert eventually(self.checkers_keeper.children), "the desk's keeper has no zygote"
        return self.checkers_keeper.children()[0].children()

    def web_processes(self) -> list[psutil.Process]:
        keepers = (self.keeper, self.checkers_keeper)
        return [child for child in self.process.children() if child not in keepers]


@contextmanager
def running(folder: Path, quads: str | None = "", **settings: object) -> Iterator[Running]:
    """Run an instance over N-Quads, or over its ledger (None); `settings` by name, as in `Settings`."""
    file, log = folder / "data.nq", folder / "instance.log"
    file.write_text(quads or "", encoding="utf-8")
    nursery = _nursery()
    assert nursery.stdin
    assert nursery.stdout
    order = {"quads": "" if quads is None else str(file), "log": str(log), "settings": settings}
    nursery.stdin.write(json.dumps(order) + "\n")
    nursery.stdin.flush()
    pid, _, url = nursery.stdout.readline().strip().partition(" ")
    assert url, log.read_text() if log.exists() else "instance_process.py did not start"
    process = psutil.Process(int(pid))
    try:
        yield Running(url, process, settings)
    finally:
        with suppress(psutil.NoSuchProcess):
            process.terminate()
        _, alive = psutil.wait_procs([process], timeout=20)
        assert alive == []


@cache
def _nursery() -> "subprocess.Popen[str]":
    """The process that starts instances, one for the whole session; backtraces are asked for, as some do."""
    command = [sys.executable, str(ROOT / "tests" / "instance_process.py")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "server"), "RUST_BACKTRACE": "1"}
    nursery = subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    atexit.register(_end, nursery)
    return nursery


def _end(nursery: "subprocess.Popen[str]") -> None:
    for pipe in (nursery.stdin, nursery.stdout):
        if pipe:
            pipe.close()
    nursery.wait(10)


def path_of_query(query: str, **parameters: str) -> str:
    """The target of a GET request with a query."""
    rest = "".join(f"&{name}={quote(value, safe='')}" for name, value in parameters.items())
    return f"/sparql?query={quote(query, safe='')}{rest}"


def eventually(is_so: Any, seconds: float = 60.0) -> bool:
    """Tell whether something becomes true in time; the time is for a machine that does much else."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.02)
    return bool(is_so())
