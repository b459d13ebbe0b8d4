"""token: create, list and revoke the tokens by which programs contribute

A token acts for a Member State, or with --account for a person. `create` prints it alone on standard output;
only a hash of it is kept, so it cannot be shown again.
"""

import argparse

from paraugs.settings import read_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the sub-commands."""
    acts = parser.add_subparsers(title="what to do", metavar="WHAT", required=True)
    _declare_create(acts.add_parser("create", help="make a token and print it, alone"))
    add = acts.add_parser("list", help="list the tokens, without their secrets")
    add.add_argument("--json", action="store_true", help="one JSON object a line")
    add.set_defaults(act="show")
    add = acts.add_parser("revoke", help="end a token for good")
    add.add_argument("token", metavar="TOKEN", help="its id, or its text")
    add.set_defaults(act="revoke")


def run(arguments: argparse.Namespace) -> int:
    """Run the sub-command."""
    # Imported late: SQLAlchemy takes long, and the other commands do not need it.
    from paraugs.cli import token_acts

    return int(getattr(token_acts, arguments.act)(arguments, read_settings()))


def _declare_create(add: argparse.ArgumentParser) -> None:
    from paraugs.people.roles import ROLES

    add.add_argument("--state", default="", metavar="LV", help="the state that it acts for")
    add.add_argument("--role", choices=ROLES, help="what it may do at most")
    add.add_argument("--account", metavar="EMAIL", help="the person it acts for, instead of state and role")
    add.add_argument("--organisation", default="", help="published as the contributor (default: the state)")
    add.add_argument("--label", default="", help="what it is for")
    add.add_argument("--expires", default="", metavar="DAYS|DATE", help="when it ends (default: 365 days)")
    add.add_argument("--scope", default="", metavar="ACT,ACT", help="less than the role may do")
    add.set_defaults(act="create")
