"""A citation is kept once and as it was; the database refuses to change it; a backup has it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from entries import MORNING
from paraugs.ledger.citations import Citation, Citations
from paraugs.ledger.copying import back_up, restore
from paraugs.ledger.opening import open_ledger
from paraugs.ledger.sql import SqlLedger

CITATION = Citation(
    "abcdefghijklm", MORNING, 7, "7-fingerprint", "release", "ASK { ?s ?p ?o } # ā", "ASK", False, 1,
    "0" * 64, '{"boolean": true, "ā": null}'.encode(),
)  # fmt: skip


@pytest.fixture
def citations(ledger: SqlLedger) -> Citations:
    return Citations(ledger.database)


def test_what_is_kept_is_given_back(citations: Citations) -> None:
    assert citations.keep(CITATION) == CITATION
    assert citations.get(CITATION.id) == CITATION
    assert citations.get("another") is None


def test_the_first_with_an_id_stays(citations: Citations) -> None:
    citations.keep(CITATION)

    assert citations.keep(replace(CITATION, recorded=MORNING + timedelta(days=1))) == CITATION
    assert list(citations.names()) == [CITATION.id]


def test_those_of_a_day_can_be_counted(citations: Citations) -> None:
    citations.keep(CITATION)
    citations.keep(replace(CITATION, id="later", recorded=MORNING + timedelta(hours=2)))

    both, later = citations.made_since(MORNING), citations.made_since(MORNING + timedelta(hours=1))
    assert (both.number, later.number) == (2, 1)
    assert both.size == 2 * later.size > 0
    assert citations.made_since(MORNING + timedelta(days=1)).size == 0


@pytest.mark.parametrize(
    "act", ["UPDATE citations SET rows = 2", "UPDATE citations SET query = ''", "DELETE FROM citations"]
)
def test_the_database_refuses_to_change_one(citations: Citations, ledger: SqlLedger, act: str) -> None:
    citations.keep(CITATION)

    with pytest.raises(DBAPIError, match="never changed"), ledger.database.writing() as connection:
        connection.execute(text(act))


def test_one_can_be_erased_and_says_when_and_why(citations: Citations) -> None:
    citations.keep(CITATION)
    citations.erase(CITATION.id, MORNING + timedelta(days=1), "a name stood in it")
    found = citations.get(CITATION.id)

    assert found == replace(
        CITATION, query="", body=b"", erased=MORNING + timedelta(days=1), reason="a name stood in it"
    )
    assert citations.keep(CITATION) == found


def test_a_backup_has_them_and_they_can_be_restored(
    citations: Citations, ledger: SqlLedger, address: str, tmp_path: Path
) -> None:
    citations.keep(CITATION)
    back_up(ledger, tmp_path / "backup.sqlite", lambda done, whole: None)
    elsewhere = str(tmp_path / "elsewhere.sqlite")
    restore(tmp_path / "backup.sqlite", elsewhere, False, lambda done, whole: None)
    restored = open_ledger(elsewhere)

    assert Citations(restored.database).get(CITATION.id) == CITATION
    restored.close()
