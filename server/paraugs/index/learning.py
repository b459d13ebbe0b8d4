"""Making vectors in the background, whenever the index has moved."""

import logging
import threading
from collections.abc import Callable
from typing import Any

from paraugs.index.likeness import Likeness
from paraugs.index.port import KINDS
from paraugs.index.store import Snapshot

EVERY_SECONDS = 5.0
_WHILE_OTHERS_LEARN = 30.0

log = logging.getLogger(__name__)


class Learner:
    """Keeps the vectors of one process at its index."""

    def __init__(self, likeness: Likeness, snapshot: Callable[[], Snapshot | None]) -> None:
        self._likeness, self._snapshot = likeness, snapshot
        self._last: object = None

    def start(self) -> None:
        """Go on in a thread of its own, which ends with the process; call it after the fork."""
        threading.Thread(target=self._keep_on, name="likeness", daemon=True).start()

    def step(self) -> bool:
        """Learn what the index holds, if it moved; False when another process is about it."""
        self._likeness.look()
        snapshot = self._snapshot()
        if snapshot is None or snapshot.state == self._last:
            return True
        searcher: Any = snapshot.searcher
        hits = searcher.search(snapshot.any_of("kind", KINDS), limit=max(searcher.num_docs, 1)).hits
        is_whole = self._likeness.learn(snapshot.card(address) for _, address in hits)
        self._last = snapshot.state if is_whole else None
        return is_whole

    def _keep_on(self) -> None:
        pause = threading.Event()
        while True:
            try:
                is_alone = self.step()
            except Exception:
                # Search goes on by words alone; what failed stands in the log.
                log.exception("the meaning of texts could not be learnt")
                is_alone = False
            pause.wait(EVERY_SECONDS if is_alone else _WHILE_OTHERS_LEARN)
