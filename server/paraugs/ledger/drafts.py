"""Drafts of forms: what somebody has typed so far, seen by nobody else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import RowMapping, select

from paraugs.ledger.database import Database
from paraugs.ledger.revision import read_time, written_time
from paraugs.ledger.tables import DRAFTS

_COLUMNS = DRAFTS.c


@dataclass(frozen=True, slots=True)
class Draft:
    """A form half filled in, by its id.

    `account` is the IRI of the actor who owns it, `kind` the IRI of the class that the form is for,
    `contribution` the IRI of what it revises (empty for a new one), `fields` a JSON text.
    """

    id: str
    account: str
    member_state: str
    kind: str
    contribution: str
    fields: str
    created: datetime
    updated: datetime


class Drafts:
    """Drafts in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, draft: Draft) -> None:
        """Write a draft, in place of the one with its id."""
        with self._database.writing() as connection:
            connection.execute(DRAFTS.delete().where(_COLUMNS.id == draft.id))
            connection.execute(DRAFTS.insert(), _row(draft))

    def get(self, name: str) -> Draft | None:
        """Give the draft with an id; whose it is, the caller must look at."""
        with self._database.reading() as connection:
            row = connection.execute(select(DRAFTS).where(_COLUMNS.id == name)).mappings().one_or_none()
        return _draft(row) if row else None

    def list(self, account: str) -> Sequence[Draft]:
        """Give the drafts of an actor, the one worked on last first."""
        wanted = select(DRAFTS).where(_COLUMNS.account == account)
        with self._database.reading() as connection:
            rows = connection.execute(wanted.order_by(_COLUMNS.updated.desc(), _COLUMNS.id)).mappings()
            return [_draft(row) for row in rows]

    def delete(self, name: str) -> None:
        """Forget a draft, if it is there."""
        with self._database.writing() as connection:
            connection.execute(DRAFTS.delete().where(_COLUMNS.id == name))


def _row(draft: Draft) -> dict[str, object]:
    return {
        "id": draft.id,
        "account": draft.account,
        "member_state": draft.member_state,
        "kind": draft.kind,
        "contribution": draft.contribution,
        "fields": draft.fields,
        "created": written_time(draft.created),
        "updated": written_time(draft.updated),
    }


def _draft(row: RowMapping) -> Draft:
    return Draft(
        row["id"],
        row["account"],
        row["member_state"],
        row["kind"],
        row["contribution"],
        row["fields"],
        read_time(row["created"]),
        read_time(row["updated"]),
    )
