"""renew: mark published contributions whose renew-by date has come as due for renewal

A server that runs does it by itself four times a day; this is for those who would rather have it in cron.
The coordinators are asked by letter when a server runs, and on their page of what waits. Practices that are
shipped with Paraugs have no such date and never fall due.
"""

import argparse
from datetime import UTC, datetime

from paraugs.life.renewal import let_all_fall_due
from paraugs.settings import read_settings
from paraugs.wiring import existing_ledger, people_in


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments: there are none."""


def run(arguments: argparse.Namespace) -> int:
    """Print the address of each contribution that fell due, one a line."""
    settings = read_settings()
    with existing_ledger(settings) as ledger:
        for revision in let_all_fall_due(ledger, people_in(settings, ledger), datetime.now(UTC)):
            print(revision.entry.contribution)
    return 0
