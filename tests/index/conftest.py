"""An index over the cast, which the tests of reading share."""

from pathlib import Path

import pytest

from index.cast import Forum
from paraugs.index.engine import TantivyIndex


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> TantivyIndex:
    """Give the index of the cast; tests only read it."""
    return Forum(tmp_path_factory.mktemp("index")).index


@pytest.fixture
def forum(tmp_path: Path) -> Forum:
    """Give a forum of one's own."""
    return Forum(tmp_path)
