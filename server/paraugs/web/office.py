"""The office of this application: what its services are for the life of contributions."""

from datetime import UTC, datetime
from functools import cache

from paraugs.errors import LedgerUnavailable
from paraugs.ledger.importing import shapes_edition
from paraugs.life.office import Office
from paraugs.resources import Resources
from paraugs.web.context import services


def office() -> Office:
    """Give the office; LedgerUnavailable for an instance that only shows a graph."""
    have = services()
    if have.ledger is None or have.desk is None or have.people is None:
        raise LedgerUnavailable("of this server", "it has none, and only shows a graph", "ask its operator")
    return Office(
        ledger=have.ledger,
        desk=have.desk,
        people=have.people,
        graph=have.graph,
        queries=have.queries,
        settings=have.settings,
        follow=have.follow,
        clock=_now,
        shapes=_edition(have.resources),
    )


def _now() -> datetime:
    return datetime.now(UTC)


@cache
def _edition(resources: Resources) -> str:
    return shapes_edition(resources)
