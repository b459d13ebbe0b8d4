"""Sources, what they gave and how runs went are kept; one process at a time reads a source."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from entries import BOOKS, MORNING
from paraugs.ledger.harvested import Ending, HarvestItem, KeptSource, Run
from paraugs.ledger.harvests import MOST_RUNS, Harvests
from paraugs.ledger.sql import SqlLedger

SOURCE = KeptSource("lv/ministry", "rdf", "https://example.org/", every_hours=6, due=MORNING)
ITEM = HarvestItem(BOOKS, "https://example.org/7", MORNING)
RUN = Run(MORNING, MORNING, "done", "", {"created": 1}, ((BOOKS, "refused", "Ā"),))
HOUR = timedelta(hours=1)


@pytest.fixture
def harvests(ledger: SqlLedger) -> Harvests:
    kept = Harvests(ledger.database)
    kept.put(SOURCE)
    return kept


def ending(after: KeptSource = SOURCE, *items: HarvestItem, run: Run = RUN) -> Ending:
    """How a run of the source ends that gave nothing before."""
    return Ending(SOURCE, after, frozenset(), items, run)


def paths(kept: Sequence[KeptSource]) -> list[str]:
    return [source.path for source in kept]


def test_what_is_kept_is_given_back(harvests: Harvests) -> None:
    called = replace(SOURCE, path="lv/another", due=None, query="CONSTRUCT", mapping="x", memory="{}")
    harvests.put(called)
    assert harvests.get("lv/another") == called
    assert paths(harvests.list()) == ["lv/another", "lv/ministry"]
    assert harvests.get("lv/nothing") is None


def test_what_is_due_is_read_by_one_until_it_is_finished(harvests: Harvests) -> None:
    before, later = MORNING - HOUR, MORNING + 7 * HOUR
    assert not harvests.is_due(before)
    assert harvests.take(before) is None
    assert harvests.is_due(MORNING)
    assert harvests.take(MORNING) == SOURCE
    assert not harvests.is_due(MORNING)
    assert harvests.take(MORNING, SOURCE.path) is None
    harvests.finish(ending(replace(SOURCE, due=MORNING + 6 * HOUR, memory="m"), ITEM))
    assert harvests.take(MORNING) is None
    assert harvests.take(later) == replace(SOURCE, due=MORNING + 6 * HOUR, memory="m")


def test_whoever_died_while_reading_holds_nobody_up_for_longer_than_an_hour(harvests: Harvests) -> None:
    harvests.take(MORNING)
    assert harvests.take(MORNING + HOUR + timedelta(seconds=1)) == SOURCE


def test_what_is_paused_is_read_only_by_name(harvests: Harvests) -> None:
    harvests.change(SOURCE.path, is_paused=True)
    assert harvests.take(MORNING) is None
    found = harvests.take(MORNING, SOURCE.path)
    assert found == replace(SOURCE, is_paused=True)


def test_runs_and_items_are_kept_with_their_source(harvests: Harvests) -> None:
    harvests.finish(ending(SOURCE, ITEM, replace(ITEM, contribution="b", gone=None)))
    later = replace(RUN, outcome="failed", reason="why", counts={}, lines=())
    harvests.finish(ending(SOURCE, ITEM, run=later))
    assert harvests.items(SOURCE.path) == {BOOKS: ITEM}
    assert list(harvests.runs(SOURCE.path)) == [later, RUN]
    assert list(harvests.runs(SOURCE.path, 1)) == [later]
    harvests.forget(SOURCE.path, BOOKS)
    assert harvests.items(SOURCE.path) == {}
    harvests.remove(SOURCE.path)
    assert (harvests.get(SOURCE.path), harvests.runs(SOURCE.path)) == (None, [])


def test_only_the_newest_runs_are_kept(harvests: Harvests) -> None:
    for _ in range(MOST_RUNS + 2):
        harvests.finish(ending())
    assert len(harvests.runs(SOURCE.path, 2 * MOST_RUNS)) == MOST_RUNS


def test_what_is_said_while_it_is_read_stands(harvests: Harvests) -> None:
    after = replace(SOURCE, due=MORNING + 6 * HOUR, memory="m", failures=0)
    harvests.change(SOURCE.path, is_paused=True, due=MORNING + HOUR)
    harvests.finish(ending(after))
    assert harvests.get(SOURCE.path) == replace(after, is_paused=True, due=MORNING + HOUR)

    moved = replace(SOURCE, url="https://example.org/elsewhere")
    harvests.put(moved)
    harvests.finish(ending(after))
    assert harvests.get(SOURCE.path) == replace(moved, due=after.due)


def test_what_is_removed_or_forgotten_while_it_is_read_does_not_come_back(harvests: Harvests) -> None:
    harvests.finish(ending(SOURCE, ITEM))
    harvests.forget(SOURCE.path, BOOKS)
    harvests.finish(Ending(SOURCE, SOURCE, frozenset({BOOKS}), (ITEM,), RUN))
    assert harvests.items(SOURCE.path) == {}
    harvests.remove(SOURCE.path)
    harvests.finish(ending(SOURCE, ITEM))
    assert (harvests.get(SOURCE.path), harvests.items(SOURCE.path)) == (None, {})


def test_a_source_that_is_changed_is_still_read_by_one(harvests: Harvests) -> None:
    harvests.take(MORNING)
    harvests.put(replace(SOURCE, every_hours=1))
    assert harvests.take(MORNING) is None
