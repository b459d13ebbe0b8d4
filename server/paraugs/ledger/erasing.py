"""Erasing what somebody has the right to have erased (GDPR, article 17), without breaking the chain.

The content of a revision, the bytes that were handed in, what was found in them and the words of the step are
replaced by a notice. Number, time, who (an IRI that names nobody), and all hashes stay; the chain is made of
hashes of the long fields, so everybody can still see that nothing else was changed. Who erased when and why
stands in `erasures` and in the audit log. The databases refuse any other change.

What it promises: this ledger, and what is made from it, no longer says it; drafts of forms that started from
such a revision are gone as well. What it cannot promise:

- Backups taken before still hold it: take a new one, and delete those. A restored old backup brings it back.
- Mirrors and caches that fetched it keep it until they follow the change stream or are asked.
- A hash stays; who guesses the whole content exactly can confirm the guess.
- Addresses cannot change: a name in the address of a contribution stays. So do the words of steps in the
  audit log, and letters that were sent.
- SQLite overwrites the freed bytes; PostgreSQL does so after VACUUM, and a log that was archived keeps them.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from paraugs.ledger.decisions import Decision, write_decision
from paraugs.ledger.revision import PUBLIC, Revision, digest, erasure_notice, written_time
from paraugs.ledger.sql import SqlLedger
from paraugs.ledger.tables import DRAFTS, ERASURES, REVISIONS
from paraugs.refusals import StepRefused


@dataclass(frozen=True, slots=True)
class Order:
    """Who (an IRI) has revisions erased, when and why; the reason is shown to everybody."""

    agent: str
    when: datetime
    reason: str


def erase(
    ledger: SqlLedger, numbers: Sequence[int], order: Order, line: Callable[[Revision], Decision]
) -> list[Revision]:
    """Erase revisions, or none; `line` makes the line of the audit log for each. Gives them as they were.

    NotFound for a number that is not there; StepRefused for what was erased before, for the newest revision
    of a contribution that goes on, and for what everybody sees now.
    """
    with ledger.database.writing() as connection:
        found = [ledger.revision(number) for number in dict.fromkeys(numbers)]
        for revision in found:
            _refuse(revision, ledger.history(revision.entry.contribution))
        if ledger.database.path is not None:
            connection.exec_driver_sql("PRAGMA secure_delete=ON")
        for revision in found:
            _erase(connection, revision, order)
            write_decision(connection, line(revision))
    _empty_log(ledger)
    return found


def _refuse(revision: Revision, history: Sequence[Revision]) -> None:
    newest, public = history[-1], [one.number for one in history if one.entry.status in PUBLIC]
    if revision.erasure:
        raise StepRefused(f"Revision {revision.number} was erased already.")
    if public and revision.number == public[-1]:
        raise StepRefused(
            f"Revision {revision.number} is what everybody sees of {revision.entry.contribution}. Publish "
            "one without what is to be erased, or withdraw it; then erase this one."
        )
    if revision.number == newest.number and newest.entry.status != "discarded":
        raise StepRefused(
            f"Revision {revision.number} is the newest of {revision.entry.contribution}, on which the next "
            "step builds. Hand in one without what is to be erased, or withdraw it; then erase this one."
        )


def _erase(connection: Connection, revision: Revision, order: Order) -> None:
    entry = revision.entry
    notice = erasure_notice(entry.contribution, revision.number, order.when)
    row = {
        "number": revision.number,
        "agent": order.agent,
        "recorded": written_time(order.when),
        "reason": order.reason,
        "notice": notice,
        "submitted_sha256": digest(entry.submission.data),
        "findings_sha256": digest(entry.findings.encode()),
        "reason_sha256": digest(entry.reason.encode()),
    }
    connection.execute(ERASURES.insert(), row)
    emptied = {"nquads": notice, "submitted": None, "findings": "[]", "reason": ""}
    connection.execute(REVISIONS.update().where(REVISIONS.c.number == revision.number), emptied)
    _forget_drafts(connection, revision)


def _forget_drafts(connection: Connection, revision: Revision) -> None:
    """Delete what was typed on top of a revision: it repeats what stood in it."""
    wanted = select(DRAFTS.c.id, DRAFTS.c.fields).where(DRAFTS.c.contribution == revision.entry.contribution)
    for name, fields in connection.execute(wanted).all():
        if json.loads(fields).get("expected") == revision.number:
            connection.execute(DRAFTS.delete().where(DRAFTS.c.id == name))


def _empty_log(ledger: SqlLedger) -> None:
    """Empty SQLite's write-ahead log, which holds pages as they were, unless somebody reads in it now."""
    if ledger.database.path is not None:
        with ledger.database.engine.connect() as connection:
            driver = connection.connection.dbapi_connection
            assert driver is not None
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
