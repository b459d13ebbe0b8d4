"""SPARQL servers of other makers for the tests: on loopback, in a folder given, ended by their own pid."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

VIRTUOSO = shutil.which("virtuoso-t")
ISQL = shutil.which("isql-vt")
VIRTUOSO_MISSING = "needs Virtuoso 7: apt-get install virtuoso-opensource-7"

_READY_SECONDS = 60
_VIRTUOSO_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
ErrorLogLevel = 7
FileExtend = 200
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql_port}
DisableUnixSocket = 1
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty_buffers}
MaxClientConnections = 4
CheckpointInterval = 0
DirsAllowed = .
ThreadsPerQuery = 2
[HTTPServer]
ServerPort = 127.0.0.1:{http_port}
ServerRoot = .
ServerThreads = 8
MaxKeepAlives = 8
KeepAliveTimeout = 5
[SPARQL]
ResultSetMaxRows = {max_rows}
MaxQueryExecutionTime = 60
[Plugins]
[Client]
[VDB]
[AutoRepair]
"""


@dataclass(frozen=True)
class Server:
    """A running SPARQL 1.1 server: where it answers queries and where it takes updates."""

    query: str
    update: str
    pid: int
    sql_port: int = 0


@contextmanager
def oxigraph_server(folder: Path, union: bool = True, location: Path | None = None) -> Iterator[Server]:
    """Run `oxigraph serve` in memory or at a location; `union` makes its default graph that of all graphs."""
    port = free_port()
    command = [str(Path(sys.executable).with_name("oxigraph")), "serve", "--bind", f"127.0.0.1:{port}"]
    command += ["--union-default-graph"] if union else []
    command += ["--location", str(location)] if location else []
    with _running(command, folder) as process:
        server = Server(f"http://127.0.0.1:{port}/query", f"http://127.0.0.1:{port}/update", process.pid)
        wait_for(server.query, process)
        yield server


@contextmanager
def virtuoso_server(folder: Path, max_rows: int = 1_000_000, buffers: int = 8_000) -> Iterator[Server]:
    """Run Virtuoso 7 with a database of its own; it gives at most `max_rows` rows; a buffer has 8 KiB."""
    assert VIRTUOSO, VIRTUOSO_MISSING
    sql_port, http_port = free_port(), free_port()
    settings = _VIRTUOSO_INI.format(
        sql_port=sql_port,
        http_port=http_port,
        max_rows=max_rows,
        buffers=buffers,
        dirty_buffers=buffers * 3 // 4,
    )
    (folder / "virtuoso.ini").write_text(settings)
    with _running([VIRTUOSO, "+foreground", "+configfile", "virtuoso.ini"], folder) as process:
        server = Server(
            f"http://127.0.0.1:{http_port}/sparql",
            f"http://dba:dba@127.0.0.1:{http_port}/sparql-auth",
            process.pid,
            sql_port,
        )
        wait_for(server.query, process)
        yield server


def free_port() -> int:
    """Find a TCP port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(command: list[str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    with (folder / "output.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_for(url: str, process: subprocess.Popen[bytes], seconds: float = _READY_SECONDS) -> None:
    """Wait until a SPARQL endpoint answers; RuntimeError when its process ended or the time is over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args} ended at its start")
        try:
            urllib.request.urlopen(f"{url}?query=ASK%7B%7D", timeout=5).close()
            return
        except urllib.error.HTTPError as error:
            error.close()
        except OSError:
            pass
        time.sleep(0.05)
    raise RuntimeError(f"{url} is not ready after {seconds} s")
