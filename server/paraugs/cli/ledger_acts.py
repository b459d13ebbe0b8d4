"""What `paraugs ledger` does: a function for each of its sub-commands."""

import argparse
import json
import sys

from paraugs.cli.index_acts import rebuild_index
from paraugs.cli.progress import Progress
from paraugs.graph.comparing import differences
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.loading import load, load_into
from paraugs.graph.remote import RemoteGraph
from paraugs.ledger import copying, erasing
from paraugs.ledger.decisions import ERASE, Decision
from paraugs.ledger.revision import Revision, written_time
from paraugs.ledger.sql import SqlLedger
from paraugs.resources import Resources, find_resources
from paraugs.settings import Settings
from paraugs.wiring import existing_ledger, ledger_address, people_in


def verify(_: argparse.Namespace, settings: Settings) -> int:
    """Print each fault; 1 when there is one."""
    progress = Progress()
    progress("verifying ...")
    with existing_ledger(settings) as ledger:
        faults, head, erased = list(ledger.verify()), ledger.head(), ledger.erased()
    sys.stdout.writelines(f"{fault}\n" for fault in faults)
    told = f"{head.number:,} revisions, {f'{len(erased)} of them erased, ' if erased else ''}"
    progress.done(f"{told}{len(faults)} faults; chain hash {head.chain}")
    return 1 if faults else 0


def erase(arguments: argparse.Namespace, settings: Settings) -> int:
    """Erase revisions, or none of them."""
    with existing_ledger(settings) as ledger:
        people = people_in(settings, ledger)
        operator = people.operator()

        def line(revision: Revision) -> Decision:
            return people.decision(
                operator, ERASE, revision.entry.contribution, revision.number, arguments.reason
            )

        order = erasing.Order(operator.iri, people.clock(), arguments.reason)
        erased = erasing.erase(ledger, arguments.numbers, order, line)
    for revision in erased:
        print(f"erased revision {revision.number} of {revision.entry.contribution}")
    print(
        "paraugs: backups and mirrors may still hold it; take a new backup. Cited answers may hold it too: "
        "`paraugs cite list`, `paraugs cite erase`",
        file=sys.stderr,
    )
    return 0


def log(arguments: argparse.Namespace, settings: Settings) -> int:
    """Print the revisions."""
    only, written = arguments.contribution, _as_json if arguments.json else _as_line
    with existing_ledger(settings) as ledger:
        revisions = iter(ledger.history(only)) if only else ledger.since(arguments.since)
        sys.stdout.writelines(written(found) for found in revisions if found.number > arguments.since)
    return 0


def _as_line(revision: Revision) -> str:
    entry = revision.entry
    columns = (str(revision.number), written_time(entry.when), entry.action, entry.status)
    return "\t".join((*columns, entry.contribution, entry.agent, revision.sha256[:12])) + "\n"


def _as_json(revision: Revision) -> str:
    entry = revision.entry
    fields = {
        "number": revision.number,
        "previous": revision.previous,
        "contribution": entry.contribution,
        "memberState": entry.member_state,
        "agent": entry.agent,
        "when": written_time(entry.when),
        "action": entry.action,
        "status": entry.status,
        "reason": entry.reason,
        "mediaType": entry.submission.media_type,
        "shapes": entry.shapes,
        "findings": json.loads(entry.findings),
        "sha256": revision.sha256,
        "chain": revision.chain,
        "erased": revision.erasure and written_time(revision.erasure.when),
    }
    return json.dumps(fields, ensure_ascii=False) + "\n"


def rebuild(arguments: argparse.Namespace, settings: Settings) -> int:
    """Print what differs, and make a remote graph and the index anew; 1 when something still does."""
    progress, resources = Progress(), find_resources(settings.resources_dir, settings.data_dir)
    is_remote = settings.graph != "embedded"
    with existing_ledger(settings) as ledger:
        progress("comparing ...")
        graph: RemoteGraph | EmbeddedGraph = _remote(settings) if is_remote else _made(resources, ledger)
        found, number = list(differences(graph, ledger)), ledger.head().number
        sys.stdout.writelines(f"{difference}\n" for difference in found)
        if isinstance(graph, RemoteGraph) and not arguments.dry_run:
            load_into(resources, graph, lambda name, at, of: progress(f"{at} of {of}: {name}"), ledger)
            graph.forget_version()
            rebuild_index(settings, resources, ledger, graph, progress)
            progress.done(f"made anew up to revision {number}; {len(found)} graphs were different")
            return 0
        if not arguments.dry_run:
            rebuild_index(settings, resources, ledger, graph, progress)
    progress.done(f"revision {number}: {len(found)} graphs are different")
    return 1 if found else 0


def _remote(settings: Settings) -> RemoteGraph:
    return RemoteGraph(settings.graph, settings.graph_update or settings.graph)


def _made(resources: Resources, ledger: SqlLedger) -> EmbeddedGraph:
    graph = EmbeddedGraph()
    load(resources, graph, ledger)
    return graph


def backup(arguments: argparse.Namespace, settings: Settings) -> int:
    """Write a copy; 2 when the file is there already."""
    progress, target = Progress(), arguments.file
    if target.exists() and not arguments.force:
        print(f"paraugs: {target} is there already; --force replaces it", file=sys.stderr)
        return 2
    with existing_ledger(settings) as ledger:
        position = copying.back_up(ledger, target, lambda at, of: progress(f"copying: {at:,} of {of:,}"))
    progress.done(f"wrote {target}: {position.number:,} revisions, chain hash {position.chain}")
    return 0


def restore(arguments: argparse.Namespace, settings: Settings) -> int:
    """Bring a copy back."""
    progress = Progress()
    position = copying.restore(
        arguments.file,
        ledger_address(settings),
        arguments.force,
        lambda done, whole: progress(f"copying: {done:,} of {whole:,}"),
    )
    progress.done(f"restored {position.number:,} revisions, chain hash {position.chain}")
    return 0
