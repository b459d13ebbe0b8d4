"""One run: a source is read whole, and each thing of it goes through the door of all contributions.

Nothing is taken before everything was read. What somebody else wrote or changed here is left as it is, so two
instances that follow each other come to rest. What is gone at the source is proposed to be withdrawn; when
that is more than a fifth of what there was, the run stops and asks.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from paraugs.contribute.desk.port import Document
from paraugs.errors import (
    ParaugsError,
    wording,
)
from paraugs.harvest.alarm import within
from paraugs.harvest.house import Harvester, actor_of, source_of
from paraugs.harvest.leaving import MOST_WORDS, N_TRIPLES, PASSING, findings_of, left_alone
from paraugs.harvest.network import Network
from paraugs.harvest.reader import read
from paraugs.harvest.sources import Read, Source
from paraugs.harvest.things import Thing, things_of
from paraugs.ledger.harvested import Ending, HarvestItem, KeptSource, Run
from paraugs.life.submitting import Order, submit

log = logging.getLogger(__name__)

MOST_FAILURES = 5
_MOST_LINES = 1_000


Line = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Taken:
    """What came of things: how many of what, a line for those that were not plain, what is followed now."""

    counts: Mapping[str, int]
    lines: tuple[Line, ...]
    items: Mapping[str, HarvestItem]


def run(house: Harvester, kept: KeptSource) -> Run:
    """Read a source and take in what it gives; what comes of it is kept, and the source is due again."""
    source, started, before = source_of(kept), house.clock(), house.kept.items(kept.path)
    try:
        with within(house.policy.seconds):
            found = read(source, kept.memory, Network(house.policy))
        things = [] if found.is_unchanged else things_of(source, found.quads, house.facts)
        gone = gone_of(found, things, before)
        if drop := _drop(kept, gone, before):
            return _ended(house, kept, before, _nothing(house, started, "stopped", drop))
        taken = _take(house, source, things, before)
    except ParaugsError as error:
        return _ended(house, kept, before, _nothing(house, started, "failed", error))
    except Exception as error:
        # Whatever a source gives that nobody thought of is a failure of its run, not of all later ones.
        log.exception("%s could not be read", kept.path)
        reason = f"{type(error).__name__}: {error}"[:MOST_WORDS]
        return _ended(house, kept, before, Run(started, house.clock(), "failed", reason))
    items = _followed(found, gone, before, taken.items, house.clock())
    counts = {**taken.counts, "gone": sum(item.gone is not None for item in items.values())}
    outcome = "unchanged" if found.is_unchanged else "done"
    done = Run(started, house.clock(), outcome, "", counts, taken.lines[:_MOST_LINES])
    after = replace(kept, memory=found.memory, failures=0, accepts_drop=False, due=_due(kept, house.clock()))
    house.kept.finish(Ending(kept, after, frozenset(before), tuple(items.values()), done))
    return done


def _take(
    house: Harvester, source: Source, things: Sequence[Thing], before: Mapping[str, HarvestItem]
) -> _Taken:
    counts, lines, items = dict[str, int](), list[Line](), dict[str, HarvestItem]()
    for thing in things:
        outcome, words = _handed_in(house, source, thing, before)
        counts[outcome] = counts.get(outcome, 0) + 1
        if words:
            lines.append((thing.contribution, outcome, words))
        if outcome not in ("elsewhere", "left", "refused") or thing.contribution in before:
            items[thing.contribution] = HarvestItem(thing.contribution, thing.origin)
    return _Taken(counts, tuple(lines), items)


def _handed_in(
    house: Harvester, source: Source, thing: Thing, before: Mapping[str, HarvestItem]
) -> tuple[str, str]:
    """Hand one thing in, unless it is not this source's to hand in; what came of it, and words about it."""
    if left := left_alone(house, source, thing, before):
        return left
    document = Document(thing.document, N_TRIPLES, source.path)
    order = Order(thing.contribution, any_revision=True)
    try:
        (receipt,) = submit(house.office, actor_of(source), document, order)
    except PASSING:
        raise
    except ParaugsError as error:
        return "refused", str(error)[:MOST_WORDS]
    return receipt.outcome, findings_of(receipt) if receipt.outcome == "refused" else ""


def gone_of(found: Read, things: Sequence[Thing], before: Mapping[str, HarvestItem]) -> frozenset[str]:
    """The contributions that were followed and are not at their source any more."""
    if found.is_unchanged:
        return frozenset()
    here = {thing.contribution for thing in things if thing.contribution in before}
    if found.is_whole:
        return frozenset(before) - here
    named = frozenset(found.gone)
    topics = {name: item for name, item in before.items() if {name, item.origin} & named}
    return frozenset(topics) - here


def _drop(kept: KeptSource, gone: frozenset[str], before: Mapping[str, HarvestItem]) -> ParaugsError | None:
    """Why a run stops when so much is gone that somebody must say that it is right; None when it goes on."""
    alive = [name for name, item in before.items() if item.gone is None]
    fresh = gone.intersection(alive)
    if 5 * len(fresh) <= len(alive) or kept.accepts_drop:
        return None
    return ParaugsError(
        wording(
            "%(gone)s of %(all)s things are gone at the source, more than a fifth. Nothing was taken. "
            "If that is right, say so, and run it again."
        ),
        gone=len(fresh),
        all=len(alive),
    )


def _nothing(house: Harvester, started: datetime, outcome: str, error: ParaugsError) -> Run:
    """A run of which nothing came, and why."""
    values = {name: str(value)[:MOST_WORDS] for name, value in error.values.items()}
    reason = str(error)[:MOST_WORDS]
    return Run(started, house.clock(), outcome, reason, template=error.template, values=values)


def _followed(
    found: Read,
    gone: frozenset[str],
    before: Mapping[str, HarvestItem],
    taken: Mapping[str, HarvestItem],
    now: datetime,
) -> dict[str, HarvestItem]:
    """What is followed after a run: what it gave, what an earlier one gave, and what is gone since when."""
    marked = {name: replace(before[name], gone=before[name].gone or now) for name in gone}
    return {**before, **marked, **taken}


def _ended(house: Harvester, kept: KeptSource, before: Mapping[str, HarvestItem], done: Run) -> Run:
    """Keep that a run came to nothing; after five failures in a row a source rests until somebody looks."""
    is_stopped = done.outcome == "stopped"
    failures = kept.failures + (0 if is_stopped else 1)
    is_paused = kept.is_paused or is_stopped or failures >= MOST_FAILURES
    after = replace(kept, failures=failures, is_paused=is_paused, due=_due(kept, house.clock(), failures))
    house.kept.finish(Ending(kept, after, frozenset(before), tuple(before.values()), done))
    return done


def _due(kept: KeptSource, now: datetime, failures: int = 0) -> datetime | None:
    """When a source is read again: later after each failure, but no later than it would be anyhow."""
    if failures:
        again = timedelta(minutes=5 * 4 ** (failures - 1))
        return now + (min(again, timedelta(hours=kept.every_hours)) if kept.every_hours else again)
    return now + timedelta(hours=kept.every_hours) if kept.every_hours else None
