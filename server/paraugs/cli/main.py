"""`paraugs`: read the arguments, run one sub-command, turn errors into one line and an exit code.

Exit codes, for scripts: 0 done; 1 the answer is no (it does not conform, it differs); 2 wrong use or
unreadable input; 3 the machine said no (a port, a disk, a store that does not answer); 130 interrupted.
"""

import argparse
import os
import sys
from collections.abc import Sequence

from paraugs import __version__
from paraugs.cli import (
    account,
    audit,
    check,
    cite,
    dump,
    export,
    format,
    harvest,
    index,
    ledger,
    load,
    monitor,
    query,
    renew,
    serve,
    token,
    validate,
)
from paraugs.errors import (
    GraphUnavailable,
    IndexUnavailable,
    LedgerDamaged,
    LedgerUnavailable,
    ParaugsError,
)

EPILOG = """exit codes: 0 done; 1 the answer is no; 2 wrong use or unreadable input;
            3 the machine said no (port, disk, store); 130 interrupted

settings:   environment variables PARAUGS_... or a TOML file named by PARAUGS_CONFIG;
            `paraugs serve --settings` shows them all with their values"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code."""
    chosen = make_parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except (GraphUnavailable, IndexUnavailable, LedgerDamaged, LedgerUnavailable) as error:
        return _complain(str(error), 3)
    except ParaugsError as error:
        return _complain(str(error), 2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _complain(f"{error.filename or 'system'}: {error.strerror or error}", 3)
    except KeyboardInterrupt:
        return _complain("interrupted", 130)


def make_parser() -> argparse.ArgumentParser:
    """The parser with every sub-command."""
    parser = argparse.ArgumentParser(
        prog="paraugs",
        description="Good practice in education and training as a knowledge graph.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"paraugs {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in (
        serve, query, validate, check, export, dump, load, monitor, harvest, ledger, index, cite, account,
        token, audit, renew, format,
    ):  # fmt: skip
        name = module.__name__.rsplit(".", 1)[-1]
        summary, _, rest = (module.__doc__ or "").partition("\n")
        summary = summary.partition(": ")[2]
        command = commands.add_parser(
            name,
            help=summary,
            description=f"{summary}\n{rest}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser


def _complain(message: str, code: int) -> int:
    print(f"paraugs: {message}", file=sys.stderr)
    return code
