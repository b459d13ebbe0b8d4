"""Who may keep whose accounts, and how: invite, disable, enable, give another role."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

from paraugs.errors import RequestError, wording
from paraugs.ledger.accounts import Account
from paraugs.people.passwords import fault_of
from paraugs.people.people import People, normal
from paraugs.people.roles import ROLES, Actor, Role, require
from paraugs.people.signing_in import invite
from paraugs.people.states import states
from paraugs.refusals import Forbidden, StepRefused

GRANTS: Mapping[Role, frozenset[Role]] = {
    "contributor": frozenset(),
    "coordinator": frozenset({"contributor", "coordinator"}),
    "reviewer": frozenset(),
    "administrator": frozenset(ROLES),
}
"""Which roles a role may give; the accounts that have them are the ones that it keeps."""

NO_EMAIL = "Write an e-mail address such as name@example.org."
NO_NAME = "Write the person's name."
NO_ROLE = "Choose one of the roles that you may give."
NO_STATE = "Choose the state: a contributor and a coordinator act for one."
UNKNOWN_STATE = "Choose one of the states in the list."
NO_ORGANISATION = "Write the organisation: its contributions are published under this name."

_EMAIL = re.compile(r"""(?!.*=\?)[^@\s\x00-\x1f\x7f"(),:;<>\[\\\]]+@[\w-]+(\.[\w-]+)+""")
"""One address alone, as a header of a letter takes it: no list, comment, quotation or encoded word."""
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Who is to have an account; fields as in `Account`."""

    email: str
    name: str
    role: str
    member_state: str = ""
    organisation: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a field."""

    field: str
    words: str


def faults_of(newcomer: Newcomer, roles: frozenset[Role] = frozenset(ROLES)) -> tuple[Fault, ...]:
    """Tell all that is wrong with a newcomer, given the roles that may be given."""
    needs_state = newcomer.role in ("contributor", "coordinator")
    checks = (
        ("email", bool(_EMAIL.fullmatch(newcomer.email.strip())) and len(newcomer.email) <= 254, NO_EMAIL),
        ("name", 0 < len(newcomer.name.strip()) <= _LONGEST, NO_NAME),
        ("role", newcomer.role in roles, NO_ROLE),
        ("state", bool(newcomer.member_state) or not needs_state, NO_STATE),
        ("state", not newcomer.member_state or newcomer.member_state in states(), UNKNOWN_STATE),
        (
            "organisation",
            (bool(newcomer.organisation.strip()) or not needs_state)
            and len(newcomer.organisation) <= _LONGEST,
            NO_ORGANISATION,
        ),
    )
    return tuple(Fault(field, words) for field, is_well, words in checks if not is_well)


def add(people: People, by: Actor, newcomer: Newcomer, password: str = "") -> tuple[Account, str]:
    """Make an account, with a password or else an invitation; the account and the invitation's secret.

    Forbidden for who may not; RequestError for a fault; StepRefused when the e-mail address is taken.
    """
    require(by, "manage-accounts", newcomer.member_state)
    faults = faults_of(newcomer, GRANTS[by.role])
    if faults:
        raise RequestError(" ".join(fault.words for fault in faults))
    account, secret = _new(people, newcomer), ""
    if password:
        _refuse(fault_of(password, account.email))
        account = replace(account, password=people.passwords.hash(password))
    else:
        account, secret = invite(people, account)
    line = people.decision(by, "account-added", people.iri_of(account), None, account.role)
    people.accounts.add(account, replace(line, member_state=account.member_state))
    return account, secret


def invite_again(people: People, by: Actor, account: Account) -> str:
    """Open a new invitation in place of any before; its secret.

    StepRefused for an account in use, unless an administrator does it: who has the link sets the
    password, so a coordinator could act as somebody else.
    """
    if account.password and by.role != "administrator":
        raise StepRefused(
            wording(
                "%(name)s uses this account already. Who forgot the password asks an administrator for a new "
                "link."
            ),
            name=account.name,
        )
    after, secret = invite(people, account)
    _change(people, by, (account, after), "account-invited")
    return secret


def set_password(people: People, by: Actor, account: Account, password: str) -> None:
    """Give an account another password; its sessions and its invitation end."""
    _refuse(fault_of(password, account.email))
    after = replace(
        account,
        password=people.passwords.hash(password),
        session=account.session + 1,
        invitation="",
        invitation_ends=None,
    )
    _change(people, by, (account, after), "password-set")


def disable(people: People, by: Actor, account: Account) -> None:
    """Let an account do nothing any more: its sessions end, its tokens are refused."""
    if by.iri == people.iri_of(account):
        raise StepRefused(wording("You cannot disable your own account. Ask somebody else who may."))
    after = replace(account, disabled=True, session=account.session + 1, invitation="", invitation_ends=None)
    _change(people, by, (account, after), "account-disabled")


def enable(people: People, by: Actor, account: Account) -> None:
    """Let a disabled account act again."""
    _change(people, by, (account, replace(account, disabled=False)), "account-enabled")


def give_role(people: People, by: Actor, account: Account, role: str) -> None:
    """Give an account another role."""
    after = replace(account, role=role)
    newcomer = Newcomer(after.email, after.name, role, after.member_state, after.organisation)
    faults = faults_of(newcomer, GRANTS[by.role])
    if faults:
        raise RequestError(" ".join(fault.words for fault in faults))
    _change(people, by, (account, after), "role-changed")


def require_keeper(by: Actor, account: Account) -> None:
    """Let only those through who keep an account; Forbidden for the others."""
    require(by, "manage-accounts", account.member_state)
    if account.role not in GRANTS[by.role]:
        template = wording("As %(role)s you do not keep the accounts of a %(other_role)s.")
        raise Forbidden(template, role=by.role, other_role=account.role)


def kept_by(people: People, by: Actor) -> list[Account]:
    """Give the accounts that somebody keeps."""
    state = None if by.role == "administrator" else by.member_state
    return [found for found in people.accounts.list(state) if cast(Role, found.role) in GRANTS[by.role]]


def _change(people: People, by: Actor, change: tuple[Account, Account], action: str) -> None:
    before, after = change
    require_keeper(by, before)
    detail = after.role if after.role != before.role else ""
    line = people.decision(by, action, people.iri_of(before), None, detail)
    people.accounts.change(before, after, replace(line, member_state=before.member_state))


def _new(people: People, newcomer: Newcomer) -> Account:
    return Account(
        secrets.token_hex(6),
        normal(newcomer.email),
        newcomer.name.strip(),
        newcomer.role,
        people.clock(),
        newcomer.member_state,
        newcomer.organisation.strip(),
        newcomer.language,
    )


def _refuse(fault: str) -> None:
    if fault:
        raise RequestError(fault)
