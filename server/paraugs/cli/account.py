"""account: add, list, disable and enable people, and give them a role, a password or a new link

A person has a role: contributor and coordinator act for one Member State, a reviewer for Europe, an
administrator keeps the house. Without --password a link is sent by which the person sets one, or printed
where PARAUGS_SMTP names no mail server or the letter is not taken. The first people are made here; from then
on administrators and coordinators invite others on their pages.

The ledger is that of PARAUGS_DATA_DIR or PARAUGS_LEDGER: name the one that the server has. Links begin with
PARAUGS_PUBLIC_URL, where people reach the server, or else with PARAUGS_HOST and PARAUGS_PORT.

  paraugs account add --role administrator --name "Anna" anna@example.org
  paraugs account add --role coordinator --state LV --organisation "Ministry" --name "Karl" karl@example.org
  paraugs account add --role reviewer --state FI --name "Riikka" riikka@example.org
"""

import argparse

from paraugs.settings import read_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the sub-commands."""
    acts = parser.add_subparsers(title="what to do", metavar="WHAT", required=True)
    _declare_add(acts.add_parser("add", help="make an account, with a link to set its password"))
    add = acts.add_parser("list", help="list the accounts")
    add.add_argument("--state", metavar="LV", help="only those of this state")
    add.add_argument("--json", action="store_true", help="one JSON object a line")
    add.set_defaults(act="show")
    for name, words in (
        ("disable", "end the sessions and tokens of an account, and let it do nothing more"),
        ("enable", "let a disabled account act again"),
    ):
        add = acts.add_parser(name, help=words)
        add.add_argument("email", metavar="EMAIL")
        add.set_defaults(act=name)
    add = acts.add_parser("password", help="set a password, asked for or read from standard input")
    add.add_argument("email", metavar="EMAIL")
    add.add_argument("--invite", action="store_true", help="send or print a link to set it instead")
    add.set_defaults(act="password")
    add = acts.add_parser("role", help="give another role")
    add.add_argument("email", metavar="EMAIL")
    add.add_argument("role", choices=_roles())
    add.set_defaults(act="role")


def run(arguments: argparse.Namespace) -> int:
    """Run the sub-command."""
    # Imported late: SQLAlchemy takes long, and the other commands do not need it.
    from paraugs.cli import account_acts

    return int(getattr(account_acts, arguments.act)(arguments, read_settings()))


def _declare_add(add: argparse.ArgumentParser) -> None:
    add.add_argument("email", metavar="EMAIL")
    add.add_argument("--name", required=True, help="the person's name; not published")
    add.add_argument("--role", required=True, choices=_roles())
    add.add_argument("--state", default="", metavar="LV", help="the state that the person belongs to")
    add.add_argument("--organisation", default="", help="published as the contributor of what is submitted")
    add.add_argument("--language", default="en", choices=("en", "lv"), help="of letters to the person")
    add.add_argument(
        "--password", action="store_true", help="ask for the password, or read it from standard input"
    )
    add.set_defaults(act="add")


def _roles() -> tuple[str, ...]:
    from paraugs.people.roles import ROLES

    return ROLES
