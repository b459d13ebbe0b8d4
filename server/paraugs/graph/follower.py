"""A process keeps its graph at the head of the ledger: at once when told to, by itself twice a second.

Whoever writes may be answered by another process of the machine the next time: so the one that follows at a
writer's word leaves a sign in memory that all share, and the others follow before they answer anything.
"""

import logging
import mmap
import os
import threading
from collections.abc import Callable

from paraugs.errors import ParaugsError
from paraugs.graph.advancing import advance
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.news import News, Source
from paraugs.graph.rules import Rules

EVERY_SECONDS = 0.5
_LENGTH = 8

log = logging.getLogger(__name__)


class Sign:
    """A few bytes that the processes forked from this one share; whoever sets them makes them new."""

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, _LENGTH)

    def set(self) -> None:
        """Leave a sign that was never there."""
        self._memory[:] = os.urandom(_LENGTH)

    def read(self) -> bytes:
        """Read the sign that was left last."""
        return self._memory[:]


class Follower:
    """Calls `step`, which brings the graph to the head, from one thread at a time; made before the fork."""

    def __init__(self, step: Callable[[], object], sign: Sign | None = None) -> None:
        self._step, self._sign = step, sign or Sign()
        self._turn = threading.Lock()
        self._seen = self._sign.read()
        self._is_failing = False

    def follow(self) -> None:
        """Be at the head as it was at the call, or later, and have the others be there before they answer.

        What was committed stays so even when the graph cannot follow now: that is logged, and done later.
        """
        self._sign.set()
        self._try()

    def keep_up(self) -> None:
        """Follow if another process did at a writer's word; when that fails, go on as before."""
        sign = self._sign.read()
        if sign != self._seen:
            self._seen = sign
            self._try()

    def _follow(self) -> None:
        with self._turn:
            self._step()

    def start(self, afterwards: Callable[[], object] = lambda: None) -> None:
        """Go on following in a thread of its own, which ends with the process; call it after the fork.

        `afterwards` is done each time, in the same thread.
        """
        threading.Thread(target=self._go_on, args=(afterwards,), name="follower", daemon=True).start()

    def _go_on(self, afterwards: Callable[[], object]) -> None:
        pause = threading.Event()
        while not pause.wait(EVERY_SECONDS):
            try:
                self._try()
                afterwards()
            except Exception:  # Whatever it was: without this thread the process would never know more.
                log.exception("following failed, and is tried again")

    def _try(self) -> None:
        """Say once that it fails, go on, and say once that it works again."""
        try:
            self._follow()
        except ParaugsError as error:
            if not self._is_failing:
                log.error("%s Until then, what was served before is served.", error)
            self._is_failing = True
        else:
            if self._is_failing:
                log.warning("the ledger is followed again")
            self._is_failing = False


class MemoryFollower(Follower):
    """Keeps a graph in memory at the head, and tells what another copy of it has to take in to catch up."""

    def __init__(self, graph: EmbeddedGraph, rules: Rules, source: Source, sign: Sign | None = None) -> None:
        super().__init__(self._advance, sign)
        self._graph, self._rules, self._source = graph, rules, source

    @property
    def name(self) -> str:
        """The fingerprint of the graph."""
        return self._graph.fingerprint

    def news_for(self, name: str) -> News | None:
        """Give what a copy of this fingerprint has to take in to be where the graph is; None when it is.

        A copy may be ahead, because another process told it more: the graph follows first.
        """
        if name == self.name:
            return None
        self._follow()
        here = self._source.position_of(self.name)
        return self._source.news_for(name, here)

    def _advance(self) -> None:
        news = self._source.news_for(self.name)
        if news:
            advance(self._graph, self._rules, news)
