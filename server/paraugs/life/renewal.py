"""Contributions that were to be confirmed by now: each is marked as due for renewal until its state answers.

Shipped practices have no such date until their state takes them over, so they never fall due.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from paraugs.ledger.recent import published_with
from paraugs.ledger.revision import NQUADS, Revision, Submission
from paraugs.ledger.sql import SqlLedger
from paraugs.life.office import SERVER, Audit
from paraugs.life.publishing import at_status
from paraugs.life.record import RENEW_BY, record_of
from paraugs.refusals import StaleRevision

_RENEW_BY = re.compile(rf'<{re.escape(RENEW_BY.value)}> "(\d{{4}}-\d{{2}}-\d{{2}})"')


def fall_due(ledger: SqlLedger, audit: Audit, newest: Revision, now: datetime) -> Revision:
    """Mark a published contribution as due, in the server's own name; StaleRevision when it was revised."""
    nquads = at_status(record_of(newest), "due-for-renewal").nquads()
    entry = replace(
        newest.entry,
        agent=SERVER,
        when=now,
        action="fall-due",
        status="due-for-renewal",
        nquads=nquads,
        submission=Submission(NQUADS, nquads.encode()),
        reason="",
    )
    revision = ledger.append(entry, newest.number)
    audit.record(None, "fall-due", entry.contribution, revision.number)
    return revision


def let_all_fall_due(ledger: SqlLedger, audit: Audit, now: datetime) -> Iterator[Revision]:
    """Mark every published contribution whose date has come; what is revised meanwhile is left alone."""
    for number in list(_overdue(ledger, now.date())):
        try:
            yield fall_due(ledger, audit, ledger.revision(number), now)
        except StaleRevision:
            continue


def _overdue(ledger: SqlLedger, today: date) -> Iterator[int]:
    for number, nquads in published_with(ledger, RENEW_BY.value):
        found = _RENEW_BY.search(nquads)
        if found and found[1] <= today.isoformat():
            yield number
