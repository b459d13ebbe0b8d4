"""Parts of the ledger that a whole reading would take too long for: recent changes, and what stands now."""

from collections.abc import Iterator

from sqlalchemy import func, select

from paraugs.ledger.revision import PUBLIC, Revision
from paraugs.ledger.sql import SqlLedger
from paraugs.ledger.tables import REVISIONS

_COLUMNS = REVISIONS.c


def recent_changes(ledger: SqlLedger, limit: int, member_state: str = "") -> list[Revision]:
    """Give the newest revisions that everybody sees, of one state or of all, newest first."""
    wanted = (
        select(_COLUMNS.number)
        .where(_COLUMNS.status.in_(PUBLIC), _COLUMNS.action != "import")
        .order_by(_COLUMNS.number.desc())
        .limit(limit)
    )
    if member_state:
        wanted = wanted.where(_COLUMNS.member_state == member_state)
    with ledger.database.reading() as connection:
        numbers = list(connection.scalars(wanted))
    return [ledger.revision(number) for number in numbers]


def published_with(ledger: SqlLedger, text: str) -> Iterator[tuple[int, str]]:
    """Give number and N-Quads of the newest revisions that are published and hold a text."""
    newest = select(func.max(_COLUMNS.number)).group_by(_COLUMNS.contribution)
    wanted = select(_COLUMNS.number, _COLUMNS.nquads).where(
        _COLUMNS.number.in_(newest),
        _COLUMNS.status == "published",
        _COLUMNS.nquads.contains(text, autoescape=True),
    )
    with ledger.database.reading() as connection:
        for row in connection.execute(wanted.order_by(_COLUMNS.number)):
            yield row.number, row.nquads
