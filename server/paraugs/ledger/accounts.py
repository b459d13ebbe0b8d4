"""Accounts of people, and the identities at an OpenID provider that they sign in with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from paraugs.ledger.database import Database
from paraugs.ledger.decisions import Decision, write_decision
from paraugs.ledger.revision import read_time, written_time
from paraugs.ledger.tables import ACCOUNTS, IDENTITIES
from paraugs.refusals import StepRefused

_COLUMNS = ACCOUNTS.c


@dataclass(frozen=True, slots=True)
class Account:
    """A person who may act for a Member State (its country IRI, empty for none).

    `password` is an argon2 hash, empty while there is none; `session` is the version that a session must
    carry; `invitation` is the SHA-256 of the secret in an open invitation, which ends at `invitation_ends`.
    """

    id: str
    email: str
    name: str
    role: str
    created: datetime
    member_state: str = ""
    organisation: str = ""
    language: str = "en"
    password: str = ""
    session: int = 1
    disabled: bool = False
    invitation: str = ""
    invitation_ends: datetime | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """A person as an OpenID provider knows him or her."""

    issuer: str
    subject: str


class Accounts:
    """Accounts in a database; each change is written together with its line in the audit log."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, account: Account, decision: Decision) -> None:
        """Write a new account; StepRefused when its e-mail address has one."""
        with self._database.writing() as connection:
            if _one(connection, _COLUMNS.email == account.email):
                raise StepRefused(f"There is an account for {account.email} already.")
            connection.execute(ACCOUNTS.insert(), _row(account))
            write_decision(connection, decision)

    def change(self, before: Account, after: Account, decision: Decision | None) -> None:
        """Write an account anew; StepRefused when it is no longer as it was read."""
        with self._database.writing() as connection:
            _swap(connection, before, after)
            write_decision(connection, decision)

    def link(self, identity: Identity, before: Account, after: Account, decision: Decision) -> None:
        """Let an identity sign in to an account, which changes with it."""
        with self._database.writing() as connection:
            _swap(connection, before, after)
            row = {"issuer": identity.issuer, "subject": identity.subject, "account": after.id}
            connection.execute(IDENTITIES.insert(), row)
            write_decision(connection, decision)

    def get(self, name: str) -> Account | None:
        """Give the account with an id."""
        return self._find(_COLUMNS.id == name)

    def by_email(self, email: str) -> Account | None:
        """Give the account with an e-mail address, which is in its normal form."""
        return self._find(_COLUMNS.email == email)

    def by_invitation(self, sha256: str) -> Account | None:
        """Give the account with an open invitation, by the hash of its secret."""
        return self._find(_COLUMNS.invitation == sha256) if sha256 else None

    def by_identity(self, identity: Identity) -> Account | None:
        """Give the account that an identity signs in to."""
        known = IDENTITIES.c.issuer == identity.issuer, IDENTITIES.c.subject == identity.subject
        return self._find(_COLUMNS.id == select(IDENTITIES.c.account).where(*known).scalar_subquery())

    def list(self, member_state: str | None = None) -> Sequence[Account]:
        """Give the accounts of a state, or all, by state and e-mail address."""
        wanted = select(ACCOUNTS).order_by(_COLUMNS.member_state, _COLUMNS.email)
        if member_state is not None:
            wanted = wanted.where(_COLUMNS.member_state == member_state)
        with self._database.reading() as connection:
            return [_account(row) for row in connection.execute(wanted).mappings()]

    def _find(self, condition: Any) -> Account | None:
        with self._database.reading() as connection:
            return _one(connection, condition)


def _swap(connection: Connection, before: Account, after: Account) -> None:
    if _one(connection, _COLUMNS.id == before.id) != before:
        raise StepRefused(f"The account of {before.email} was changed meanwhile. Look at it again.")
    connection.execute(ACCOUNTS.update().where(_COLUMNS.id == before.id), _row(after))


def _one(connection: Connection, condition: Any) -> Account | None:
    row = connection.execute(select(ACCOUNTS).where(condition)).mappings().one_or_none()
    return _account(row) if row else None


def _row(account: Account) -> dict[str, object]:
    return {
        "id": account.id,
        "email": account.email,
        "name": account.name,
        "role": account.role,
        "created": written_time(account.created),
        "member_state": account.member_state,
        "organisation": account.organisation,
        "language": account.language,
        "password": account.password,
        "session": account.session,
        "disabled": account.disabled,
        "invitation": account.invitation,
        "invitation_ends": written_time(account.invitation_ends) if account.invitation_ends else "",
    }


def _account(row: RowMapping) -> Account:
    return Account(
        row["id"],
        row["email"],
        row["name"],
        row["role"],
        read_time(row["created"]),
        row["member_state"],
        row["organisation"],
        row["language"],
        row["password"],
        row["session"],
        row["disabled"],
        row["invitation"],
        read_time(row["invitation_ends"]) if row["invitation_ends"] else None,
    )
