"""What becomes public, and until when it counts as confirmed."""

from calendar import monthrange
from dataclasses import replace
from datetime import date

from paraugs.ledger.revision import Status
from paraugs.life.consent import without_private_contacts
from paraugs.life.record import (
    ISSUED,
    LAST_CONFIRMED,
    MODIFIED,
    RENEW_BY,
    STATUS,
    TYPE,
    Record,
    status_concept,
)
from paraugs.namespaces import THINGS
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Triple

_DATE = term("xsd:date").value
_IMPLEMENTATION = term("par:Implementation")
_STILL_RUNNING, _STAGE = term("par:stillRunning"), term("par:implementationStatus")
_UNDER_WAY = {IRI(f"{THINGS}concept/implementation-status/{name}") for name in ("design", "implementation")}
_NO = Literal("false", datatype=term("xsd:boolean").value)


def day(value: date) -> Literal:
    """Write a day."""
    return Literal(value.isoformat(), datatype=_DATE)


def at_status(record: Record, status: Status) -> Record:
    """Say where a contribution stands."""
    return record.with_values({STATUS: [status_concept(status)]})


def published(record: Record, today: date, renew_months: int) -> Record:
    """Give what everybody will see of a contribution that is published today."""
    shown = without_private_contacts(record).with_values({MODIFIED: [day(today)]})
    return confirmed(shown, today, renew_months)


def confirmed(record: Record, today: date, renew_months: int) -> Record:
    """Say that a public contribution still holds, and when to ask again."""
    return record.with_values(
        {
            STATUS: [status_concept("published")],
            LAST_CONFIRMED: [day(today)],
            RENEW_BY: [day(months_after(today, renew_months))],
        }
    )


def ended(record: Record, today: date) -> Record:
    """Say of a public practice that it has ended: it stays an example, and nobody is asked again."""
    runs = {t.subject for t in record.triples if t.predicate == TYPE and t.object == _IMPLEMENTATION}
    kept = (t for t in record.triples if t.subject not in runs or not _says_it_runs(t))
    said = (Triple(run, _STILL_RUNNING, _NO) for run in sorted(runs, key=str))
    over = replace(record, triples=(*kept, *said))
    return over.with_values({LAST_CONFIRMED: [day(today)], RENEW_BY: []})


def issued_as(record: Record, earlier: Record) -> Record:
    """Keep the day on which a contribution was first handed in."""
    issued = earlier.values(ISSUED)
    return record.with_values({ISSUED: issued}) if issued else record


def months_after(start: date, months: int) -> date:
    """Give the same day so many months later, or the last of a shorter month."""
    whole = start.year * 12 + start.month - 1 + months
    year, month = whole // 12, whole % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def _says_it_runs(triple: Triple) -> bool:
    if triple.predicate == _STAGE:
        return triple.object in _UNDER_WAY
    return triple.predicate == _STILL_RUNNING
