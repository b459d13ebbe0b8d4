"""Places that several processes share: so many workers at once, whichever web process asks.

A place is a byte of a file that all of them inherit, locked by whoever works there; the kernel frees it when
that process dies (fcntl(2), record locks). Who waits looks again every few milliseconds.
"""

import fcntl
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from paraugs.errors import Limit, QueueFull, RequestAbandoned, wording

_LOOK_UP_EVERY = 0.005


class SharedPlaces:
    """Made before the web processes are forked: `number` may work at once, `waiting` wait in each process."""

    def __init__(self, number: int, waiting: int, patience: float) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the instance
        self.number, self._most_waiting, self._patience = number, waiting, patience
        self._taken: set[int] = set()
        self._waiting = 0
        self._change = threading.Condition()

    @contextmanager
    def place(self, is_wanted: Callable[[], bool]) -> Iterator[None]:
        """Wait for a place; QueueFull when too many wait or too long, RequestAbandoned when unwanted."""
        place = self._enter(is_wanted)
        try:
            yield
        finally:
            with self._change:
                fcntl.lockf(self._file, fcntl.LOCK_UN, 1, place)
                self._taken.remove(place)
                self._change.notify()

    def _enter(self, is_wanted: Callable[[], bool]) -> int:
        with self._change:
            place = self._take()
            if place is None:
                if self._waiting >= self._most_waiting:
                    raise self._full()
                self._waiting += 1
                try:
                    place = self._await(is_wanted)
                finally:
                    self._waiting -= 1
            return place

    def _await(self, is_wanted: Callable[[], bool]) -> int:
        end = time.monotonic() + self._patience
        while (place := self._take()) is None:
            self._change.wait(_LOOK_UP_EVERY)
            if not is_wanted():
                raise RequestAbandoned
            if time.monotonic() > end:
                raise self._full()
        return place

    def _take(self) -> int | None:
        for place in range(self.number):
            if place not in self._taken and self._lock(place):
                self._taken.add(place)
                return place
        return None

    def _lock(self, place: int) -> bool:
        try:
            fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
        except OSError:
            return False
        return True

    def _full(self) -> QueueFull:
        return QueueFull(
            wording(
                "All %(number)s places for checking are taken, and others wait. Try again in a few seconds."
            ),
            Limit("checkers", self.number, "places"),
            number=self.number,
        )
