"""A process keeps its graph at the head of the ledger: at once when told to, by itself twice a second."""

import logging
import threading
from collections.abc import Callable

from paraugs.errors import GraphUnavailable, LedgerUnavailable

EVERY_SECONDS = 0.5

log = logging.getLogger(__name__)


class Follower:
    """Calls `step`, which brings the graph to the head, from one thread at a time."""

    def __init__(self, step: Callable[[], object]) -> None:
        self._step = step
        self._turn = threading.Lock()
        self._is_failing = False

    def follow(self) -> None:
        """Be at the head as it was at the call, or later; raises what ledger and graph raise."""
        with self._turn:
            self._step()

    def start(self) -> None:
        """Go on following in a thread of its own, which ends with the process; call it after the fork."""
        threading.Thread(target=self._keep_up, name="follower", daemon=True).start()

    def _keep_up(self) -> None:
        pause = threading.Event()
        while not pause.wait(EVERY_SECONDS):
            self._try()

    def _try(self) -> None:
        """Say once that it fails, go on, and say once that it works again."""
        try:
            self.follow()
        except (LedgerUnavailable, GraphUnavailable) as error:
            if not self._is_failing:
                log.error("%s; until it does, what was served before is served", error)
            self._is_failing = True
        else:
            if self._is_failing:
                log.warning("the ledger is followed again")
            self._is_failing = False
