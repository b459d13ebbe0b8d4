"""API tokens: `paraugs_<id>_<secret>`, of which only a hash of the secret is kept.

The secret has 256 bits, so that a plain SHA-256 is as safe as a slow hash would be.
"""

import hashlib
import hmac
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import cast

from paraugs.errors import NotFound, RequestError, wording
from paraugs.ledger.accounts import Account
from paraugs.ledger.tokens import Token
from paraugs.people.people import People
from paraugs.people.roles import OTHERS, OWN, Act, Actor, Role
from paraugs.people.states import states
from paraugs.refusals import Forbidden, NotSignedIn

DAYS, MOST_DAYS = 365, 730
RARE: frozenset[Act] = frozenset({"manage-accounts", "read-audit"})
"""What a token may do only when it is asked for by name."""

ACTS: Mapping[Role, frozenset[Act]] = {role: OWN[role] | OTHERS[role] for role in OWN}
"""All that a role may do, wherever."""

_FORM = re.compile(r"paraugs_([0-9a-f]{12})_([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a token is to be: its label, its scope (empty: all of the role but what is rare), its days."""

    label: str = ""
    acts: frozenset[str] = frozenset()
    days: int = DAYS


@dataclass(frozen=True, slots=True)
class System:
    """A state's program that holds a token for itself: role, state (country IRI), public organisation."""

    role: Role
    member_state: str = ""
    organisation: str = ""


def make_for(people: People, by: Actor, account: Account, wish: Wish) -> str:
    """Make a token of an account; its text, which is not kept. RequestError for a wish beyond the role."""
    token, text = _made(people, cast(Role, account.role), wish)
    token = replace(token, account=account.id)
    line = people.decision(by, "token-created", _iri(people, token), None, _told(token))
    people.tokens.add(token, replace(line, member_state=account.member_state))
    return text


def make_for_system(people: People, by: Actor, system: System, wish: Wish) -> str:
    """Make a token that belongs to no person; its organisation is the state's name when none is given."""
    if system.role in ("contributor", "coordinator") and not system.member_state:
        raise RequestError(f"A {system.role} acts for a state: name it.")
    organisation = system.organisation
    if not organisation and system.member_state:
        organisation = states()[system.member_state].name("en")
    token, text = _made(people, system.role, wish)
    token = replace(token, member_state=system.member_state, organisation=organisation)
    line = people.decision(by, "token-created", _iri(people, token), None, _told(token))
    people.tokens.add(token, replace(line, member_state=system.member_state))
    return text


def holder(people: People, text: str) -> Actor:
    """Give the actor that a token speaks for; NotSignedIn with the plain reason when it does not count."""
    form = _FORM.fullmatch(text)
    token = people.tokens.get(form[1]) if form else None
    if form is None or token is None or not hmac.compare_digest(token.sha256, _sha256(form[2])):
        raise NotSignedIn(wording("This token is unknown here. Look whether it was copied whole."))
    now = people.clock()
    if token.revoked:
        raise NotSignedIn(
            wording("This token was revoked on %(day)s. Make a new one."), day=token.revoked.date()
        )
    if now >= token.expires:
        raise NotSignedIn(wording("This token expired on %(day)s. Make a new one."), day=token.expires.date())
    actor = _actor(people, token)
    people.tokens.note_use(token, now)
    return actor


def revoke(people: People, by: Actor, name: str) -> None:
    """End a token for good: one's own, or by the operator any. NotFound for none, Forbidden for others'."""
    token = people.tokens.get(name)
    if token is None:
        raise NotFound(wording("a token %(name)s"), name=name)
    account = people.accounts.get(token.account) if token.account else None
    if by != people.operator() and (account is None or people.iri_of(account) != by.iri):
        raise Forbidden(wording("This token belongs to somebody else."))
    line = people.decision(by, "token-revoked", _iri(people, token), None, token.label)
    state = account.member_state if account else token.member_state
    people.tokens.revoke(name, people.clock(), replace(line, member_state=state))


def id_in(text: str) -> str:
    """Give the id of a token, for its id or its whole text."""
    found = _FORM.fullmatch(text)
    return found[1] if found else text


def _actor(people: People, token: Token) -> Actor:
    acts = cast(frozenset[Act], token.acts)
    if not token.account:
        return Actor(
            _iri(people, token),
            token.label,
            cast(Role, token.role),
            token.member_state,
            token.organisation,
            acts=acts,
        )
    account = people.accounts.get(token.account)
    if account is None or account.disabled:
        raise NotSignedIn(wording("The account of this token is disabled."))
    return people.actor_of(account, acts)


def _made(people: People, role: Role, wish: Wish) -> tuple[Token, str]:
    beyond = wish.acts - ACTS[role]
    if beyond:
        allowed = ", ".join(sorted(ACTS[role]))
        raise RequestError(f"A {role} may not {', '.join(sorted(beyond))}; the scope is of: {allowed}.")
    if not 1 <= wish.days <= MOST_DAYS:
        raise RequestError(
            wording("A token lasts from 1 to %(most)s days, not %(days)s."), most=MOST_DAYS, days=wish.days
        )
    now, name, secret = people.clock(), secrets.token_hex(6), secrets.token_hex(32)
    acts = wish.acts or ACTS[role] - RARE
    expires = now + timedelta(days=wish.days)
    token = Token(name, _sha256(secret), role, frozenset[str](acts), now, expires, wish.label[:200])
    return token, f"paraugs_{name}_{secret}"


def _told(token: Token) -> str:
    return f"{token.role}: {' '.join(sorted(token.acts))}; until {token.expires.date()}"


def _iri(people: People, token: Token) -> str:
    return f"{people.base}id/token/{token.id}"


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
