"""What saved queries answered is kept, one process looks at a time, and each owner hears once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from entries import COUNTRIES, MORNING, OFFICER
from paraugs.ledger.letters import Letter, SqlLetters
from paraugs.ledger.query_answers import LastAnswer, QueryAnswers
from paraugs.ledger.saved_queries import SavedQueries, SavedQuery, Wording
from paraugs.ledger.sql import SqlLedger

WORDS = Wording("A query", "", "ASK { ?s ?p ?o }\n", True, "CC_BY_4_0")
QUERY = SavedQuery("abcdefgh", OFFICER, COUNTRIES["lv"], False, 1, MORNING, WORDS)
NOON, LATER = MORNING + timedelta(hours=6), MORNING + timedelta(hours=6, minutes=11)
ANSWER = LastAnswer(QUERY.id, 1, "first", MORNING, ("a", "b"), 3, "0a", "", "", True)


@pytest.fixture
def answers(ledger: SqlLedger) -> QueryAnswers:
    SavedQueries(ledger.database).add(QUERY)
    return QueryAnswers(ledger.database)


def test_a_new_query_is_looked_at_and_then_rests(answers: QueryAnswers) -> None:
    assert answers.take("first", MORNING, MORNING) == (QUERY, None)
    answers.keep(ANSWER)
    assert answers.take("first", NOON, NOON) is None
    assert answers.of(OFFICER) == {QUERY.id: ANSWER}
    assert answers.of("https://example.org/people/nobody") == {}


def test_only_one_looks_until_its_lease_ends(answers: QueryAnswers) -> None:
    assert answers.take("first", MORNING, NOON)
    assert answers.take("first", MORNING, NOON) is None
    assert answers.take("first", MORNING, LATER) == (QUERY, None)


def test_another_release_looks_at_what_was_answered_before_it_began(answers: QueryAnswers) -> None:
    answers.keep(ANSWER)
    assert answers.take("second", MORNING, NOON) is None
    assert answers.take("second", NOON, NOON) == (QUERY, ANSWER)


def test_a_revision_is_looked_at_again_and_what_is_put_away_is_not(
    answers: QueryAnswers, ledger: SqlLedger
) -> None:
    answers.keep(ANSWER)
    queries = SavedQueries(ledger.database)
    revised = queries.revise(replace(QUERY, recorded=NOON))
    assert answers.take("first", MORNING, NOON) == (revised, ANSWER)
    answers.keep(ANSWER)
    queries.archive(QUERY.id, True)
    assert answers.take("first", MORNING, NOON) is None


def test_an_owner_is_told_once(answers: QueryAnswers, ledger: SqlLedger) -> None:
    changed = replace(ANSWER, release="second", before="2 (a, b)", is_told=False)
    answers.keep(changed)
    heard = []

    def letter(owner: str, news: Sequence[tuple[SavedQuery, LastAnswer]]) -> Letter:
        heard.append((owner, list(news)))
        return Letter("officer@example.org", "en", "Subject", "Text", 0)

    assert answers.tell(letter) == 1
    assert answers.tell(letter) == 0
    assert heard == [(OFFICER, [(QUERY, changed)])]
    assert answers.of(OFFICER)[QUERY.id] == replace(changed, is_told=True)
    waiting = SqlLetters(ledger.database).take(NOON)
    assert waiting is not None
    assert waiting.letter.receiver == "officer@example.org"
