"""A graph in a server of its own is kept at the head by one process of the machine at a time.

Only a node that has been given the update endpoint does so; any other waits for it, at a writer's word.
"""

import fcntl
import logging
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from paraugs.errors import LedgerUnavailable
from paraugs.graph.follower import Follower
from paraugs.graph.following import follow, reached
from paraugs.graph.news import Source
from paraugs.graph.remote.adapter import RemoteGraph
from paraugs.graph.rules import Rules

_PATIENCE_SECONDS = 5.0
_PAUSE_SECONDS = 0.1

log = logging.getLogger(__name__)


class RemoteFollower(Follower):
    """Writes into the store what is new, under a lock (a file) that the processes of the machine share."""

    def __init__(self, graph: RemoteGraph, rules: Rules, source: Source, lock: Path) -> None:
        super().__init__(self._write)
        self._graph, self._rules, self._source, self._lock = graph, rules, source, lock
        self._is_strange = False

    def is_followable(self) -> bool:
        """Tell whether the graph is of this release and ledger; if not, say once what to do."""
        self._graph.forget_version()
        is_strange = not reached(self._graph, self._source)
        if is_strange and not self._is_strange:
            log.error(
                "the graph at %s is not made from this release and this ledger and does not follow it: "
                "run `paraugs ledger rebuild`",
                self._graph.endpoint,
            )
        self._is_strange = is_strange
        return not is_strange

    def _write(self) -> None:
        if self._graph.fingerprint == self._source.name_of(self._source.contributions.head()):
            return
        with _locked(self._lock):
            if self.is_followable():
                follow(self._graph, self._source, self._rules)


class RemoteWaiter(Follower):
    """Waits, at a writer's word, for another node to write what is new into the store."""

    def __init__(self, graph: RemoteGraph, source: Source) -> None:
        super().__init__(self._wait)
        self._graph, self._source = graph, source

    def start(self, afterwards: Callable[[], object] = lambda: None) -> None:
        """Nothing: the version is asked for again and again anyway."""

    def _wait(self) -> None:
        end = time.monotonic() + _PATIENCE_SECONDS
        wanted = self._source.contributions.head().number
        while True:
            self._graph.forget_version()
            if self._source.reached(self._graph.fingerprint) >= wanted or time.monotonic() > end:
                return
            time.sleep(_PAUSE_SECONDS)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Be the only one on this machine; what a killed process held is free again (flock(2))."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        remedy = "let this user write there, or choose another PARAUGS_DATA_DIR"
        raise LedgerUnavailable(str(path), error.strerror or str(error), remedy) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
