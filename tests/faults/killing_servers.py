"""Run as a program: kill -9 the processes of a server at random moments, and look whether anything is lost.

    python tests/faults/killing_servers.py FOLDER [--rounds 20] [--seed 1] [--longest 2.0]

In each round clients hand in, revise, decide, withdraw and read over HTTP, and after `--longest` seconds or
less one process is killed: a web process, all of them, the zygote of queries or of the desk, a keeper, or the
whole server, which is started again. Then the clients stop, and what was acknowledged must be in the ledger
and served; nothing else may be, and nothing twice; every web process, the graphs and what follows from them
must agree with the ledger; and what a reader was shown meanwhile must be what the ledger has at the version
that was told. The exit code is 0 when all that holds.
"""

import argparse
import contextlib
import io
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent / "server")]

from faults.judgement import Judge  # noqa: E402
from faults.kept_record import KeptRecord  # noqa: E402
from faults.server_load import Load, Tokens  # noqa: E402
from instances import eventually  # noqa: E402
from paraugs.cli.main import main as paraugs  # noqa: E402
from paraugs.resources import find_resources  # noqa: E402
from paraugs.settings import read_settings  # noqa: E402
from paraugs.wiring import filled_ledger  # noqa: E402

SERVE = "import sys; from paraugs.cli.main import main; sys.exit(main(['serve', '--port', '0']))"
VICTIMS = (
    "web",
    "web",
    "web",
    "all web",
    "zygote",
    "zygote",
    "desk",
    "keeper",
    "desk keeper",
    "server",
    "server",
)


def main() -> int:
    """Run the rounds; 1 and a line for each fault when something is wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="a new folder for the state of the server")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--longest", type=float, default=2.0, help="seconds before the kill, at most")
    arguments = parser.parse_args()
    os.environ.update(PARAUGS_DATA_DIR=str(arguments.folder), PARAUGS_TRUSTED_STATES="FI")
    killed = Killed(arguments.folder, random.Random(arguments.seed), arguments.longest)
    try:
        for number in range(1, arguments.rounds + 1):
            victim, faults = killed.run(is_whole=number == arguments.rounds or number % 10 == 0)
            print(f"round {number}: {victim}, {killed.told()}", file=sys.stderr, flush=True)
            if faults:
                print(f"round {number} ({victim}), seed {arguments.seed}:", *faults, sep="\n  ")
                return 1
    finally:
        killed.end()
    print(f"{arguments.rounds} rounds, {killed.told()}: nothing lost")
    return 0


class Killed:
    """A server that is killed again and again, its clients, and the judge."""

    def __init__(self, folder: Path, draw: random.Random, longest: float) -> None:
        self._draw, self._longest, self._log = draw, longest, folder / "server.log"
        self._deck = list[str]()
        folder.mkdir(parents=True, exist_ok=True)
        with filled_ledger(read_settings(), find_resources()) as (ledger, _):
            self._judge = Judge(KeptRecord(), ledger, ledger.head().number, folder / "index")
        self._tokens = Tokens(
            token("FI", "contributor"),
            token("LV", "contributor"),
            token("LV", "coordinator"),
            token("EE", "reviewer"),
        )
        self._server, self._url, self._keepers = self._start()

    def told(self) -> str:
        """Say how much was done."""
        record = self._judge.record
        cut_off = len(record.begun) - len(set(record.acknowledged.values()))
        return (
            f"{len(record.acknowledged)} revisions acknowledged, {cut_off} requests cut off or refused, "
            f"{record.looked_at} answers looked at"
        )

    def run(self, is_whole: bool) -> tuple[str, list[str]]:
        """Kill one process during a load; give what was killed, and the faults found."""
        load, victim = (
            Load(self._url, self._tokens, self._judge.record, self._draw),
            self._next_victim(),
        )
        load.start()
        time.sleep(0.2 + self._draw.random() * self._longest)
        for process in self._chosen(victim):
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        time.sleep(self._draw.random() * self._longest / 3)
        if victim in ("server", "keeper", "desk keeper"):
            self.end()
            load.stop()
            self._server, self._url, self._keepers = self._start()
        else:
            load.stop()
        return victim, list(self._faults(is_whole))

    def _next_victim(self) -> str:
        """Draw a victim so that each kind comes as often as it stands in the list."""
        if not self._deck:
            self._deck = self._draw.sample(VICTIMS, len(VICTIMS))
        return self._deck.pop()

    def end(self) -> None:
        """End the server as hard as can be."""
        children = self._server.children(recursive=True) if self._server.is_running() else []
        with contextlib.suppress(psutil.NoSuchProcess):
            self._server.send_signal(signal.SIGKILL)
        self._server.wait(20)
        psutil.wait_procs(children, 20)

    def _faults(self, is_whole: bool) -> Iterator[str]:
        judge = self._judge
        yield from judge.record.faults
        yield from judge.faults_of_the_ledger()
        yield from judge.faults_of_what_was_shown()
        yield from judge.faults_of_the_server(self._url, is_whole)
        if is_whole:
            yield from map(str, judge.ledger.verify())
        judge.record.shown.clear()

    def _chosen(self, victim: str) -> list[psutil.Process]:
        cage, desk = self._keepers
        web = [child for child in self._server.children() if child not in self._keepers]
        match victim:
            case "web":
                return [self._draw.choice(web)] if web else []
            case "all web":
                return web
            case "zygote":
                return cage.children()
            case "desk":
                return desk.children()
            case "keeper":
                return [cage]
            case "desk keeper":
                return [desk]
        return [self._server]

    def _start(self) -> tuple[psutil.Process, str, list[psutil.Process]]:
        with self._log.open("ab") as log:
            started = subprocess.Popen(
                [sys.executable, "-c", SERVE], stdout=subprocess.PIPE, stderr=log, text=True
            )
        assert started.stdout
        for line in started.stdout:
            if line.startswith("serving on "):
                server = psutil.Process(started.pid)
                assert eventually(lambda server=server: len(server.children()) >= 4)
                keepers = sorted(server.children(), key=lambda child: child.pid)[:2]
                return server, line.split()[2], keepers
        raise RuntimeError(self._log.read_text(errors="replace")[-2000:])


def token(state: str, role: str) -> str:
    """Make a token as an operator does."""
    told = io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(io.StringIO()):
        assert paraugs(["token", "create", "--state", state, "--role", role]) == 0
    return told.getvalue().strip()


if __name__ == "__main__":
    sys.exit(main())
