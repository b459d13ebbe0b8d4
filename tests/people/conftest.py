"""People in a ledger of their own, and an application that keeps them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask

from browsing import Make, Visitor
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.named import NamedQueries
from paraugs.ledger.sql import SqlLedger
from paraugs.people.people import People
from paraugs.resources import Resources
from paraugs.services import Services
from paraugs.settings import Settings
from paraugs.web.app import create_app
from paraugs.web.context import KEY
from persons import CAST, enrol, ledger_in, people_of


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    now: datetime = field(default_factory=lambda: datetime(2026, 11, 25, 9, 30, tzinfo=UTC))

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now

    def move(self, **by: float) -> None:
        """Move on by so many days, hours, minutes or seconds."""
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    """Give a clock."""
    return Clock()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SqlLedger]:
    """Give an empty ledger."""
    ledger = ledger_in(tmp_path)
    yield ledger
    ledger.close()


@pytest.fixture
def people(ledger: SqlLedger, clock: Clock) -> People:
    """Give the whole cast."""
    people = replace(people_of(ledger), clock=clock)
    enrol(people, *CAST)
    return people


@pytest.fixture
def make(people: People, ledger: SqlLedger, resources: Resources) -> Make:
    """Give a way to make applications with settings by name, over an empty graph and the same people."""

    def made(**settings: object) -> Flask:
        graph = EmbeddedGraph()
        chosen = Settings(**settings)  # type: ignore[arg-type]
        services = Services(chosen, resources, graph, graph, NamedQueries(resources))
        return create_app(replace(services, ledger=ledger, people=people))

    return made


@pytest.fixture(scope="session")
def shared_application(tmp_path_factory: pytest.TempPathFactory, resources: Resources) -> Iterator[Flask]:
    """Make an application once; it takes longer than a test."""
    ledger, graph = ledger_in(tmp_path_factory.mktemp("shared")), EmbeddedGraph()
    services = Services(Settings(), resources, graph, graph, NamedQueries(resources))
    yield create_app(replace(services, ledger=ledger, people=people_of(ledger)))
    ledger.close()


@pytest.fixture
def application(shared_application: Flask, people: People, ledger: SqlLedger) -> Flask:
    """Give an application that keeps the cast."""
    services: Services = shared_application.extensions[KEY]
    shared_application.extensions[KEY] = replace(services, ledger=ledger, people=people)
    return shared_application


@pytest.fixture
def visitor(application: Flask) -> Visitor:
    """Give a browser without a session."""
    return Visitor(application.test_client())
