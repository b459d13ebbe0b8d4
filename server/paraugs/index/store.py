"""The files of the index: opened by every process of the machine, written by one at a time.

A commit replaces what readers see at once, with the document in it that says how far the index is: whoever
is killed anywhere leaves the old or the new. Files that cannot be read, are not as they were written
(`seals`) or were made by another version, are removed and made anew. Nothing is opened before it is needed:
tantivy starts a thread, and no process that forks may have one.
"""

import fcntl
import json
import logging
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import tantivy

from paraugs.errors import IndexUnavailable
from paraugs.index.documents import state_document
from paraugs.index.port import KINDS
from paraugs.index.schema import VERSION, build_schema, facet_field, register
from paraugs.index.seals import META, Seals
from paraugs.index.words import LANGUAGES, SNOWBALL

_HEAP = 64 << 20
_FAULTS = (ValueError, OSError, RuntimeError, LookupError)
"""What tantivy and we raise for files that are missing, cut off or not our own."""

log = logging.getLogger(__name__)


def is_panic(error: BaseException) -> bool:
    """Whether tantivy gave up; its exception has no name to import, and is no `Exception`."""
    return type(error).__name__ == "PanicException"


@dataclass(frozen=True, slots=True)
class State:
    """How far an index is: the dataset version, and the fingerprint of the graph."""

    number: int
    name: str


NOWHERE = State(0, "")


