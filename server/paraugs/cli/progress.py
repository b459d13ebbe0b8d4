"""Progress of long work on standard error: a line that rewrites itself on a terminal, nothing in a pipe."""

import sys
import time


class Progress:
    """Tell what is going on; `done` ends the line and keeps it."""

    def __init__(self, quiet: bool = False) -> None:
        self._loud = sys.stderr.isatty() and not quiet
        self._started = time.monotonic()

    def __call__(self, text: str) -> None:
        """Show the present step."""
        if self._loud:
            print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)

    def done(self, text: str = "") -> None:
        """Clear the line and leave a last word with the seconds that it took."""
        if self._loud:
            print("\r\x1b[K", end="", file=sys.stderr)
        if text:
            print(f"{text} ({time.monotonic() - self._started:.1f} s)", file=sys.stderr)
