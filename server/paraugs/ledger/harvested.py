"""What is kept of a source that is harvested: what is said of it, what it gave, how its runs went."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime


@dataclass(frozen=True, slots=True)
class KeptSource:
    """A source under its path (`lv/ministry`), and how it stands; `due` None: when somebody calls.

    `accepts_drop`: the next run may go on although much of what there was is gone.
    """

    path: str
    kind: str
    url: str
    query: str = ""
    mapping: str = ""
    memory: str = ""
    every_hours: int = 24
    is_paused: bool = False
    accepts_drop: bool = False
    failures: int = 0
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class HarvestItem:
    """What a source gave: the contribution, what the source calls it, and since when it is gone there."""

    contribution: str
    origin: str
    gone: datetime | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """What came of a reading: `outcome` is done, unchanged, failed or stopped; `reason` why, in English.

    `template` and `values` are what the reason is made of, for readers of other languages.

    `counts` says how many things were created, revised, unchanged, refused, left, gone; `lines` has
    (contribution, what came of it, in words) for those that were not plain.
    """

    started: datetime
    ended: datetime
    outcome: str
    reason: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    lines: tuple[tuple[str, str, str], ...] = ()
    template: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ending:
    """How a run ends: its source as it was taken and as it is to be, what it gave before and gives now."""

    taken: KeptSource
    after: KeptSource
    before: frozenset[str]
    items: tuple[HarvestItem, ...]
    run: Run


def merged(now: KeptSource, ending: Ending) -> KeptSource:
    """A source after a run, with what was said of it since it was taken."""
    taken, after = ending.taken, ending.after
    is_same = (now.kind, now.url, now.query, now.mapping) == (
        taken.kind,
        taken.url,
        taken.query,
        taken.mapping,
    )
    return replace(
        now,
        memory=after.memory if is_same and now.memory == taken.memory else now.memory,
        failures=after.failures,
        accepts_drop=after.accepts_drop if now.accepts_drop == taken.accepts_drop else now.accepts_drop,
        is_paused=after.is_paused if now.is_paused == taken.is_paused else now.is_paused,
        due=after.due if now.due == taken.due else now.due,
    )