class Snapshot:
    """What one process sees of the index until it looks again; what is asked often is kept."""

    def __init__(self, index: tantivy.Index) -> None:
        self.schema = index.schema
        self.searcher = index.searcher()
        self.state = self._state()
        self.kept = dict[object, object]()

    def term(self, field: str, value: str) -> tantivy.Query:
        """What has a value."""
        return tantivy.Query.term_query(self.schema, field, value, "basic")

    def any_of(self, field: str, values: Iterable[str]) -> tantivy.Query:
        """What has one of some values."""
        return tantivy.Query.term_set_query(self.schema, field, list(values))

    def has(self, field: str, value: str) -> bool:
        """Whether something may have a value; what was removed may count until files are merged."""
        return self.searcher.doc_freq(field, value) > 0

    def is_thing(self, iri: str) -> bool:
        """Whether there is a document of a thing."""
        wanted = (self.term("iri", iri), self.any_of("kind", KINDS))
        return self.count(tantivy.Query.boolean_query([(tantivy.Occur.Must, one) for one in wanted])) > 0

    def count(self, query: tantivy.Query) -> int:
        """How many documents a query finds."""
        found: Any = self.searcher.search(query, limit=1)
        return int(found.count)

    def card(self, address: tantivy.DocAddress) -> dict[str, object]:
        """What is kept of a document."""
        kept: Any = self.searcher.doc(address).get_first("card")
        found: dict[str, object] = json.loads(bytes(kept))
        return found

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Languages of which there are any words."""
        return tuple(
            code for code in LANGUAGES if self.searcher.terms_with_prefix(f"text_{code}", "", limit=1)
        )

    @cached_property
    def stemmed(self) -> tuple[str, ...]:
        """Languages of which words are found in other forms too."""
        return tuple(
            code for code in self.languages if code in SNOWBALL or self.has(facet_field("language"), code)
        )

    @cached_property
    def words_by_length(self) -> dict[int, list[str]]:
        """All those words by how many letters they have."""
        found = dict[int, list[str]]()
        for word in self.vocabulary:
            found.setdefault(len(word), []).append(word)
        return found

    @cached_property
    def vocabulary(self) -> dict[str, int]:
        """All words of things and of names of concepts, and in how many texts they are."""
        found = dict[str, int]()
        for entry, count in self.searcher.terms_with_prefix("words", ""):
            word = entry.partition(" ")[0]
            found[word] = found.get(word, 0) + count
        for word, count in self.searcher.terms_with_prefix("label_words", ""):
            found.setdefault(word, count)
        return found

    def _state(self) -> State:
        found = self.searcher.search(self.term("kind", "state"), limit=2).hits
        if len(found) != 1:
            return NOWHERE
        card: dict[str, Any] = self.card(found[0][1])
        return State(card["number"], card["name"])


def take_in(
    index: tantivy.Index, changed: Iterable[tantivy.Document], gone: Iterable[str] | None, state: State
) -> None:
    """Take documents in and leave out those with some IRIs (None: all that there were), in one commit."""
    writer = index.writer(_HEAP, 1)
    try:
        writer.garbage_collect_files()  # What a killed writer left would be in the way.
        if gone is None:
            writer.delete_all_documents()
        else:
            writer.delete_documents_by_query(tantivy.Query.term_set_query(index.schema, "iri", list(gone)))
            writer.delete_documents_by_term("kind", "state")
        for document in changed:
            writer.add_document(document)
        writer.add_document(state_document(state.number, state.name))
        writer.commit()
    finally:
        writer.wait_merging_threads()


class IndexFiles:
    """A folder with an index in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files = folder / f"v{VERSION}"
        self._seals = Seals(self._files)
        self._index: tantivy.Index | None = None
        self._place = 0
        self._seen: tuple[int, int, int] | None = None
        self._snapshot: Snapshot | None = None

    def snapshot(self) -> Snapshot | None:
        """What there is now; None when there is nothing, or nothing that can be read."""
        seen = self._mark()
        if seen is None:
            return None
        if seen != self._seen or self._snapshot is None:
            self._snapshot, self._seen = self._look(seen), seen
        return self._snapshot

    def is_damaged(self) -> bool:
        """Whether files are not as they were written; they are all read, and looked at anew after this."""
        self._seals.forget()
        self._seen = None
        try:
            return bool(self._seals.fault())
        except _FAULTS:
            return True

    @contextmanager
    def turn(self, wait: bool) -> Iterator[bool]:
        """Be the only one on this machine that writes; False when another does and `wait` is not wanted.

        What a killed process held is free again (flock(2)).
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self.folder / "writing.lock", os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise IndexUnavailable(str(self.folder), error.strerror or str(error)) from error
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            yield True
        except BlockingIOError:
            yield False
        finally:
            os.close(descriptor)

    def write(self, changed: Iterable[tantivy.Document], gone: Iterable[str] | None, state: State) -> None:
        """Take documents in and leave out others, and seal what was written."""
        try:
            index = self._open()
            self._seals.begin()
            take_in(index, changed, gone, state)
            self._seals.seal()
        except BaseException as error:
            if isinstance(error, _FAULTS) or is_panic(error):
                raise IndexUnavailable(str(self._files), str(error)) from error
            raise

    def remove(self) -> None:
        """Remove what there is; processes that read it go on until they look again."""
        self._index, self._snapshot, self._seen = None, None, None
        for path in self.folder.glob("v*"):
            shutil.rmtree(path, ignore_errors=True)

    def _mark(self) -> tuple[int, int, int] | None:
        """What is different after every commit: tantivy writes this file anew, and moves it into place."""
        try:
            found = os.stat(self._files / META)
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size

    def _look(self, seen: tuple[int, int, int]) -> Snapshot | None:
        try:
            fault: object = self._seals.fault()
            if not fault:
                index = self._open()
                index.reload()
                return Snapshot(index)
        except BaseException as error:
            if not isinstance(error, _FAULTS) and not is_panic(error):
                raise
            fault = error
        log.warning("the index in %s cannot be read and is made anew: %s", self._files, fault)
        return None

    def _open(self) -> tantivy.Index:
        folder = os.stat(self._files).st_ino if self._files.exists() else 0
        if self._index is None or folder != self._place:
            self._files.mkdir(parents=True, exist_ok=True)
            self._index = tantivy.Index(build_schema(), path=str(self._files))
            self._place = os.stat(self._files).st_ino
            register(self._index)
        return self._index
