"""Counts of requests that all web processes share, so that a limit is one limit however many there are.

A storage for Flask-Limiter: a table in memory that is shared by fork. Each key has a row by its digest; two
keys on one row count together, which can only make a limit stricter, and there are many more rows than
visitors in a minute.
"""

import fcntl
import hashlib
import mmap
import struct
import tempfile
import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager

from limits.storage import Storage

SCHEME = "shared-memory"
_ROW = struct.Struct("=dq")
_ROWS = 1 << 14


class SharedCounts(Storage):
    """Counts by key, each until its time is over; made before the web processes are forked."""

    STORAGE_SCHEME = [SCHEME]  # noqa: RUF012 - what the library declares

    def __init__(self, uri: str | None = None, wrap_exceptions: bool = False, **options: float | str | bool):
        super().__init__(uri, wrap_exceptions, **options)
        self._table = mmap.mmap(-1, _ROWS * _ROW.size)
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - for its lock, as long as the application
        weakref.finalize(self, self._file.close)
        self._turn = threading.Lock()

    @property
    def base_exceptions(self) -> type[Exception]:
        """What may go wrong."""
        return OSError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count, and give the count so far."""
        now = time.time()
        with self._row(key) as place:
            end, count = _ROW.unpack_from(self._table, place)
            end, count = (now + expiry, amount) if end <= now else (end, count + amount)
            _ROW.pack_into(self._table, place, end, count)
        return int(count)

    def get(self, key: str) -> int:
        """Give the count so far."""
        end, count = self._read(key)
        return count if end > time.time() else 0

    def get_expiry(self, key: str) -> float:
        """Give the time at which counting begins anew."""
        end, _ = self._read(key)
        return max(end, time.time())

    def check(self) -> bool:
        """Tell whether it works: always."""
        return True

    def reset(self) -> int | None:
        """Forget everything."""
        self._table[:] = bytes(len(self._table))
        return None

    def clear(self, key: str) -> None:
        """Forget a key."""
        with self._row(key) as place:
            _ROW.pack_into(self._table, place, 0.0, 0)

    def _read(self, key: str) -> tuple[float, int]:
        with self._row(key) as place:
            end, count = _ROW.unpack_from(self._table, place)
        return float(end), int(count)

    @contextmanager
    def _row(self, key: str) -> Iterator[int]:
        digest = hashlib.sha256(key.encode()).digest()
        row = int.from_bytes(digest[:4]) % _ROWS
        with self._turn:
            fcntl.lockf(self._file, fcntl.LOCK_EX, 1, row)
            try:
                yield row * _ROW.size
            finally:
                fcntl.lockf(self._file, fcntl.LOCK_UN, 1, row)
