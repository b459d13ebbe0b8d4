"""Two practices with a past: KiVa was revised and submitted once more, Ny GIV was withdrawn."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from contributing import House
from paraugs.life.withdrawing import Withdrawal, withdraw
from paraugs.terms import Literal

ID = "https://w3id.org/paraugs/id/"
KIVA, NY_GIV = f"{ID}contribution/fi/kiva", f"{ID}contribution/no/ny-giv"
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
TITLE = "KiVa anti-bullying programme"
NEW_TITLE = "KiVa programme against bullying"
REASON = "It was entered twice."


def give_a_past(house: House) -> None:
    """Append the revisions: published at noon, submitted an hour later; withdrawn at noon."""
    ledger = house.services.ledger
    assert ledger
    first = ledger.latest(KIVA)
    content = first.entry.nquads.replace(TITLE, NEW_TITLE)
    second = replace(first.entry, nquads=content, action="publish", status="published", when=NOON)
    published = ledger.append(second, first.number)
    later = NOON + timedelta(hours=1)
    ledger.append(replace(second, action="revise", status="submitted", when=later), published.number)
    other = ledger.latest(NY_GIV)
    reason = Literal(REASON, "en")
    grave = Withdrawal("https://example.org/officer", NOON, reason, KIVA, "Invented Ministry")
    ledger.append(withdraw(other, grave), other.number)
    house.services.follow()
