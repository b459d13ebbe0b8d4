"""The server reads sources when they are due: a process of its own does, at low priority.

When that is stands in the database, so a restart forgets nothing. Every web process watches; one at a time on
a machine starts the reading, and a source is read by one in the whole cluster.
"""

import atexit
import fcntl
import logging
import os
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

from paraugs.errors import LedgerDamaged, LedgerUnavailable
from paraugs.ledger.harvests import Harvests
from paraugs.settings import Settings, as_environment

EVERY_SECONDS = 2.0
_AFTER_FAILURE = 60.0
_NICE = 10
PROGRAM = (
    f"import os, sys; os.nice({_NICE}); from paraugs.cli.main import main; "
    "sys.exit(main(['harvest', 'run', '--due', '--quiet']))"
)
"""The command `paraugs harvest run --due`, in the Python that runs this."""

log = logging.getLogger(__name__)


class Scheduler:
    """Watches the sources in one process of the server."""

    def __init__(self, settings: Settings, kept: Harvests) -> None:
        self._settings, self._kept = settings, kept
        self._child: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Go on in a thread of its own, which ends with the process; call it after the fork."""
        atexit.register(self._stop)
        threading.Thread(target=self._keep_on, name="harvests", daemon=True).start()

    def step(self, now: datetime) -> None:
        """Have what is due read, unless another process of this machine does."""
        if not self._kept.is_due(now):
            return
        descriptor = os.open(Path(self._settings.data_dir, "harvesting.lock"), os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._read()
        except BlockingIOError:
            return
        finally:
            os.close(descriptor)

    def _read(self) -> None:
        environment = {**os.environ, **as_environment(self._settings)}
        self._child = subprocess.Popen(
            [sys.executable, "-c", PROGRAM],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        status = self._child.wait()
        if status not in (0, 1):  # 1: a source failed, which stands in its own log.
            log.error("sources could not be read (status %s)", status)
            threading.Event().wait(_AFTER_FAILURE)

    def _stop(self) -> None:
        if self._child and self._child.poll() is None:
            self._child.terminate()

    def _keep_on(self) -> None:
        pause = threading.Event()
        while not pause.wait(EVERY_SECONDS):
            try:
                self.step(datetime.now(UTC))
            except (LedgerUnavailable, LedgerDamaged, OSError) as error:
                log.error("%s; sources wait", error)
                pause.wait(_AFTER_FAILURE)
            except Exception:
                # A fault of ours must not end all later reading; it stands in the log.
                log.exception("sources could not be looked at")
                pause.wait(_AFTER_FAILURE)
