"""What `paraugs audit` does."""

import argparse
import sys

from paraugs.people.audit import as_csv, as_json, since
from paraugs.people.states import state_of
from paraugs.settings import Settings
from paraugs.wiring import kept_people


def export(arguments: argparse.Namespace, settings: Settings) -> int:
    """Write the log to standard output."""
    state = state_of(arguments.state).value if arguments.state else None
    written = as_csv if arguments.format == "csv" else as_json
    with kept_people(settings) as people:
        sys.stdout.writelines(written(people, since(arguments.since), state))
    return 0
