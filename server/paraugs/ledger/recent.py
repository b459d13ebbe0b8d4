"""What stands now in the ledger, found without reading the whole."""

from collections.abc import Iterator

from sqlalchemy import func, select

from paraugs.ledger.revision import PUBLIC, read_time
from paraugs.ledger.sql import SqlLedger
from paraugs.ledger.tables import REVISIONS

_COLUMNS = REVISIONS.c


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


def public_times(ledger: SqlLedger) -> dict[str, str]:
    """Tell when what everybody sees of each contribution last changed (ISO 8601, to the second)."""
    newest = (
        select(func.max(_COLUMNS.number)).where(_COLUMNS.status.in_(PUBLIC)).group_by(_COLUMNS.contribution)
    )
    wanted = select(_COLUMNS.contribution, _COLUMNS.recorded).where(_COLUMNS.number.in_(newest))
    with ledger.database.reading() as connection:
        rows = connection.execute(wanted).all()
    return {row.contribution: f"{read_time(row.recorded):%Y-%m-%dT%H:%M:%SZ}" for row in rows}
