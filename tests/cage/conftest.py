"""One instance with a short deadline and little memory, over a graph that is small but costly to multiply."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cage.costly import DEADLINE, MEMORY_MB, costly_quads
from instances import Running, running


@pytest.fixture(scope="session")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The instance that hostile queries are aimed at."""
    folder: Path = tmp_path_factory.mktemp("cage")
    settings = {"deadline_seconds": DEADLINE, "memory_mb": MEMORY_MB, "processes": 1, "result_mb": 16}
    with running(folder, costly_quads(), **settings) as started:
        yield started
