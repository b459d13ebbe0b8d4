"""A list of contributions: for each the newest revision that somebody may see, by filters, in pages."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, or_, select, true

from paraugs.ledger.revision import PUBLIC, Revision
from paraugs.ledger.sql import SqlLedger
from paraugs.ledger.tables import REVISIONS
from paraugs.namespaces import PREFIXES, THINGS

_COLUMNS = REVISIONS.c
_TOPIC = f"<{PREFIXES['foaf']}primaryTopic> <{THINGS}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which contributions: `member_state` a country IRI, `kind` the word in the addresses of their topics.

    What is not public is seen of the states in `inside` (None: of all). An empty filter is none.
    """

    inside: Collection[str] | None
    member_state: str = ""
    status: str = ""
    kind: str = ""
    page: int = 1
    size: int = 50


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of a list, in the order of addresses, and how many there are in all."""

    revisions: tuple[Revision, ...]
    total: int


def list_contributions(ledger: SqlLedger, wanted: Wanted) -> Listed:
    """Give a page of contributions."""
    numbers = _numbers(wanted)
    ordered = numbers.order_by(_COLUMNS.contribution).limit(wanted.size)
    with ledger.database.reading() as connection:
        total = connection.scalar(select(func.count()).select_from(numbers.subquery())) or 0
        found = list(connection.scalars(ordered.offset((wanted.page - 1) * wanted.size)))
    return Listed(tuple(ledger.revision(number) for number in found), total)


def _numbers(wanted: Wanted) -> Select[tuple[int]]:
    newest = select(func.max(_COLUMNS.number)).where(_seen(wanted)).group_by(_COLUMNS.contribution)
    numbers = select(_COLUMNS.number).where(_COLUMNS.number.in_(newest))
    if wanted.member_state:
        numbers = numbers.where(_COLUMNS.member_state == wanted.member_state)
    if wanted.status:
        numbers = numbers.where(_COLUMNS.status == wanted.status)
    if wanted.kind:
        numbers = numbers.where(_COLUMNS.nquads.contains(f"{_TOPIC}{wanted.kind}/", autoescape=True))
    return numbers


def _seen(wanted: Wanted) -> ColumnElement[bool]:
    if wanted.inside is None:
        return true()
    return or_(_COLUMNS.status.in_(PUBLIC), _COLUMNS.member_state.in_(wanted.inside))
