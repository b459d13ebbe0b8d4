"""What the law makes us erase is gone from both databases, and the chain still shows that nothing else is."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from databases import PostgreSQL
from entries import BOOKS, KIVA, OFFICER, entry
from paraugs.errors import NotFound
from paraugs.ledger import copying
from paraugs.ledger.decisions import ERASE, Decision, Decisions
from paraugs.ledger.drafts import Draft, Drafts
from paraugs.ledger.erasing import Order, erase
from paraugs.ledger.opening import open_ledger
from paraugs.ledger.revision import Revision
from paraugs.ledger.sql import SqlLedger
from paraugs.ledger.stream import ChangeStream
from paraugs.refusals import StepRefused

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
NAME = "Invented Pupil, aged nine"
ORDER = Order(OFFICER, NOON, "a synthetic pupil asked for it")


def line(revision: Revision) -> Decision:
    return Decision(NOON, OFFICER, "operator", ERASE, revision.entry.contribution, "", revision.number)


@pytest.fixture
def filled(ledger: SqlLedger) -> SqlLedger:
    """Give a ledger whose first two revisions name somebody, which the third no longer does."""
    ledger.append(entry(title=NAME, status="submitted"))
    ledger.append(entry(title=NAME, action="publish"), expected=1)
    ledger.append(entry(title="KiVa", action="revise"), expected=2)
    ledger.append(entry(BOOKS, "Books"))
    return ledger


def everything(ledger: SqlLedger) -> str:
    """Give all that stands in the tables."""
    tables = ("revisions", "erasures", "decisions", "changes", "drafts")
    with ledger.database.reading() as connection:
        rows = [row for table in tables for row in connection.execute(text(f"SELECT * FROM {table}"))]
    return "\n".join(
        bytes(cell).decode() if isinstance(cell, bytes) else str(cell)
        for row in sorted(rows, key=str)
        for cell in row
    )


def test_what_is_erased_is_gone_and_the_ledger_is_sound(filled: SqlLedger) -> None:
    before = [(one.number, one.sha256, one.chain) for one in filled.since(0)]
    assert [one.number for one in erase(filled, [1, 2], ORDER, line)] == [1, 2]
    assert NAME not in everything(filled)
    assert list(filled.verify()) == []
    assert [(one.number, one.sha256, one.chain) for one in filled.since(0)] == before
    first = filled.revision(1)
    assert first.erasure is not None
    assert (first.erasure.when, first.erasure.reason) == (NOON, ORDER.reason)
    assert (first.entry.findings, first.entry.reason) == ("[]", "")
    assert "invalidatedAtTime" in first.entry.nquads
    assert filled.erased() == [1, 2]


def test_the_ledger_goes_on_and_followers_see_what_is_public(filled: SqlLedger) -> None:
    erase(filled, [1, 2], ORDER, line)
    assert filled.append(entry(title="KiVa, once more", action="revise"), expected=3).number == 5
    contents = {one.graph.value: one.nquads for one in filled.contents(0, 5)}
    assert "once more" in contents[KIVA]
    assert list(filled.verify()) == []


def test_the_change_stream_shows_the_notice(filled: SqlLedger) -> None:
    erase(filled, [2], ORDER, line)
    shown = ChangeStream(filled.database).shown(0, 100)
    notice = next(one for one in shown if one.change.revision == 2)
    assert "invalidatedAtTime" in notice.nquads
    assert NAME not in "".join(one.nquads for one in shown)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [([3], "what everybody sees"), ([1, 4], "what everybody sees"), ([1, 1, 2, 3], "sees")],
)
def test_what_everybody_sees_is_replaced_first(numbers: list[int], words: str, filled: SqlLedger) -> None:
    with pytest.raises(StepRefused, match=words):
        erase(filled, numbers, ORDER, line)
    assert filled.erased() == []
    assert NAME in everything(filled)


def test_the_newest_is_replaced_first_unless_it_was_given_up(filled: SqlLedger) -> None:
    filled.append(entry(title=NAME, action="draft", status="draft"), expected=3)
    with pytest.raises(StepRefused, match="the next step builds"):
        erase(filled, [5], ORDER, line)
    filled.append(entry(title=NAME, action="withdraw", status="discarded"), expected=5)
    erase(filled, [1, 2, 5, 6], ORDER, line)
    assert NAME not in everything(filled)


def test_nothing_is_erased_twice_or_that_is_not_there(filled: SqlLedger) -> None:
    erase(filled, [1], ORDER, line)
    with pytest.raises(StepRefused, match="erased already"):
        erase(filled, [1], ORDER, line)
    with pytest.raises(NotFound):
        erase(filled, [99], ORDER, line)


def test_drafts_on_top_of_it_are_gone_too(filled: SqlLedger) -> None:
    drafts = Drafts(filled.database)
    for name, expected in (("a" * 32, 1), ("b" * 32, 3)):
        fields = (
            f'{{"expected": {expected}, "pairs": [["thing/title", "{NAME}"]]}}' if expected == 1 else "{}"
        )
        drafts.save(Draft(name, OFFICER, "", "", KIVA, fields, NOON, NOON))
    erase(filled, [1, 2], ORDER, line)
    assert [one.id for one in drafts.list(OFFICER)] == ["b" * 32]
    assert NAME not in everything(filled)


ANOTHER_CHANGE = (
    "UPDATE revisions SET nquads = '' WHERE number = 1",
    "UPDATE revisions SET nquads = (SELECT notice FROM erasures WHERE number = 2), submitted = NULL, "
    "findings = '[]', reason = '' WHERE number = 4",
    "UPDATE revisions SET agent = 'https://example.org/x' WHERE number = 2",
    "UPDATE revisions SET nquads = 'x' WHERE number = 2",
    "UPDATE revisions SET reason = 'x' WHERE number = 2",
    "DELETE FROM revisions WHERE number = 2",
)
UNDOING = (
    "UPDATE erasures SET reason = 'another'",
    "DELETE FROM erasures",
    "INSERT INTO erasures SELECT * FROM erasures WHERE number = 2",
)


@pytest.mark.parametrize("statement", ANOTHER_CHANGE + UNDOING)
def test_the_databases_refuse_any_other_change(statement: str, filled: SqlLedger) -> None:
    erase(filled, [2], ORDER, line)
    before = everything(filled)
    with pytest.raises(DBAPIError), filled.database.writing() as connection:
        connection.execute(text(statement))
    assert everything(filled) == before


def test_an_erasure_that_the_log_does_not_know_is_a_fault(filled: SqlLedger) -> None:
    erase(filled, [1], ORDER, lambda revision: Decision(NOON, OFFICER, "operator", "read", KIVA))
    (fault,) = filled.verify()
    assert str(fault) == "revision 1: it was erased, and the audit log does not know of it"


def test_a_hash_that_is_changed_with_it_is_a_fault(filled: SqlLedger) -> None:
    erase(filled, [1], ORDER, line)
    with filled.database.writing() as connection:
        postgresql = connection.dialect.name == "postgresql"
        guard = " ON erasures" if postgresql else ""
        connection.execute(text(f"DROP TRIGGER erasures_no_{'change' if postgresql else 'update'}{guard}"))
        connection.execute(text("UPDATE erasures SET findings_sha256 = 'x'"))
    assert ["a field was changed" in str(fault) for fault in filled.verify()] == [True]


def test_copies_keep_it_erased(
    filled: SqlLedger, tmp_path: Path, address: str, postgresql: PostgreSQL
) -> None:
    erase(filled, [1, 2], ORDER, line)
    copying.back_up(filled, tmp_path / "copy.sqlite", lambda done, whole: None)
    assert NAME.encode() not in (tmp_path / "copy.sqlite").read_bytes()
    for target in (str(tmp_path / "again" / "ledger.sqlite"), postgresql.new_database()):
        copying.restore(tmp_path / "copy.sqlite", target, False, lambda done, whole: None)
        again = open_ledger(target)
        assert list(again.verify()) == []
        assert again.erased() == [1, 2]
        assert everything(again) == everything(filled)
        assert again.head() == filled.head()
        again.close()


def test_the_file_keeps_nothing_of_it(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    ledger = open_ledger(str(path))
    long = NAME + " – a synthetic text" * 500
    ledger.append(entry(title=long))
    ledger.append(entry(title="KiVa", action="revise"), expected=1)
    erase(ledger, [1], ORDER, line)
    found = b"".join(one.read_bytes() for one in tmp_path.iterdir())
    assert NAME.encode() not in found
    ledger.close()


def test_the_log_of_decisions_has_it(filled: SqlLedger) -> None:
    erase(filled, [1, 2], ORDER, line)
    assert [(one.action, one.revision) for one in Decisions(filled.database).since()] == [
        (ERASE, 1),
        (ERASE, 2),
    ]
