"""An end for what may wait for ever: a server can send its headers letter by letter."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from paraugs.errors import SourceFailed, wording


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail when it takes longer, whatever it waits for; for the first thread of a process alone."""

    def end(_: int, __: FrameType | None) -> None:
        raise SourceFailed(wording("One run may take %(seconds)s s; it took longer."), seconds=f"{seconds:g}")

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
