"""API tokens: of their secrets only a hash is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import RowMapping, select

from paraugs.errors import NotFound
from paraugs.ledger.database import Database
from paraugs.ledger.decisions import Decision, write_decision
from paraugs.ledger.revision import read_time, written_time
from paraugs.ledger.tables import TOKENS

_COLUMNS = TOKENS.c
_USE_IS_NOTED = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Token:
    """A token of an account, or else of a system of a state: then it says role and state itself.

    `account` is empty for a system, `sha256` the hash of the secret, `acts` what it may do.
    """

    id: str
    sha256: str
    role: str
    acts: frozenset[str]
    created: datetime
    expires: datetime
    label: str = ""
    account: str = ""
    member_state: str = ""
    organisation: str = ""
    used: datetime | None = None
    revoked: datetime | None = None


class Tokens:
    """Tokens in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, token: Token, decision: Decision) -> None:
        """Write a new token."""
        with self._database.writing() as connection:
            connection.execute(TOKENS.insert(), _row(token))
            write_decision(connection, decision)

    def get(self, name: str) -> Token | None:
        """Give the token with an id."""
        with self._database.reading() as connection:
            row = connection.execute(select(TOKENS).where(_COLUMNS.id == name)).mappings().one_or_none()
        return _token(row) if row else None

    def list(self, account: str | None = None) -> Sequence[Token]:
        """Give the tokens of an account, or all, newest first."""
        wanted = select(TOKENS).order_by(_COLUMNS.created.desc(), _COLUMNS.id)
        if account is not None:
            wanted = wanted.where(_COLUMNS.account == account)
        with self._database.reading() as connection:
            return [_token(row) for row in connection.execute(wanted).mappings()]

    def note_use(self, token: Token, now: datetime) -> None:
        """Note that a token is used, at most once a minute."""
        if token.used and now - token.used < _USE_IS_NOTED:
            return
        with self._database.writing() as connection:
            connection.execute(TOKENS.update().where(_COLUMNS.id == token.id), {"used": written_time(now)})

    def revoke(self, name: str, now: datetime, decision: Decision) -> None:
        """End a token for good, if it has not ended; NotFound when there is none of this id."""
        with self._database.writing() as connection:
            found = connection.scalar(select(_COLUMNS.revoked).where(_COLUMNS.id == name))
            if found is None:
                raise NotFound(f"a token {name}")
            if not found:
                connection.execute(TOKENS.update().where(_COLUMNS.id == name), {"revoked": written_time(now)})
                write_decision(connection, decision)


def _row(token: Token) -> dict[str, object]:
    return {
        "id": token.id,
        "sha256": token.sha256,
        "account": token.account or None,
        "role": token.role,
        "member_state": token.member_state,
        "organisation": token.organisation,
        "label": token.label,
        "acts": " ".join(sorted(token.acts)),
        "created": written_time(token.created),
        "expires": written_time(token.expires),
        "used": written_time(token.used) if token.used else "",
        "revoked": written_time(token.revoked) if token.revoked else "",
    }


def _token(row: RowMapping) -> Token:
    return Token(
        row["id"],
        row["sha256"],
        row["role"],
        frozenset(row["acts"].split()),
        read_time(row["created"]),
        read_time(row["expires"]),
        row["label"],
        row["account"] or "",
        row["member_state"],
        row["organisation"],
        read_time(row["used"]) if row["used"] else None,
        read_time(row["revoked"]) if row["revoked"] else None,
    )
