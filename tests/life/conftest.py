"""An office over an empty ledger: the real desk and shapes, people of its own, and a clock that stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from paraugs.contribute.desk.opening import open_desk
from paraugs.contribute.desk.port import Desk
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.follower import MemoryFollower
from paraugs.graph.named import NamedQueries
from paraugs.graph.news import Source
from paraugs.graph.rules import Rules
from paraugs.ledger.opening import open_ledger
from paraugs.life.office import Office
from paraugs.people.people import over
from paraugs.resources import Resources
from paraugs.settings import BASE_IRI, Settings


@dataclass
class Clock:
    """A clock that stands until it is put on."""

    now: datetime = field(default=datetime(2026, 11, 25, 9, 30, tzinfo=UTC))

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now

    def put_on(self, days: int) -> None:
        """Let days go by."""
        self.now += timedelta(days=days)


@pytest.fixture(scope="session")
def desk(resources: Resources) -> Desk:
    """Give the desk with the shipped shapes."""
    return open_desk(Settings(), resources)


@pytest.fixture
def clock() -> Clock:
    """Give a clock that stands at a morning."""
    return Clock()


@pytest.fixture
def office(desk: Desk, resources: Resources, clock: Clock, tmp_path: Path) -> Iterator[Office]:
    """Give an office whose graph holds what is public and nothing else."""
    ledger, graph = open_ledger(str(tmp_path / "ledger.sqlite")), EmbeddedGraph()
    yield Office(
        ledger=ledger,
        desk=desk,
        people=over(ledger.database, BASE_IRI, "synthetic secret"),
        graph=graph,
        queries=NamedQueries(resources),
        settings=Settings(),
        follow=MemoryFollower(graph, Rules(()), Source(ledger, "tests")).follow,
        clock=clock,
        shapes="0a1b2c",
    )
    ledger.close()


@pytest.fixture
def trusting(office: Office) -> Office:
    """Give the same office where Latvia publishes directly."""
    return replace(office, settings=replace(office.settings, trusted_states="FI, LV"))
