"""One instance that checks submissions, with little memory for each, and nobody counting how often."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from doors.hostile import MEMORY_MB
from instances import Running, running


@pytest.fixture(scope="session")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Give the instance that hostile bodies are sent to."""
    folder: Path = tmp_path_factory.mktemp("doors")
    settings = {"memory_mb": MEMORY_MB, "processes": 1, "validations_per_minute": 100_000}
    with running(folder, "", **settings) as started:
        yield started
