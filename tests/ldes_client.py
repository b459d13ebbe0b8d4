"""The reference client of event streams, `ldes-client`, on the Node.js of a wheel, from a lock file."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mirroring import Event, events_of
from node_packages import NODE

SOURCE = Path(__file__).parent / "ldes"
PATIENCE_SECONDS = 120


@dataclass(frozen=True)
class Client:
    """An installed client that reads a stream, and keeps in a folder how far it is."""

    folder: Path
    url: str
    state: Path

    def read(self, order: str = "ascending") -> list[Event]:
        """Read what is new, in order."""
        done = subprocess.run(
            self._command(order),
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE_SECONDS,
        )
        return [event for line in done.stdout.split("\n") if line for event in _events(line)]

    @contextmanager
    def following(self) -> Iterator[Iterator[Event]]:
        """Go on reading, ten times a second, for as long as the context lasts."""
        command = [*self._command("ascending"), "100"]
        with (self.folder / "following.log").open("w") as log:
            process = subprocess.Popen(
                command, cwd=self.folder, stdout=subprocess.PIPE, stderr=log, text=True
            )
            assert process.stdout
            try:
                yield (event for line in process.stdout for event in _events(line))
            finally:
                process.kill()
                process.wait(10)
                process.stdout.close()

    def _command(self, order: str) -> list[str]:
        return [str(NODE), "read.mjs", self.url, str(self.state), order]


def _events(line: str) -> Iterator[Event]:
    return events_of(json.loads(line)["quads"])
