"""Whether a sequence of revisions is the one that was written: every number, digest and link of the chain.

What no chain can show is that revisions are missing at its end: compare the chain hash of the head with one
that was kept elsewhere (`paraugs ledger verify` prints it; a backup has it).
"""

from collections.abc import Iterable, Iterator

from paraugs.graph.contributions import Position
from paraugs.ledger.changes import Change, Kind, kind_after
from paraugs.ledger.port import Fault
from paraugs.ledger.revision import (
    PUBLIC,
    START,
    Erasure,
    Revision,
    chain_of_erased,
    digest,
    erasure_notice,
    link,
)


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
    if revision.erasure:
        yield from _faults_of_erased(revision, revision.erasure)
    else:
        yield from _faults_of_content(revision)
    if revision.chain_before != before.chain:
        yield Fault(number, f"it is not tied to revision {before.number}: another chain hash stands there")


def _faults_of_content(revision: Revision) -> Iterator[Fault]:
    number = revision.number
    right = link(revision.entry, revision.previous, Position(number - 1, revision.chain_before))
    if revision.sha256 != right.sha256:
        yield Fault(number, f"the content was changed: its SHA-256 is {right.sha256}, not {revision.sha256}")
    elif revision.chain != right.chain:
        yield Fault(number, f"a field was changed: the chain hash is {right.chain}, not {revision.chain}")


def _faults_of_erased(revision: Revision, erasure: Erasure) -> Iterator[Fault]:
    """What is gone cannot be checked; that nothing else is, and that a notice stands there, can be."""
    number, entry = revision.number, revision.entry
    notice = erasure_notice(entry.contribution, number, erasure.when)
    if (entry.nquads, entry.submission.data, entry.findings, entry.reason) != (
        notice,
        notice.encode(),
        "[]",
        "",
    ):
        yield Fault(number, "it was erased, and something else than the notice stands in its place")
    if revision.chain != (right := chain_of_erased(revision, erasure)):
        yield Fault(number, f"a field was changed: the chain hash is {right}, not {revision.chain}")


class PublicCourse:
    """What each contribution showed everybody, revision after revision, noted while they are gone through."""

    def __init__(self) -> None:
        self.expected = list[tuple[Kind, str, str, int | None, str]]()
        self._newest = dict[str, tuple[bool, str]]()

    def seen(self, revisions: Iterable[Revision]) -> Iterator[Revision]:
        """Hand the revisions on."""
        for revision in revisions:
            self._note(revision)
            yield revision

    def _note(self, revision: Revision) -> None:
        entry, after = revision.entry, (revision.entry.status == "withdrawn", revision.sha256)
        before = self._newest.get(entry.contribution)
        if entry.status in PUBLIC and after != before:
            self._newest[entry.contribution] = after
            kind = kind_after(before, after)
            self.expected.append((kind, entry.contribution, entry.member_state, revision.number, after[1]))


def find_faults_of_changes(
    stored: Iterable[tuple[Change, str | None]], course: PublicCourse
) -> Iterator[Fault]:
    """Find where the change stream is not what the revisions made it, given all its rows in order."""
    expected, before = iter(course.expected), None
    for change, nquads in stored:
        place = f"change {change.position}"
        if change.position != (before.position if before else 0) + 1:
            yield Fault(0, f"{place}: changes before it are missing")
        if before and change.recorded <= before.recorded:
            yield Fault(0, f"{place}: it is no later than the one before it")
        before = change
        if change.revision is None:
            if nquads is None or digest(nquads.encode()) != change.sha256:
                yield Fault(0, f"{place}: the content was changed")
        elif _told(change) != (right := next(expected, None)):
            yield Fault(change.revision, f"{place} does not tell what the revisions say: {right}")
    for missing in expected:
        yield Fault(missing[3] or 0, f"no change tells of it: {missing[0]} {missing[1]}")


def _told(change: Change) -> tuple[Kind, str, str, int | None, str]:
    return change.kind, change.member, change.member_state, change.revision, change.sha256
