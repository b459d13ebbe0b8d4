"""The limits that visitors' queries have, as values that are told everywhere in the same way."""

from paraugs.errors import Limit
from paraugs.settings import Settings


def limits(settings: Settings) -> tuple[Limit, ...]:
    """All limits by name, with value and unit."""
    return (
        Limit("deadline", settings.deadline_seconds, "seconds"),
        Limit("memory", settings.memory_mb, "MiB"),
        Limit("result-size", settings.result_mb, "MiB"),
        Limit("result-rows", settings.result_rows, "rows"),
        Limit("query-size", settings.query_kb, "KiB"),
        Limit("queue", settings.queue_places, "places"),
    )
