"""What `paraugs token` does: a function for each of its sub-commands."""

import argparse
import json
import sys
from datetime import date

from paraugs.errors import SettingError
from paraugs.ledger.tokens import Token
from paraugs.people import keys
from paraugs.people.keys import DAYS, System, Wish
from paraugs.people.people import People
from paraugs.people.states import code_of, state_of
from paraugs.settings import Settings
from paraugs.wiring import kept_people


def create(arguments: argparse.Namespace, settings: Settings) -> int:
    """Make a token and print it, alone on standard output."""
    with kept_people(settings) as people:
        wish = Wish(arguments.label, _scope(arguments.scope), _days(arguments.expires, people))
        text = _made(arguments, people, wish)
    print("paraugs: keep it well: it is not shown again", file=sys.stderr)
    print(text)
    return 0


def show(arguments: argparse.Namespace, settings: Settings) -> int:
    """Print the tokens without their secrets."""
    written = _as_json if arguments.json else _as_line
    with kept_people(settings) as people:
        sys.stdout.writelines(written(people, token) for token in people.tokens.list())
    return 0


def revoke(arguments: argparse.Namespace, settings: Settings) -> int:
    """End a token for good."""
    name = keys.id_in(arguments.token)
    with kept_people(settings) as people:
        keys.revoke(people, people.operator(), name)
    print(f"paraugs: revoked {name}", file=sys.stderr)
    return 0


def _made(arguments: argparse.Namespace, people: People, wish: Wish) -> str:
    if arguments.account:
        if arguments.state or arguments.role or arguments.organisation:
            raise SettingError("--account says state, role and organisation already")
        return keys.make_for(people, people.operator(), people.account_named(arguments.account), wish)
    if not arguments.role:
        raise SettingError("a token needs --role (and for most roles --state), or --account")
    state = state_of(arguments.state).value if arguments.state else ""
    system = System(arguments.role, state, arguments.organisation)
    return keys.make_for_system(people, people.operator(), system, wish)


def _scope(text: str) -> frozenset[str]:
    return frozenset(act.strip() for act in text.split(",") if act.strip())


def _days(text: str, people: People) -> int:
    """How many days a token lasts: a number, or counted to a date (ISO 8601)."""
    if not text:
        return DAYS
    if text.isascii() and text.isdigit() and len(text) < 5:
        return int(text)
    try:
        return (date.fromisoformat(text) - people.clock().date()).days
    except ValueError as error:
        raise SettingError(f"--expires is a number of days or a date as 2027-06-30, not {text!r}") from error


def _as_line(people: People, token: Token) -> str:
    return "\t".join(_fields(people, token).values()) + "\n"


def _as_json(people: People, token: Token) -> str:
    return json.dumps(_fields(people, token), ensure_ascii=False) + "\n"


def _fields(people: People, token: Token) -> dict[str, str]:
    account = people.accounts.get(token.account) if token.account else None
    state = account.member_state if account else token.member_state
    return {
        "id": token.id,
        "role": account.role if account else token.role,
        "state": code_of(state).upper() if state else "",
        "account": account.email if account else "",
        "label": token.label,
        "scope": ",".join(sorted(token.acts)),
        "created": token.created.date().isoformat(),
        "expires": token.expires.date().isoformat(),
        "used": token.used.isoformat(timespec="seconds") if token.used else "",
        "standing": _standing(people, token),
    }


def _standing(people: People, token: Token) -> str:
    if token.revoked:
        return "revoked"
    return "expired" if token.expires <= people.clock() else "valid"
