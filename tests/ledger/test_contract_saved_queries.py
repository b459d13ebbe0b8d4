"""Saved queries keep every revision, and can be put away."""

from dataclasses import replace
from datetime import timedelta

import pytest

from entries import COUNTRIES, MORNING, OFFICER
from paraugs.ledger.saved_queries import SavedQueries, SavedQuery, Wording
from paraugs.ledger.sql import SqlLedger

WORDS = Wording("Ā query", "What it says", "ASK { ?s ?p ?o }\n", True, "CC_BY_4_0")
QUERY = SavedQuery("abcdefgh", OFFICER, COUNTRIES["lv"], False, 1, MORNING, WORDS)
LATER = replace(QUERY, recorded=MORNING + timedelta(days=1), wording=replace(WORDS, name="Another"))


@pytest.fixture
def queries(ledger: SqlLedger) -> SavedQueries:
    kept = SavedQueries(ledger.database)
    kept.add(QUERY)
    return kept


def test_what_is_kept_is_given_back(queries: SavedQueries) -> None:
    assert queries.get(QUERY.id) == QUERY
    assert queries.get("another") is None
    assert list(queries.of(OFFICER)) == [QUERY]
    assert list(queries.of("https://example.org/people/nobody")) == []


def test_a_revision_comes_after_the_last_and_nothing_is_lost(queries: SavedQueries) -> None:
    assert queries.revise(LATER) == replace(LATER, number=2)
    assert queries.revise(LATER).number == 3
    assert queries.history(QUERY.id)[0] == QUERY
    assert [each.number for each in queries.history(QUERY.id)] == [1, 2, 3]


def test_it_can_be_put_away_and_taken_out_again(queries: SavedQueries) -> None:
    queries.archive(QUERY.id, True)
    assert queries.get(QUERY.id) == replace(QUERY, is_archived=True)
    queries.archive(QUERY.id, False)
    assert queries.get(QUERY.id) == QUERY
