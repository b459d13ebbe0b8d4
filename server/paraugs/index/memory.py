"""The index of a process that has no folder for it: in memory, so that it leaves nothing behind."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import tantivy

from paraugs.index.schema import build_schema, register
from paraugs.index.store import Snapshot, State, take_in


class IndexInMemory:
    """What `IndexFiles` does, for one process."""

    def __init__(self) -> None:
        self._index: tantivy.Index | None = None
        self._snapshot: Snapshot | None = None

    def snapshot(self) -> Snapshot | None:
        """What there is now."""
        return self._snapshot

    def is_damaged(self) -> bool:
        """No: there are no files."""
        return False

    @contextmanager
    def turn(self, wait: bool) -> Iterator[bool]:
        """Be the only one that writes: there is no other process, and threads take turns before."""
        yield True

    def write(self, changed: Iterable[tantivy.Document], gone: Iterable[str] | None, state: State) -> None:
        """Take documents in and leave out others."""
        if self._index is None:
            self._index = tantivy.Index(build_schema())
            register(self._index)
        take_in(self._index, changed, gone, state)
        self._index.reload()
        self._snapshot = Snapshot(self._index)

    def remove(self) -> None:
        """Remove what there is."""
        self._index, self._snapshot = None, None
