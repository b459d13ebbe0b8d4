"""Answers that were given before, within so many bytes; the oldest unused go first."""

from collections import OrderedDict
from threading import Lock

_LARGEST_SHARE = 8


class AnswerCache:
    """Bodies by key; one body may take an eighth of the room at most."""

    def __init__(self, most_bytes: int) -> None:
        self._most, self._size = most_bytes, 0
        self._bodies: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def find(self, key: str) -> bytes | None:
        """The body under a key, if it is still there."""
        with self._lock:
            if key in self._bodies:
                self._bodies.move_to_end(key)
            return self._bodies.get(key)

    def keep(self, key: str, body: bytes) -> None:
        """Keep a body, if it is not too large, in place of those that were not asked for the longest."""
        if len(body) * _LARGEST_SHARE > self._most:
            return
        with self._lock:
            self._size += len(body) - len(self._bodies.pop(key, b""))
            self._bodies[key] = body
            while self._size > self._most:
                self._size -= len(self._bodies.popitem(last=False)[1])
