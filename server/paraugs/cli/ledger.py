"""ledger: verify, copy, read and erase from the ledger of contributions, or make the graph anew

The ledger is the file `ledger.sqlite` in PARAUGS_DATA_DIR, or what PARAUGS_LEDGER names: another file, or a
postgresql:// URL. `paraugs serve` makes it at its first start. A backup is a SQLite ledger in one file, from
either database and for either.
"""

import argparse
from pathlib import Path

from paraugs.settings import read_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the sub-commands."""
    acts = parser.add_subparsers(title="what to do", metavar="WHAT", required=True)
    add = acts.add_parser(
        "verify", help="look for every sign of tampering or damage; exit code 1 when there is one"
    )
    add.set_defaults(act="verify")
    add = acts.add_parser("log", help="list the revisions, oldest first")
    add.add_argument("--since", type=int, default=0, metavar="NUMBER", help="only those after this one")
    add.add_argument("--contribution", metavar="IRI", help="only those of this contribution")
    add.add_argument("--json", action="store_true", help="one JSON object a line")
    add.set_defaults(act="log")
    add = acts.add_parser(
        "erase",
        help="erase what revisions said, as the law demands",
        description="Put a notice in place of the content of revisions, of the bytes that were handed in, "
        "and of what was said and found about them; hashes stay, and so does the chain. Not the newest of a "
        "contribution that goes on, and not what everybody sees: hand in another first. Backups taken "
        "before, mirrors, and the words of steps in the audit log still hold what they hold: take a new "
        "backup and delete the old ones.",
    )
    add.add_argument("numbers", nargs="+", type=int, metavar="NUMBER", help="the number of a revision")
    add.add_argument("--reason", required=True, help="why; everybody can read it")
    add.set_defaults(act="erase")
    add = acts.add_parser(
        "rebuild", help="make graph and index anew from the ledger, and say what was different"
    )
    add.add_argument(
        "--dry-run", action="store_true", help="only say it; exit code 1 when there is a difference"
    )
    add.set_defaults(act="rebuild")
    add = acts.add_parser("backup", help="write a consistent copy; the server may go on")
    add.add_argument("file", type=Path, metavar="FILE")
    add.add_argument("--force", action="store_true", help="replace the file if it is there")
    add.set_defaults(act="backup")
    add = acts.add_parser("restore", help="bring a copy back; stop the server first")
    add.add_argument("file", type=Path, metavar="FILE")
    add.add_argument("--force", action="store_true", help="replace a ledger that holds something")
    add.set_defaults(act="restore")


def run(arguments: argparse.Namespace) -> int:
    """Run the sub-command; 1 when the answer is no."""
    # Imported late: SQLAlchemy takes long, and the other commands do not need it.
    from paraugs.cli import ledger_acts

    return int(getattr(ledger_acts, arguments.act)(arguments, read_settings()))
