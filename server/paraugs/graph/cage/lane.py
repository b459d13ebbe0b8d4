"""The lane of visitors' queries: so many at once, so many waiting, and nobody else is kept from anything."""

import logging
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Protocol

from paraugs.errors import (
    GraphUnavailable,
    Limit,
    LimitExceeded,
    ParaugsError,
    QueryError,
    QueryRefused,
    QueueFull,
    RequestAbandoned,
)
from paraugs.graph.cage.budget import Budget
from paraugs.graph.cage.lease import CAGE, Lease
from paraugs.graph.cage.query_lease import QueryLease
from paraugs.graph.cage.telling import tell
from paraugs.graph.news import News
from paraugs.graph.port import Answer, QueryRequest, VisitorDoor

_LOOK_UP_EVERY = 0.1
_ANSWERS_PER_WORKER = 1000
_ATTEMPTS = 4
_SURELY_SHALLOW = 4000  # characters


log = logging.getLogger(__name__)


class Lane:
    """Places for queries: at most `width` run and `places` wait, none longer than `patience` seconds."""

    def __init__(self, width: int, places: int, patience: float) -> None:
        self._width, self._places, self._patience = width, places, patience
        self._running, self._waiting = 0, 0
        self._change = threading.Condition()

    @contextmanager
    def turn(self, is_wanted: Callable[[], bool]) -> Iterator[None]:
        """Wait for one's turn; QueueFull when there is no place, RequestAbandoned when unwanted."""
        self._enter(is_wanted)
        try:
            yield
        finally:
            with self._change:
                self._running -= 1
                self._change.notify()

    def _enter(self, is_wanted: Callable[[], bool]) -> None:
        with self._change:
            if self._running >= self._width:
                if self._waiting >= self._places:
                    raise self._full("All places are taken: {0} queries run and {1} wait. Try again soon.")
                self._waiting += 1
                try:
                    self._await_turn(is_wanted)
                finally:
                    self._waiting -= 1
            self._running += 1

    def _await_turn(self, is_wanted: Callable[[], bool]) -> None:
        end = time.monotonic() + self._patience
        while self._running >= self._width:
            self._change.wait(_LOOK_UP_EVERY)
            if not is_wanted():
                raise RequestAbandoned
            if time.monotonic() > end:
                raise self._full("Your query waited too long for its turn: {0} queries run. Try again soon.")

    def _full(self, text: str) -> QueueFull:
        return QueueFull(text.format(self._running, self._waiting), Limit("queue", self._places, "places"))


class Copies(Protocol):
    """What must be the same for pages and visitors: the graph of the web process and that of the zygote."""

    @property
    def name(self) -> str:
        """The fingerprint of the graph that the pages are answered from."""

    def news_for(self, name: str) -> News | None:
        """Give what a copy of this fingerprint has to take in; None when it needs nothing."""


class CageDoor:
    """The `VisitorDoor` of the embedded graph: every query in a worker of the cage.

    With `copies`, a worker must have the version that the pages have: an idle one that is older is let go,
    and a zygote that is older is told what is new (so is one that was started again, from the very start's).
    """

    def __init__(
        self, entrance: socket.socket, lane: Lane, budget: Budget, copies: Copies | None = None
    ) -> None:
        self._entrance, self._lane, self._budget, self._copies = entrance, lane, budget, copies
        self._idle: list[QueryLease] = []
        self._version = ""  # of the zygote, as far as it is known

    def warm_up(self, number: int) -> None:
        """Have so many workers ready, after this process was forked and before it answers anybody."""
        for _ in range(number):
            self._add_idle()

    def answer(self, request: QueryRequest) -> Answer:
        """Answer whole or raise."""
        with self._lane.turn(request.is_wanted):
            lease = self._take()
            try:
                return lease.ask(request)
            finally:
                if lease.is_usable and lease.answers < _ANSWERS_PER_WORKER:
                    self._idle.append(lease)
                else:
                    lease.close()
                    self._add_idle()

    def refresh(self) -> None:
        """Replace idle workers that are dead or of an older version, so that no query waits for others."""
        for _ in range(len(self._idle)):
            try:
                self._idle.insert(0, self._take())
            except (IndexError, ParaugsError):
                return

    def _take(self) -> QueryLease:
        """Take a worker that is as new as the pages, or as they were when the zygote was told last."""
        with suppress(IndexError):
            while True:
                lease = self._idle.pop()
                if self._is_usable(lease):
                    return lease
                lease.close()
        for _ in range(_ATTEMPTS):
            told = self._bring_up()
            lease = self._new()
            self._version = lease.version()
            if self._copies is None or self._version in (self._copies.name, told):
                return lease
            lease.close()
        raise GraphUnavailable(CAGE, "its copy of the graph cannot be brought to the newest version")

    def _bring_up(self) -> str:
        """Tell the zygote what it lacks, by what is known of it; give the version that it then has."""
        if self._copies is None or not self._version:
            return ""
        news = self._copies.news_for(self._version)
        return tell(self._entrance, news.encoded()).decode() if news else ""

    def _new(self) -> QueryLease:
        return QueryLease(Lease(self._entrance), self._budget)

    def _is_usable(self, lease: QueryLease) -> bool:
        try:
            version = lease.version()  # Until it has said that, what comes first is not an answer.
            self._version = self._version or version
            return (self._copies is None or version == self._copies.name) and lease.is_alive()
        except GraphUnavailable:
            return False

    def _add_idle(self) -> None:
        """Have a worker forked already, for the next query; pages go on without one."""
        try:
            self._idle.append(self._new())
        except GraphUnavailable as error:
            log.error("visitors' queries cannot be answered: %s", error.reason)


class RemoteDoor:
    """The `VisitorDoor` of a remote graph: the same lane before a store that has limits of its own.

    When that store refuses a query without saying where it is wrong, a cage over an empty graph says it. A
    long query goes through that cage first: one that ends a worker (a sum of 100,000 parts needs more stack
    than there is) would end the store, for everybody.
    """

    def __init__(self, door: VisitorDoor, lane: Lane, checker: VisitorDoor) -> None:
        self._door, self._lane, self._checker = door, lane, checker

    def answer(self, request: QueryRequest) -> Answer:
        """Answer whole or raise."""
        try:
            with self._lane.turn(request.is_wanted):
                if len(request.text) > _SURELY_SHALLOW:
                    self._try(request)
                return self._door.answer(request)
        except QueryError as error:
            if error.place is None:
                self._find_place(request)
            raise

    def _try(self, request: QueryRequest) -> None:
        with suppress(QueryError, QueryRefused, GraphUnavailable):
            self._checker.answer(request)

    def _find_place(self, request: QueryRequest) -> None:
        with suppress(LimitExceeded, GraphUnavailable):
            self._checker.answer(request)
