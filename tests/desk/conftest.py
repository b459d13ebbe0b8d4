"""The desk over the shipped shapes, in this process, and a known frame around what is put on it."""

import pytest

from desk.papers import Examine, examine_with
from paraugs.contribute.desk.examining import Bounds, Examiner
from paraugs.contribute.desk.port import InProcessDesk
from validating import checker


@pytest.fixture(scope="session")
def desk() -> InProcessDesk:
    """Give the desk."""
    return InProcessDesk(Examiner(checker(), Bounds()))


@pytest.fixture
def examine(desk: InProcessDesk) -> Examine:
    """Give a short way to have Turtle examined for Latvia."""
    return examine_with(desk)
