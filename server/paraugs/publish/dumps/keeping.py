"""The server keeps its dumps at its version: some time after that moved, a process of its own makes new ones.

Every web process watches; the one that comes first has them made, at low priority, so that nobody waits for
it. The process reads the ledger itself, and its death, or that of whoever started it, leaves no half file.
"""

import atexit
import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from paraugs.errors import ParaugsError
from paraugs.publish.dumps.making import turn
from paraugs.publish.dumps.shelf import Shelf
from paraugs.settings import Settings, as_environment

EVERY_SECONDS = 2.0
_LONGEST = 20
"""How many times the pause new dumps wait at most while the version keeps moving."""
_AFTER_FAILURE = 60.0
PROGRAM = "import sys; from paraugs.cli.main import main; sys.exit(main(['dump', '--quiet']))"
"""The command `paraugs dump`, in the Python that runs this."""

log = logging.getLogger(__name__)


def shelf_of(settings: Settings) -> Shelf:
    """Give the shelf of an instance."""
    return Shelf(Path(settings.data_dir, "dumps"))


class Patience:
    """Tells when a version that moves has stood still for long enough, or has moved for too long."""

    def __init__(self, pause: float) -> None:
        self._pause, self._version = pause, ""
        self._moved = self._behind = 0.0

    def is_due(self, version: str, made: str, now: float) -> bool:
        """Tell whether it is time to make something of a version; `made` is that of which there is one."""
        if version == made:
            self._behind = 0.0
            return False
        self._behind = self._behind or now
        if version != self._version:
            self._version, self._moved = version, now
        return now - self._moved >= self._pause or now - self._behind >= _LONGEST * self._pause


class DumpKeeper:
    """Watches the version in one process of the server."""

    def __init__(self, settings: Settings, version: Callable[[], str]) -> None:
        self._settings, self._version, self._shelf = settings, version, shelf_of(settings)
        self._patience = Patience(settings.dumps_after_seconds)
        self._child: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Go on in a thread of its own, which ends with the process; call it after the fork."""
        atexit.register(self._stop)
        threading.Thread(target=self._keep_on, name="dumps", daemon=True).start()

    def step(self, now: float) -> bool:
        """Have dumps made if it is time; False when that failed."""
        newest = self._shelf.newest()
        if not self._patience.is_due(self._version(), newest.fingerprint if newest else "", now):
            return True
        with turn(self._shelf.folder) as is_free:
            if not is_free:
                return True
        return self._make()

    def _make(self) -> bool:
        environment = {**os.environ, **as_environment(self._settings)}
        self._child = subprocess.Popen(
            [sys.executable, "-c", PROGRAM], env=environment, stdin=subprocess.DEVNULL
        )
        status = self._child.wait()
        if status:
            log.error("the dumps were not made (status %s); this is tried again", status)
        return not status

    def _stop(self) -> None:
        if self._child and self._child.poll() is None:
            self._child.terminate()

    def _keep_on(self) -> None:
        pause = threading.Event()
        while not pause.wait(EVERY_SECONDS):
            try:
                is_well = self.step(time.monotonic())
            except (ParaugsError, OSError) as error:
                log.error("%s; the dumps wait", error)
                is_well = False
            if not is_well:
                pause.wait(_AFTER_FAILURE)
