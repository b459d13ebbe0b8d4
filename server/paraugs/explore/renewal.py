"""Whether what a record says was confirmed in time."""

from collections.abc import Iterable

from paraugs.explore.description import Description
from paraugs.namespaces import THINGS
from paraugs.terms import IRI

DUE = IRI(f"{THINGS}concept/contribution-status/due-for-renewal")


def overdue_since(description: Description, records: Iterable[IRI]) -> str | None:
    """The day by which a record was to be confirmed, as written, when it was not; None when all is well."""
    for record in records:
        if DUE in description.things(record, "par:status"):
            day = description.text(record, "par:renewBy")
            return day.value if day else ""
    return None
