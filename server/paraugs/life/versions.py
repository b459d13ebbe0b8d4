"""Versions: the revisions of a contribution that may be read, and which of them was public at a time.

Every revision that was ever public keeps its IRI (`…/id/revision/<number>`) and can be read by everybody; the
others only by those who may read the contributions of its state.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from paraugs.errors import NotFound, wording
from paraugs.ledger.port import Ledger
from paraugs.ledger.revision import PUBLIC, Action, Revision, Status
from paraugs.life.comparing import Comparison, compare
from paraugs.life.record import record_of
from paraugs.life.renewal_answer import RenewalOutcome, answer_in
from paraugs.people.roles import Actor, may
from paraugs.refusals import Erased
from paraugs.terms import IRI, Triple


@dataclass(frozen=True, slots=True)
class Version:
    """A revision in short; `is_public` says that it was what everybody saw, `answer` how it was renewed."""

    number: int
    when: datetime
    action: Action
    status: Status
    is_public: bool
    answer: RenewalOutcome = ""


@dataclass(frozen=True, slots=True)
class Frozen:
    """A revision as it can be read: what it says, and its place among those that this reader may see."""

    version: Version
    contribution: IRI
    member_state: IRI
    triples: tuple[Triple, ...]
    before: Version | None
    newest: Version


def version_of(revision: Revision) -> Version:
    """A revision in short."""
    entry = revision.entry
    answer, _ = answer_in(entry)
    return Version(revision.number, entry.when, entry.action, entry.status, entry.status in PUBLIC, answer)


def versions_of(ledger: Ledger, contribution: str, actor: Actor | None) -> tuple[Version, ...]:
    """The versions of a contribution that somebody may read, oldest first."""
    return _seen_by(ledger.history(contribution), actor)


def public_at(versions: Sequence[Version], moment: datetime) -> Version | None:
    """The version that was public at a moment: before the first it is the first; None without any.

    HTTP knows whole seconds only, so a version counts from the second in which it was written. Source: RFC
    7089, section 4.5.3.
    """
    public = [version for version in versions if version.is_public]
    before = [version for version in public if version.when.replace(microsecond=0) <= moment]
    return before[-1] if before else next(iter(public), None)


def read_version(ledger: Ledger, number: int, actor: Actor | None) -> Frozen:
    """A revision; NotFound for one that is not there, or not for this reader: both look the same.

    Erased for one whose content is gone.

    What is public looks the same to everybody: only public versions stand before and after it.
    """
    revision = ledger.revision(number)
    reader = None if revision.entry.status in PUBLIC else actor
    seen = versions_of(ledger, revision.entry.contribution, reader)
    place = next((place for place, version in enumerate(seen) if version.number == number), None)
    if place is None:
        raise NotFound(wording("revision %(number)s"), number=number)
    if erasure := revision.erasure:
        raise Erased(number, erasure.when.date(), erasure.reason)
    return Frozen(
        seen[place],
        IRI(revision.entry.contribution),
        IRI(revision.entry.member_state),
        record_of(revision).triples,
        seen[place - 1] if place else None,
        seen[-1],
    )


def compare_versions(before: Frozen, after: Frozen) -> Comparison:
    """What changed from one version to another; NotFound when they are of different contributions."""
    if before.contribution != after.contribution:
        raise NotFound(
            wording("revision %(number)s of %(contribution)s"),
            number=before.version.number,
            contribution=after.contribution,
        )
    return compare(before.triples, after.triples)


def _seen_by(history: Sequence[Revision], actor: Actor | None) -> tuple[Version, ...]:
    reads_all = bool(history) and actor is not None and may(actor, "read", history[-1].entry.member_state)
    found = (version_of(revision) for revision in history)
    return tuple(version for version in found if version.is_public or reads_all)
