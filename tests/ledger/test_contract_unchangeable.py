"""Nobody changes the ledger: the database refuses, and who gets around it is found out."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from entries import BOOKS, KIVA, entry
from paraugs.ledger.sql import SqlLedger

ACTS = {
    "UPDATE revisions SET agent = 'https://example.org/another' WHERE number = 2": "never changed or deleted",
    "UPDATE revisions SET chain = chain": "never changed or deleted",
    "DELETE FROM revisions WHERE number = 3": "never changed or deleted",
    "DELETE FROM revisions": "never changed or deleted",
}
FIELDS = """contribution, member_state, agent, recorded, action, status,
  nquads, sha256, media_type, submitted, shapes, findings, reason"""
COPY = (
    f"INSERT INTO revisions ({FIELDS}, number, previous, chain_before, chain) SELECT {FIELDS}, "
    "{number}, {previous}, {before}, 'new' FROM revisions WHERE number = 3"
)
HEAD = "(SELECT chain FROM revisions WHERE number = 3)"
TAMPERED = {
    "UPDATE revisions SET nquads = nquads || ' ' WHERE number = 2": ["revision 2: the content was changed"],
    "UPDATE revisions SET agent = 'https://example.org/x' WHERE number = 2": [
        "revision 2: a field was changed"
    ],
    "UPDATE revisions SET recorded = '2020-01-01T00:00:00Z' WHERE number = 1": [
        "revision 1: a field was changed"
    ],
    "UPDATE revisions SET submitted = NULL WHERE number = 1": ["revision 1: a field was changed"],
    "UPDATE revisions SET previous = NULL WHERE number = 3": [
        "names revision None as",
        "a field was changed",
    ],
    "DELETE FROM revisions WHERE number = 2": [
        "revision 3: it comes after revision 1",
        "revision 3: it is not tied",
    ],
    "UPDATE revisions SET chain = 'x' WHERE number = 2": [
        "revision 2: a field",
        "revision 3: it is not tied",
    ],
}


@pytest.fixture
def filled(ledger: SqlLedger) -> SqlLedger:
    """Give a ledger of three revisions."""
    ledger.append(entry())
    ledger.append(entry(BOOKS, "Books"))
    ledger.append(entry(title="KiVa again"), expected=1)
    return ledger


def execute(ledger: SqlLedger, *statements: str) -> None:
    with ledger.database.writing() as connection:
        for statement in statements:
            connection.execute(text(statement))


@pytest.mark.parametrize("act", ACTS)
def test_the_database_refuses_to_change_or_delete(filled: SqlLedger, act: str) -> None:
    with pytest.raises(DBAPIError, match=ACTS[act]):
        execute(filled, act)
    assert list(filled.verify()) == []


def test_postgresql_refuses_to_truncate(filled: SqlLedger) -> None:
    if filled.database.path is not None:
        pytest.skip("SQLite has no TRUNCATE")
    with pytest.raises(DBAPIError, match="never changed or deleted"):
        execute(filled, "TRUNCATE revisions CASCADE")


@pytest.mark.parametrize(
    ("number", "previous", "before", "words"),
    [
        ("5", "3", HEAD, "without a gap"),
        ("3", "3", HEAD, "without a gap"),
        ("4", "1", HEAD, "the newest of its contribution"),
        ("4", "NULL", HEAD, "the newest of its contribution"),
        ("4", "3", "'other'", "the chain hash before"),
    ],
)
def test_the_database_refuses_what_does_not_follow(
    filled: SqlLedger, number: str, previous: str, before: str, words: str
) -> None:
    with pytest.raises(DBAPIError, match=words):
        execute(filled, COPY.format(number=number, previous=previous, before=before))
    assert filled.head().number == 3


@pytest.mark.parametrize("act", TAMPERED)
def test_who_takes_the_guards_away_is_found_out(filled: SqlLedger, act: str) -> None:
    filled.close()
    if filled.database.path is not None:
        guards = ["DROP TRIGGER revisions_no_update", "DROP TRIGGER revisions_no_delete"]
    else:
        guards = [
            "DROP TRIGGER revisions_no_change ON revisions",
            "DROP TRIGGER revisions_only_erased ON revisions",
            "ALTER TABLE revisions DROP CONSTRAINT revisions_previous_fkey",
        ]
    execute(filled, *guards, act)
    faults = [str(fault) for fault in filled.verify()]
    assert len(faults) == len(TAMPERED[act]), faults
    assert all(words in fault for words, fault in zip(TAMPERED[act], faults, strict=True)), faults


def test_a_history_shows_what_stood_there_before(filled: SqlLedger) -> None:
    assert [revision.entry.nquads for revision in filled.history(KIVA)] == [
        entry().nquads,
        entry(title="KiVa again").nquads,
    ]
