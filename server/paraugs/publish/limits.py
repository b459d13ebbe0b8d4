"""The limits that visitors' queries have, as values that are told everywhere in the same way."""

from paraugs.errors import Limit
from paraugs.graph.cage.budget import Budget
from paraugs.settings import Settings


def limits(settings: Settings) -> tuple[Limit, ...]:
    """All limits by name, with value and unit: those of one query in the cage, then those before it."""
    budget = Budget.of(settings)
    return (
        *(budget.limit(name) for name in ("deadline", "memory", "result-size", "result-rows")),
        Limit("query-size", settings.query_kb, "KiB"),
        Limit("queue", settings.queue_places, "places"),
    )
