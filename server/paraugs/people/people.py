"""People and what they hold: accounts, tokens, drafts, and the log of what they decided."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from paraugs.errors import NotFound
from paraugs.ledger.accounts import Account, Accounts
from paraugs.ledger.attempts import Attempts
from paraugs.ledger.database import Database
from paraugs.ledger.decisions import Decision, Decisions
from paraugs.ledger.drafts import Drafts
from paraugs.ledger.tokens import Tokens
from paraugs.people.passwords import Passwords
from paraugs.people.roles import Act, Actor, Role
from paraugs.people.states import state_of

_CONTRIBUTION = re.compile(r"/id/contribution/([a-z]+)/")


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class People:
    """Where people are kept; `base` is what our IRIs begin with, `secret` the key that signs sessions."""

    accounts: Accounts
    tokens: Tokens
    decisions: Decisions
    attempts: Attempts
    drafts: Drafts
    passwords: Passwords
    base: str
    secret: str
    clock: Callable[[], datetime] = _now

    def record(
        self, actor: Actor | None, action: str, thing: str, revision: int | None = None, detail: str = ""
    ) -> None:
        """Write what somebody decided about a thing (its IRI) into the audit log."""
        self.decisions.append(self.decision(actor, action, thing, revision, detail))

    def decision(
        self, actor: Actor | None, action: str, thing: str, revision: int | None = None, detail: str = ""
    ) -> Decision:
        """Make a line of the audit log, to be written with the change that it tells of.

        It concerns the state of the contribution that it is about, else the one that the actor belongs to.
        """
        who, role = (actor.iri, actor.role) if actor else ("", "")
        state = _state_in(thing) or (actor.member_state if actor else "")
        return Decision(self.clock(), who, role, action, thing, state, revision, detail)

    def iri_of(self, account: Account) -> str:
        """Give the IRI of an account; it tells nothing of the person."""
        return f"{self.base}id/account/{account.id}"

    def actor_of(self, account: Account, acts: frozenset[Act] | None = None) -> Actor:
        """Give the actor that an account is; `acts` is the scope of the token that it comes by."""
        return Actor(
            self.iri_of(account),
            account.name,
            cast(Role, account.role),
            account.member_state,
            account.organisation,
            account.language,
            acts,
        )

    def operator(self) -> Actor:
        """Give the one who acts by command on the machine itself."""
        return Actor(f"{self.base}id/operator", "operator", "administrator")

    def account_named(self, email: str) -> Account:
        """Give the account of an e-mail address; NotFound when there is none."""
        found = self.accounts.by_email(normal(email))
        if found is None:
            raise NotFound(f"an account of {email}")
        return found


def over(database: Database, base: str, secret: str) -> People:
    """Give the people kept in a database."""
    return People(
        Accounts(database),
        Tokens(database),
        Decisions(database),
        Attempts(database),
        Drafts(database),
        Passwords(),
        base,
        secret,
    )


def normal(email: str) -> str:
    """Give the one form in which an e-mail address is kept and looked up."""
    return email.strip().casefold()


def _state_in(thing: str) -> str:
    found = _CONTRIBUTION.search(thing)
    try:
        return state_of(found[1]).value if found else ""
    except NotFound:
        return ""
