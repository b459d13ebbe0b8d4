"""Signing in with a password, or as an OpenID provider knows a person; and what an invitation opens."""

import hashlib
import ipaddress
import secrets
from dataclasses import dataclass, replace
from datetime import timedelta

from paraugs.errors import NotFound, RequestError, wording
from paraugs.ledger.accounts import Account, Identity
from paraugs.ledger.attempts import Patience
from paraugs.people.passwords import fault_of
from paraugs.people.people import People, normal
from paraugs.refusals import LockedOut, NotSignedIn

WRONG = "The e-mail address or the password is wrong."
DISABLED = "This account is disabled. Ask the coordinator of your state, or whoever runs this server."
UNKNOWN_PERSON = (
    "Nobody has invited you yet, or the invitation has ended. Ask the coordinator of your state for one to "
    "the e-mail address that your provider knows, and sign in again."
)
ENDED_INVITATION = wording("an open invitation at this address; ask for a new one")
INVITATION_LASTS = timedelta(days=7)
OF_ACCOUNT = Patience(5)
OF_ADDRESS = Patience(30)


@dataclass(frozen=True, slots=True)
class Person:
    """Who a provider says that somebody is; the e-mail address counts only when it is verified."""

    identity: Identity
    email: str
    is_verified: bool


def sign_in(people: People, email: str, password: str, address: str) -> Account:
    """Give the account of who knows its password, as `check` does, and note it in the log."""
    account = check(people, email, password, address)
    if account.disabled:
        _record_failure(people, account, "disabled")
        raise NotSignedIn(DISABLED)
    if people.passwords.is_old(account.password):
        renewed = replace(account, password=people.passwords.hash(password))
        people.accounts.change(account, renewed, None)
        account = renewed
    record_sign_in(people, account, "password")
    return account


def check(people: People, email: str, password: str, address: str) -> Account:
    """Give the account of who knows its password; `address` is the client's, against guessing.

    NotSignedIn, the same for an unknown address and a wrong password; LockedOut after too many of them.
    """
    account_key, address_key = _key("email", normal(email)), _key("address", _network(address))
    rest = people.attempts.begin([(account_key, OF_ACCOUNT), (address_key, OF_ADDRESS)], people.clock())
    if rest:
        raise LockedOut(f"Too many wrong passwords. Try again in {_spoken(rest)}.", rest)
    account = people.accounts.by_email(normal(email))
    if not people.passwords.fits(account.password if account else "", password) or account is None:
        _record_failure(people, account, "wrong password" if account else "unknown e-mail address")
        raise NotSignedIn(WRONG)
    people.attempts.succeed(account_key, [address_key])
    return account


def sign_in_by_provider(people: People, person: Person) -> Account:
    """Give the account of a person whom a provider knows; the first time, the one that was invited.

    No account is ever made here: NotSignedIn for who was not invited.
    """
    account = people.accounts.by_identity(person.identity)
    if account is None:
        account = _invited_by_email(people, person)
        taken = replace(account, invitation="", invitation_ends=None)
        decision = people.decision(
            people.actor_of(account), "invitation-accepted", people.iri_of(account), None, "provider"
        )
        people.accounts.link(person.identity, account, taken, decision)
        account = taken
    if account.disabled:
        _record_failure(people, account, "disabled")
        raise NotSignedIn(DISABLED)
    record_sign_in(people, account, "provider")
    return account


def invite(people: People, account: Account) -> tuple[Account, str]:
    """Give an account with an open invitation, not yet written, and its secret."""
    secret = secrets.token_urlsafe(32)
    ends = people.clock() + INVITATION_LASTS
    return replace(account, invitation=_sha256(secret), invitation_ends=ends), secret


def invited(people: People, secret: str) -> Account:
    """Give the account that an invitation opens; NotFound when it is none or has ended."""
    account = people.accounts.by_invitation(_sha256(secret))
    if account is None or account.disabled or not _is_open(people, account):
        raise NotFound(ENDED_INVITATION)
    return account


def accept(people: People, secret: str, password: str) -> Account:
    """Set the first or a new password by an invitation, which ends with it."""
    account = invited(people, secret)
    after = replace(account, invitation="", invitation_ends=None)
    return _set_password(people, account, after, password, "invitation-accepted")


def change_password(people: People, account: Account, password: str) -> Account:
    """Set another password; all sessions of the account end."""
    return _set_password(people, account, account, password, "password-changed")


def end_sessions(people: People, account: Account) -> None:
    """Sign out, wherever the account is signed in."""
    decision = people.decision(people.actor_of(account), "signed-out", people.iri_of(account))
    people.accounts.change(account, replace(account, session=account.session + 1), decision)


def record_sign_in(people: People, account: Account, how: str) -> None:
    """Note in the log that somebody signed in."""
    people.record(people.actor_of(account), "signed-in", people.iri_of(account), None, how)


def _set_password(people: People, before: Account, after: Account, password: str, action: str) -> Account:
    fault = fault_of(password, before.email)
    if fault:
        raise RequestError(fault)
    after = replace(after, password=people.passwords.hash(password), session=before.session + 1)
    people.accounts.change(
        before, after, people.decision(people.actor_of(before), action, people.iri_of(before))
    )
    return after


def _invited_by_email(people: People, person: Person) -> Account:
    account = people.accounts.by_email(normal(person.email)) if person.is_verified else None
    if account is None or account.disabled or not _is_open(people, account):
        people.record(None, "sign-in-failed", "", None, "unknown to us, though known to the provider")
        raise NotSignedIn(UNKNOWN_PERSON)
    return account


def _is_open(people: People, account: Account) -> bool:
    return account.invitation_ends is not None and people.clock() < account.invitation_ends


def _record_failure(people: People, account: Account | None, why: str) -> None:
    thing = people.iri_of(account) if account else ""
    line = people.decision(None, "sign-in-failed", thing, None, why)
    people.decisions.append(replace(line, member_state=account.member_state if account else ""))


def _key(kind: str, value: str) -> str:
    return f"{kind}:{_sha256(value)}"


def _network(address: str) -> str:
    """A client's address; of IPv6 the half that names its network, as the other half costs nothing."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else str(found)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _spoken(seconds: int) -> str:
    return f"{seconds} seconds" if seconds < 120 else f"{-(-seconds // 60)} minutes"
