"""The newest public changes of the ledger, without what came with a release."""

from sqlalchemy import select

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
