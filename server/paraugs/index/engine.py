"""The index of a process: answers from what is there, and keeps it where the graph is."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from paraugs.errors import IndexUnavailable, ParaugsError
from paraugs.index import searching, suggesting
from paraugs.index.following import Progress, Truth, bring_up, rebuild
from paraugs.index.learning import Learner
from paraugs.index.likeness import Likeness
from paraugs.index.memory import IndexInMemory
from paraugs.index.port import Question, Result, Suggestion
from paraugs.index.store import IndexFiles, Snapshot, is_panic

log = logging.getLogger(__name__)


class TantivyIndex:
    """An `Index` in a folder that the processes of the machine share; without one, in its memory.

    Nothing is opened or made before it is needed: only then the process may not fork any more.
    """

    def __init__(self, truth: Truth, folder: Path | None = None, likeness: Likeness | None = None) -> None:
        self._truth, self._folder, self._likeness = truth, folder, likeness
        self._files: IndexFiles | IndexInMemory | None = None
        self._turn = threading.Lock()
        self._is_failing = False

    @property
    def number(self) -> int:
        """The dataset version reached."""
        return self._ready().state.number

    @property
    def edition(self) -> str:
        """What the order of an answer depends on beside that version: how much was learnt of meanings."""
        return self._likeness.edition if self._likeness else ""

    def learner(self) -> Learner | None:
        """What learns meanings, where that is wanted; start it after the fork."""
        return Learner(self._likeness, self.snapshot) if self._likeness else None

    def search(self, question: Question) -> Result:
        """Find one page of things, count facets."""
        with self._watched():
            return searching.search(self._ready(), question, self._likeness)

    def all_iris(self, question: Question) -> list[str]:
        """Give the IRIs of everything found, in order."""
        with self._watched():
            return searching.all_iris(self._ready(), question, self._likeness)

    def suggest(self, prefix: str, language: str, limit: int = 8) -> list[Suggestion]:
        """Complete what is being typed."""
        with self._watched():
            return suggesting.suggest(self._ready(), prefix, language, limit)

    def snapshot(self) -> Snapshot | None:
        """What there is, without making anything."""
        return self._open().snapshot()

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make everything anew, when nobody else writes."""
        with self._watched(), self._turn, self._open().turn(wait=True):
            rebuild(self._open(), self._truth, progress)

    def follow(self, wait: bool = False) -> None:
        """Be where the graph is; what another process is about is left to that one, unless told to wait."""
        with self._watched(), self._turn:
            files = self._open()
            snapshot = files.snapshot()
            if snapshot and self._truth.is_current(snapshot):
                return
            with files.turn(wait) as is_mine:
                if is_mine:
                    bring_up(files, self._truth)

    def keep_up(self) -> None:
        """Follow from a thread of the process; that it fails is said once, and it is tried again."""
        try:
            self.follow()
        except ParaugsError as error:
            if not self._is_failing:
                log.error("the index does not follow: %s", error)
            self._is_failing = True
        else:
            self._is_failing = False

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """Turn what breaks while it is read into an error of ours; who asks next has it made anew."""
        try:
            yield
        except ParaugsError:
            raise
        except BaseException as error:
            if is_panic(error) or isinstance(error, Exception):
                is_damaged = self._open().is_damaged()
                if is_damaged or is_panic(error):
                    raise IndexUnavailable(
                        str(self._folder), f"its files cannot be read ({error})"
                    ) from error
            raise

    def _ready(self) -> Snapshot:
        """What there is, at the graph if few things changed; made now only where there is nothing yet."""
        snapshot = self._open().snapshot()
        if snapshot is None:
            self.follow(wait=True)
        elif not self._truth.is_current(snapshot) and self._is_quick(snapshot):
            self.keep_up()
        found = self._open().snapshot()
        if found is None:
            raise IndexUnavailable(str(self._folder), "nothing could be read or made")
        return found

    def _is_quick(self, snapshot: Snapshot) -> bool:
        """Whether little has to be done; without a ledger nobody else does it."""
        return self._truth.source is None or self._truth.reached(snapshot) > 0

    def _open(self) -> IndexFiles | IndexInMemory:
        if self._files is None:
            self._files = IndexFiles(self._folder) if self._folder else IndexInMemory()
        return self._files
