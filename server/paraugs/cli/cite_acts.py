"""What `paraugs cite` does: a function for each of its sub-commands."""

import argparse
import sys
from collections.abc import Iterator, Sequence

from paraugs.answers.citing import title_of
from paraugs.answers.replaying import Replay
from paraugs.cli.progress import Progress
from paraugs.errors import NotFound
from paraugs.ledger.citations import Citation, Citations
from paraugs.ledger.decisions import ERASE_CITATION
from paraugs.resources import find_resources
from paraugs.settings import Settings
from paraugs.wiring import existing_ledger, people_in

_THING = "urn:x-paraugs:citation:"
_WRONG = ("damaged", "different")


def tell(settings: Settings, arguments: argparse.Namespace) -> int:
    """Print a line for each: id, when, version, rows, what the query says of itself."""
    with existing_ledger(settings) as ledger:
        for citation in _chosen(Citations(ledger.database), arguments.ids):
            when = f"{citation.recorded:%Y-%m-%dT%H:%M:%SZ}"
            print(citation.id, when, citation.version, citation.rows, title_of(citation), sep="\t")
    return 0


def prove(settings: Settings, arguments: argparse.Namespace) -> int:
    """Print what came of each; 1 when rows are damaged or other than they were."""
    progress, wrong = Progress(), 0
    with existing_ledger(settings) as ledger:
        replay = Replay(find_resources(settings.resources_dir, settings.data_dir), ledger, settings.base_iri)
        found = list(_chosen(Citations(ledger.database), arguments.ids))
        for done, citation in enumerate(sorted(found, key=lambda each: each.version), 1):
            progress(f"citation {done:,} of {len(found):,}, data version {citation.version}")
            proof = replay.prove(citation)
            wrong += proof.verdict in _WRONG
            print(citation.id, proof.verdict, proof.reason, sep="\t")
    progress.done(f"{len(found):,} citations, {wrong:,} not what they were")
    return 1 if wrong else 0


def erase(settings: Settings, arguments: argparse.Namespace) -> int:
    """Erase citations, or none of them; the audit log says who did and why."""
    with existing_ledger(settings) as ledger:
        people, kept = people_in(settings, ledger), Citations(ledger.database)
        found = list(_chosen(kept, arguments.ids))
        for citation in found:
            kept.erase(citation.id, people.clock(), arguments.reason)
            people.record(
                people.operator(), ERASE_CITATION, f"{_THING}{citation.id}", detail=arguments.reason
            )
            print(f"erased citation {citation.id}")
    print("paraugs: backups may still hold it; take a new backup", file=sys.stderr)
    return 0


def _chosen(citations: Citations, names: Sequence[str]) -> Iterator[Citation]:
    for name in names or citations.names():
        found = citations.get(name)
        if found is None:
            raise NotFound(f"a citation {name}")
        yield found
