"""What is appended is there for good, in its place, and nobody overwrites what another wrote."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from entries import BOOKS, KIVA, entry
from paraugs.graph.contributions import Position
from paraugs.ledger.opening import open_ledger
from paraugs.ledger.revision import START
from paraugs.ledger.sql import SqlLedger
from paraugs.refusals import StaleRevision


def test_a_new_ledger_is_empty(ledger: SqlLedger) -> None:
    assert ledger.head() == START
    assert list(ledger.since(0)) == []
    assert list(ledger.verify()) == []


def test_revisions_are_numbered_from_one_and_chained(ledger: SqlLedger) -> None:
    first = ledger.append(entry())
    second = ledger.append(entry(BOOKS, "Books"))
    assert (first.number, second.number) == (1, 2)
    assert (first.chain_before, second.chain_before) == (START.chain, first.chain)
    assert ledger.head() == Position(2, second.chain)


def test_a_revision_names_the_one_before_it(ledger: SqlLedger) -> None:
    ledger.append(entry())
    ledger.append(entry(BOOKS, "Books"))
    revised = ledger.append(entry(title="KiVa again", action="revise"), expected=1)
    assert (revised.number, revised.previous) == (3, 1)


def test_what_is_read_is_what_was_written(ledger: SqlLedger, address: str) -> None:
    written = [ledger.append(entry()), ledger.append(entry(title="KiVa \u0001 ā 𝄞"), expected=1)]
    ledger.close()
    again = open_ledger(address)
    assert [again.revision(number) for number in (1, 2)] == written
    assert list(again.since(0)) == written
    again.close()


@pytest.mark.parametrize("expected", [None, 2, 7])
def test_who_starts_from_an_old_revision_is_refused_and_loses_nothing(
    ledger: SqlLedger, expected: int | None
) -> None:
    ledger.append(entry())
    ledger.append(entry(BOOKS, "Books"))
    ledger.append(entry(title="KiVa again"), expected=1)
    with pytest.raises(StaleRevision) as caught:
        ledger.append(entry(title="KiVa too late"), expected=expected)
    assert (caught.value.expected, caught.value.found) == (expected, 3)
    assert ledger.head().number == 3


def test_a_contribution_that_is_not_there_cannot_be_revised(ledger: SqlLedger) -> None:
    with pytest.raises(StaleRevision, match="is not there yet, and you started from revision 1"):
        ledger.append(entry(), expected=1)


def test_several_are_written_whole_or_not_at_all(ledger: SqlLedger) -> None:
    assert ledger.append_all([(entry(), None), (entry(BOOKS, "Books"), None), (entry(title="again"), 1)]) == 3
    with pytest.raises(StaleRevision):
        ledger.append_all([(entry(BOOKS, "Books again"), 2), (entry(title="too late"), 1)])
    assert ledger.head().number == 3
    assert list(ledger.verify()) == []


def test_nothing_appended_is_nothing_written(ledger: SqlLedger) -> None:
    assert ledger.append_all([]) == 0


def test_writers_at_the_same_time_leave_no_gap(ledger: SqlLedger) -> None:
    def write(writer: int) -> list[int]:
        names = [f"{KIVA}-{writer}-{number}" for number in range(5)]
        return [ledger.append(entry(name, name)).number for name in names]

    with ThreadPoolExecutor(4) as pool:
        numbers = [number for found in pool.map(write, range(4)) for number in found]
    assert sorted(numbers) == list(range(1, 21))
    assert list(ledger.verify()) == []


def test_of_two_who_revise_the_same_one_wins(ledger: SqlLedger) -> None:
    ledger.append(entry())

    def revise(writer: int) -> int:
        try:
            return ledger.append(entry(title=f"KiVa by {writer}"), expected=1).number
        except StaleRevision:
            return 0

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(revise, range(4))) == [0, 0, 0, 2]
