"""The ledger is read by number, by contribution, and as what is public of each."""

import pytest

from entries import BOOKS, KIVA, content, entry
from paraugs.errors import NotFound
from paraugs.graph.contributions import Content, Position
from paraugs.ledger.port import Standing
from paraugs.ledger.revision import START
from paraugs.ledger.sql import SqlLedger
from paraugs.terms import IRI


@pytest.fixture
def filled(ledger: SqlLedger) -> SqlLedger:
    """Give a ledger in which KiVa was revised, and then drafted anew."""
    ledger.append(entry())
    ledger.append(entry(BOOKS, "Books"))
    ledger.append(entry(title="KiVa again", action="revise"), expected=1)
    ledger.append(entry(title="KiVa drafted", action="revise", status="draft"), expected=3)
    return ledger


def test_a_history_is_oldest_first(filled: SqlLedger) -> None:
    assert [revision.number for revision in filled.history(KIVA)] == [1, 3, 4]
    assert filled.latest(KIVA) == filled.revision(4)
    assert filled.history(KIVA + "-none") == []


def test_what_is_not_there_is_not_found(filled: SqlLedger) -> None:
    with pytest.raises(NotFound):
        filled.revision(5)
    with pytest.raises(NotFound):
        filled.latest(KIVA + "-none")
    assert filled.position(5) is None


def test_positions_have_the_hash_of_their_revision(filled: SqlLedger) -> None:
    assert filled.position(0) == START
    assert filled.position(3) == Position(3, filled.revision(3).chain)


def test_all_after_a_number_come_in_order(filled: SqlLedger) -> None:
    assert [revision.number for revision in filled.since(1)] == [2, 3, 4]
    assert list(filled.since(4)) == []


def test_pages_have_no_seam(ledger: SqlLedger) -> None:
    ledger.append_all([(entry(f"{KIVA}-{number}"), None) for number in range(1200)])
    assert [revision.number for revision in ledger.since(0)] == list(range(1, 1201))
    assert [found.number for found in ledger.contents(100, 1100)] == list(range(101, 1101))


def test_a_draft_leaves_what_is_public_as_it_is(filled: SqlLedger) -> None:
    books = Content(2, IRI(BOOKS), content(BOOKS, "Books"))
    again = Content(3, IRI(KIVA), content(KIVA, "KiVa again"))
    assert list(filled.contents(0, 4)) == [books, again]
    assert list(filled.contents(2, 4)) == [again]
    assert list(filled.contents(3, 4)) == []
    assert [found.number for found in filled.contents(0, 2)] == [1, 2]


def test_each_contribution_has_its_standing(filled: SqlLedger) -> None:
    assert filled.standings() == {
        KIVA: Standing(4, "revise", "draft", filled.revision(4).sha256),
        BOOKS: Standing(2, "create", "published", filled.revision(2).sha256),
    }
