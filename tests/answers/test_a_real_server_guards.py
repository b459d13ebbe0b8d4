"""A server looks at saved queries by itself after it was started with another release."""

from dataclasses import replace
from pathlib import Path

from entries import COUNTRIES, MORNING, OFFICER
from instances import eventually, running
from paraugs.ledger.opening import open_ledger
from paraugs.ledger.query_answers import LastAnswer, QueryAnswers
from paraugs.ledger.saved_queries import SavedQueries, SavedQuery, Wording

WORDS = Wording("How many practices?", "", "SELECT ?p { ?p a <urn:none> }", True, "CC_BY_4_0")
QUERY = SavedQuery("abcdefgh", OFFICER, COUNTRIES["lv"], False, 1, MORNING, WORDS)


def test_what_an_older_release_answered_is_compared(tmp_path: Path) -> None:
    ledger = open_ledger(str(tmp_path / "state" / "ledger.sqlite"))
    answers = QueryAnswers(ledger.database)
    SavedQueries(ledger.database).add(QUERY)
    older = LastAnswer(QUERY.id, 1, "an older release", MORNING, ("p",), 4, "0a")
    answers.keep(older)
    with running(tmp_path, None, data_dir=str(tmp_path / "state")):
        assert eventually(lambda: answers.of(OFFICER)[QUERY.id] != older)
        assert eventually(lambda: answers.of(OFFICER)[QUERY.id].is_told)
    found = answers.of(OFFICER)[QUERY.id]
    assert found == replace(
        older, release=found.release, recorded=found.recorded, rows=0, sha256=found.sha256, before="4 (p)"
    )
    ledger.close()
