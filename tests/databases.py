"""PostgreSQL for the tests: a server of their own on 127.0.0.1, in a folder of its own, ended at the end.

Its programs refuse to run as root; then they run as the user `postgres` that Debian's package makes.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from servers import free_port

PROGRAMS = [Path(found).resolve().parent for found in (shutil.which("initdb"),) if found] + sorted(
    Path("/usr/lib/postgresql").glob("*/bin"), reverse=True
)
POSTGRESQL_MISSING = "needs PostgreSQL: apt-get install postgresql"
_NAMES = (f"ledger{number}" for number in count(1))


@dataclass(frozen=True)
class PostgreSQL:
    """A running server."""

    folder: Path
    port: int

    def new_database(self) -> str:
        """Make an empty database; its URL."""
        name = next(_NAMES)
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "paraugs", name)
        return f"postgresql://paraugs@127.0.0.1:{self.port}/{name}"

    def start(self) -> None:
        """Start, and wait until it answers."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder}"
        log = str(self.folder / "server.log")
        self._run(
            "pg_ctl", "-D", str(self.folder / "data"), "-w", "-t", "180", "-l", log, "-o", options, "start"
        )

    def stop(self, mode: str = "immediate") -> None:
        """Stop; `immediate` is as a crash is: nothing is finished."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-m", mode, "stop")

    def _run(self, program: str, *arguments: str) -> None:
        _run(self.folder, program, *arguments)


@contextmanager
def postgresql_server() -> Iterator[PostgreSQL]:
    """Run a server; it keeps its promises about the disk (fsync is on), as the ledger relies on them."""
    folder = Path(tempfile.mkdtemp(prefix="paraugs-postgresql-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    server = PostgreSQL(folder, free_port())
    try:
        _run(folder, "initdb", "-D", str(folder / "data"), "-A", "trust", "-U", "paraugs", "-E", "UTF8", "-N")
        server.start()
        yield server
        server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(folder: Path, program: str, *arguments: str) -> None:
    as_user = (
        ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
    )
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    command = [*as_user, str(PROGRAMS[0] / program), *arguments]
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(command, cwd=folder, env=environment, stdout=output, stderr=output, check=False)
        output.seek(0)
        assert done.returncode == 0, output.read().decode()
