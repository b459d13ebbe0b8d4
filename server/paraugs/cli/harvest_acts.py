"""What `paraugs harvest` does: a function for each of its sub-commands."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from paraugs.cli.progress import Progress
from paraugs.errors import RequestError
from paraugs.harvest.house import Harvester
from paraugs.harvest.keeping import Register, call, found, keep
from paraugs.harvest.opening import open_harvester
from paraugs.harvest.policy import policy_of
from paraugs.harvest.running import run
from paraugs.harvest.sources import Kind, Source, faults_of
from paraugs.harvest.trying import try_out
from paraugs.ledger.harvested import KeptSource, Run
from paraugs.ledger.harvests import Harvests
from paraugs.ledger.sql import SqlLedger
from paraugs.people.roles import Actor
from paraugs.people.states import code_of, state_of
from paraugs.settings import Settings
from paraugs.wiring import existing_ledger, people_in

_WELL = ("done", "unchanged", "tried")


def add(settings: Settings, arguments: argparse.Namespace) -> int:
    """Follow a source."""
    code, _, name = arguments.source.partition("/")
    query = arguments.query
    if arguments.kind == "sparql" and query and Path(query).is_file():
        query = Path(query).read_text(encoding="utf-8")
    mapping = arguments.mapping.read_text(encoding="utf-8") if arguments.mapping else ""
    state = code_of(state_of(code))
    source = Source(state, name, Kind(arguments.kind), arguments.url, query, mapping, arguments.every)
    faults = faults_of(source, policy_of(settings))
    if faults:
        raise RequestError("; ".join(f"{field}: {words}" for field, words in faults.items()))
    with existing_ledger(settings) as ledger:
        register, operator = _register(settings, ledger)
        keep(register, operator, source, datetime.now(UTC))
    print(
        f"{source.path} is followed; `paraugs harvest run {source.path} --dry-run` tells what it would give"
    )
    return 0


def tell(settings: Settings, _: argparse.Namespace) -> int:
    """Print a line for each source: path, kind, how it stands, when it is due, the last run, address."""
    with existing_ledger(settings) as ledger:
        kept = Harvests(ledger.database)
        for source in kept.list():
            last = next(iter(kept.runs(source.path, 1)), None)
            stands = "paused" if source.is_paused else "failing" if source.failures else "followed"
            due = f"{source.due:%Y-%m-%dT%H:%M:%SZ}" if source.due else "when called"
            print(source.path, source.kind, stands, due, last.outcome if last else "-", source.url, sep="\t")
    return 0


def read(settings: Settings, arguments: argparse.Namespace) -> int:
    """Read one source, or those that are due; 1 when a run did not go well."""
    with existing_ledger(settings) as ledger:
        register, operator = _register(settings, ledger)
        if arguments.source:
            found(register, arguments.source)
            if arguments.accept_drop and not arguments.dry_run:
                call(register, operator, arguments.source, "accept-drop", datetime.now(UTC))
            if arguments.again and not arguments.dry_run:
                call(register, operator, arguments.source, "again", datetime.now(UTC))
        progress = Progress(arguments.quiet)
        progress("loading ...")
        house = open_harvester(settings, ledger, people_in(settings, ledger))
        if arguments.dry_run:
            return _tried(house, found(register, arguments.source or _first_due(house)))
        return _read_all(house, arguments, progress)


def _first_due(house: Harvester) -> str:
    due = [source for source in house.kept.list() if source.due and not source.is_paused]
    if not due:
        raise RequestError("No source is due.")
    return due[0].path


def _tried(house: Harvester, source: KeptSource) -> int:
    done = try_out(house, source)
    _print(source, done)
    return 1 if done.counts.get("refused") else 0


def _read_all(house: Harvester, arguments: argparse.Namespace, progress: Progress) -> int:
    is_well, number = True, 0
    while source := house.kept.take(house.clock(), arguments.source or ""):
        progress(f"reading {source.path} ...")
        done = run(house, source)
        number += 1
        is_well = is_well and done.outcome in _WELL
        progress.done()
        if not arguments.quiet or done.outcome not in _WELL:
            _print(source, done)
        if arguments.source:
            break
    if arguments.source and not number:
        raise RequestError(f"{arguments.source} is being read by another process.")
    return 0 if is_well else 1


def _print(source: KeptSource, done: Run) -> None:
    counts = ", ".join(f"{number} {what}" for what, number in sorted(done.counts.items()) if number)
    print(f"{source.path}: {done.outcome}: {counts or done.reason or 'nothing'}")
    for contribution, outcome, words in done.lines:
        print(f"  {outcome}\t{contribution}\t{words}")


def show_log(settings: Settings, arguments: argparse.Namespace) -> int:
    """Print the newest runs, the newest first."""
    with existing_ledger(settings) as ledger:
        register, _ = _register(settings, ledger)
        source = found(register, arguments.source)
        for each in register.kept.runs(source.path, arguments.runs):
            print(f"{each.started:%Y-%m-%dT%H:%M:%SZ}", end=" ")
            _print(source, each)
        gone = [item for item in register.kept.items(source.path).values() if item.gone]
        for item in gone:
            print(f"gone at its source since {item.gone:%Y-%m-%d}: {item.contribution}")
    return 0


def call_it(settings: Settings, arguments: argparse.Namespace) -> int:
    """Pause a source, go on with it, or follow it no longer."""
    with existing_ledger(settings) as ledger:
        register, operator = _register(settings, ledger)
        call(register, operator, arguments.source, arguments.wish, datetime.now(UTC))
    print(f"{arguments.source}: {arguments.wish}", file=sys.stderr)
    return 0


def _register(settings: Settings, ledger: SqlLedger) -> tuple[Register, Actor]:
    people = people_in(settings, ledger)
    return Register(Harvests(ledger.database), people), people.operator()
