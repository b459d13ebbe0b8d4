"""What `paraugs account` does: a function for each of its sub-commands."""

import argparse
import json
import sys
from getpass import getpass

from paraugs.errors import SettingError
from paraugs.ledger.accounts import Account
from paraugs.mail.inviting import send_invitation
from paraugs.mail.server import mail_server
from paraugs.people import managing
from paraugs.people.managing import Newcomer
from paraugs.people.people import People
from paraugs.people.signing_in import INVITATION_LASTS
from paraugs.people.states import code_of, state_of
from paraugs.settings import Settings
from paraugs.wiring import address_of, kept_people


def add(arguments: argparse.Namespace, settings: Settings) -> int:
    """Make an account; its invitation is sent, or its link printed alone on standard output."""
    state = state_of(arguments.state).value if arguments.state else ""
    newcomer = Newcomer(
        arguments.email,
        arguments.name,
        arguments.role,
        state,
        arguments.organisation,
        arguments.language,
    )
    with kept_people(settings) as people:
        password = _asked_password() if arguments.password else ""
        account, secret = managing.add(people, people.operator(), newcomer, password)
    _say(f"made an account for {account.email}, {account.role}")
    if secret:
        _hand_over(settings, account, secret)
    return 0


def show(arguments: argparse.Namespace, settings: Settings) -> int:
    """Print the accounts."""
    state = state_of(arguments.state).value if arguments.state else None
    written = _as_json if arguments.json else _as_line
    with kept_people(settings) as people:
        sys.stdout.writelines(written(people, account) for account in people.accounts.list(state))
    return 0


def disable(arguments: argparse.Namespace, settings: Settings) -> int:
    """Disable an account."""
    with kept_people(settings) as people:
        managing.disable(people, people.operator(), people.account_named(arguments.email))
    _say(f"disabled {arguments.email}; its sessions have ended, its tokens are refused")
    return 0


def enable(arguments: argparse.Namespace, settings: Settings) -> int:
    """Enable an account."""
    with kept_people(settings) as people:
        managing.enable(people, people.operator(), people.account_named(arguments.email))
    _say(f"enabled {arguments.email}")
    return 0


def password(arguments: argparse.Namespace, settings: Settings) -> int:
    """Set a password, or print a link to set it."""
    with kept_people(settings) as people:
        account, operator = people.account_named(arguments.email), people.operator()
        if arguments.invite:
            secret = managing.invite_again(people, operator, account)
            _hand_over(settings, people.account_named(arguments.email), secret)
            return 0
        managing.set_password(people, operator, account, _asked_password())
    _say(f"set the password of {arguments.email}; its sessions have ended")
    return 0


def role(arguments: argparse.Namespace, settings: Settings) -> int:
    """Give another role."""
    with kept_people(settings) as people:
        account = people.account_named(arguments.email)
        managing.give_role(people, people.operator(), account, arguments.role)
    _say(f"{arguments.email} is {arguments.role} now")
    return 0


def _asked_password() -> str:
    """The password: typed twice at a terminal, else the first line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    typed = getpass("Password: ")
    if getpass("Once more: ") != typed:
        raise SettingError("the two passwords are not the same; nothing was changed")
    return typed


def _hand_over(settings: Settings, account: Account, secret: str) -> None:
    """Send the link of an invitation, or print it, alone on standard output, for the operator to send on."""
    link = f"{address_of(settings).rstrip('/')}/account/invitation/{secret}"
    sent = send_invitation(mail_server(settings), account, link)
    if sent.by_letter:
        _say(f"sent {account.email} a link to set the password")
        return
    if sent.reason:
        _say(f"the letter to {account.email} was not taken ({sent.reason})")
    _say(f"this link sets the password, once and within {INVITATION_LASTS.days} days; send it on:")
    print(link)


def _as_line(_: People, account: Account) -> str:
    columns = (account.email, account.role, _code(account), account.organisation, account.name)
    return "\t".join((*columns, _standing(account))) + "\n"


def _as_json(people: People, account: Account) -> str:
    fields = {
        "id": people.iri_of(account),
        "email": account.email,
        "name": account.name,
        "role": account.role,
        "state": _code(account),
        "organisation": account.organisation,
        "language": account.language,
        "standing": _standing(account),
        "created": account.created.isoformat(),
    }
    return json.dumps(fields, ensure_ascii=False) + "\n"


def _code(account: Account) -> str:
    return code_of(account.member_state).upper() if account.member_state else ""


def _standing(account: Account) -> str:
    if account.disabled:
        return "disabled"
    return "invited" if account.invitation else "in use"


def _say(words: str) -> None:
    print(f"paraugs: {words}", file=sys.stderr)
