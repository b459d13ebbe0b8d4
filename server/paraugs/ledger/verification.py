"""Whether a sequence of revisions is the one that was written: every number, digest and link of the chain.

What no chain can show is that revisions are missing at its end: compare the chain hash of the head with one
that was kept elsewhere (`paraugs ledger verify` prints it; a backup has it).
"""

from collections.abc import Iterable, Iterator

from paraugs.graph.contributions import Position
from paraugs.ledger.port import Fault
from paraugs.ledger.revision import START, Revision, link


def find_faults(revisions: Iterable[Revision]) -> Iterator[Fault]:
    """Find what does not follow, given all revisions in order."""
    before, newest = START, dict[str, int]()
    for revision in revisions:
        contribution = revision.entry.contribution
        yield from _faults_of(revision, before, newest.get(contribution))
        newest[contribution] = revision.number
        before = Position(revision.number, revision.chain)


def _faults_of(revision: Revision, before: Position, previous: int | None) -> Iterator[Fault]:
    number = revision.number
    if number != before.number + 1:
        yield Fault(number, f"it comes after revision {before.number}: revisions are missing")
    if revision.previous != previous:
        yield Fault(
            number, f"it names revision {revision.previous} as the one before it, which is {previous}"
        )
    right = link(revision.entry, revision.previous, Position(number - 1, revision.chain_before))
    if revision.sha256 != right.sha256:
        yield Fault(number, f"the content was changed: its SHA-256 is {right.sha256}, not {revision.sha256}")
    elif revision.chain != right.chain:
        yield Fault(number, f"a field was changed: the chain hash is {right.chain}, not {revision.chain}")
    if revision.chain_before != before.chain:
        yield Fault(number, f"it is not tied to revision {before.number}: another chain hash stands there")
