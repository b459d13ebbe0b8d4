"""Answers that every page needs again and again, computed once for each dataset version."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar, cast

Made = TypeVar("Made")


class Memory:
    """Keeps what was made for the current version and forgets it all when the version moves."""

    def __init__(self) -> None:
        self._version = ""
        self._kept: dict[Hashable, Any] = {}
        self._lock = Lock()

    def recall(self, version: str, key: Hashable, make: Callable[[], Made]) -> Made:
        """What was made under a key for this version, made now if it is not there yet."""
        with self._lock:
            if version != self._version:
                self._version, self._kept = version, {}
            if key in self._kept:
                return cast(Made, self._kept[key])
        made = make()
        with self._lock:
            if version == self._version:
                self._kept[key] = made
        return made
