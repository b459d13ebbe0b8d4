"""What `paraugs cite` does: a function for each of its sub-commands."""

from collections.abc import Iterator, Sequence

from paraugs.answers.citing import title_of
from paraugs.answers.replaying import Replay
from paraugs.cli.progress import Progress
from paraugs.errors import NotFound
from paraugs.ledger.citations import Citation, Citations
from paraugs.resources import find_resources
from paraugs.settings import Settings
from paraugs.wiring import existing_ledger

_WRONG = ("damaged", "different")


def tell(settings: Settings, names: Sequence[str]) -> int:
    """Print a line for each: id, when, version, rows, what the query says of itself."""
    with existing_ledger(settings) as ledger:
        for citation in _chosen(Citations(ledger.database), names):
            when = f"{citation.recorded:%Y-%m-%dT%H:%M:%SZ}"
            print(citation.id, when, citation.version, citation.rows, title_of(citation), sep="\t")
    return 0


def prove(settings: Settings, names: Sequence[str]) -> int:
    """Print what came of each; 1 when rows are damaged or other than they were."""
    progress, wrong = Progress(), 0
    with existing_ledger(settings) as ledger:
        replay = Replay(find_resources(settings.resources_dir, settings.data_dir), ledger, settings.base_iri)
        found = list(_chosen(Citations(ledger.database), names))
        for done, citation in enumerate(sorted(found, key=lambda each: each.version), 1):
            progress(f"citation {done:,} of {len(found):,}, data version {citation.version}")
            proof = replay.prove(citation)
            wrong += proof.verdict in _WRONG
            print(citation.id, proof.verdict, proof.reason, sep="\t")
    progress.done(f"{len(found):,} citations, {wrong:,} not what they were")
    return 1 if wrong else 0


def _chosen(citations: Citations, names: Sequence[str]) -> Iterator[Citation]:
    for name in names or citations.names():
        found = citations.get(name)
        if found is None:
            raise NotFound(f"a citation {name}")
        yield found
