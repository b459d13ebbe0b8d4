"""The change stream tells what changed for everybody: once, in order, in step with the revisions."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from databases import PostgreSQL
from entries import BOOKS, COUNTRIES, KIVA, MORNING, entry
from paraugs.ledger.changes import Change
from paraugs.ledger.copying import back_up, restore
from paraugs.ledger.opening import open_ledger
from paraugs.ledger.revision import digest
from paraugs.ledger.sql import SqlLedger
from paraugs.ledger.stream import ChangeStream
from paraugs.refusals import StaleRevision

GUARDS = {
    "sqlite": ["DROP TRIGGER changes_no_update", "DROP TRIGGER changes_no_delete"],
    "postgresql": ["DROP TRIGGER changes_no_change ON changes"],
}


def told(ledger: SqlLedger) -> list[tuple[int, str, str, int | None]]:
    """Give position, kind, member and revision of each change."""
    stream = ChangeStream(ledger.database)
    changes = stream.changes(0, stream.head())
    return [(change.position, change.kind, change.member, change.revision) for change in changes]


@pytest.fixture
def filled(ledger: SqlLedger) -> SqlLedger:
    """Give a ledger in which KiVa was published, revised and withdrawn, and Books were published."""
    ledger.append(entry())
    ledger.append(entry(title="KiVa again"), expected=1)
    ledger.append(entry(BOOKS, "Books"))
    ledger.append(entry(title="gone", action="withdraw", status="withdrawn"), expected=2)
    return ledger


def test_a_first_public_revision_creates_the_next_updates_a_withdrawal_deletes(filled: SqlLedger) -> None:
    assert told(filled) == [
        (1, "create", KIVA, 1), (2, "update", KIVA, 2), (3, "create", BOOKS, 3), (4, "delete", KIVA, 4),
    ]  # fmt: skip
    first = ChangeStream(filled.database).changes(0, 1)[0]
    assert (first.member_state, first.sha256) == (COUNTRIES["fi"], filled.revision(1).sha256)
    assert list(filled.verify()) == []


def test_what_comes_back_after_a_withdrawal_is_created_anew(filled: SqlLedger) -> None:
    filled.append(entry(title="KiVa lives"), expected=4)
    assert told(filled)[-1] == (5, "create", KIVA, 5)
    assert list(filled.verify()) == []


def test_what_only_some_may_see_is_no_change(ledger: SqlLedger) -> None:
    ledger.append(entry(action="draft", status="draft"))
    ledger.append(entry(action="create", status="submitted"), expected=1)
    assert told(ledger) == []
    ledger.append(entry(action="publish"), expected=2)
    ledger.append(entry(title="secret", action="revise", status="submitted"), expected=3)
    assert told(ledger) == [(1, "create", KIVA, 3)]
    assert list(ledger.verify()) == []


def test_the_same_content_again_is_no_change(ledger: SqlLedger) -> None:
    ledger.append(entry())
    ledger.append(entry(action="renew"), expected=1)
    ledger.append_all([(entry(action="renew"), 2), (entry(BOOKS, "Books"), None), (entry(title="new"), 3)])
    assert [line[1:] for line in told(ledger)] == [
        ("create", KIVA, 1), ("create", BOOKS, 4), ("update", KIVA, 5),
    ]  # fmt: skip
    assert list(ledger.verify()) == []


def test_a_refused_writing_leaves_no_change(ledger: SqlLedger) -> None:
    with pytest.raises(StaleRevision):
        ledger.append_all([(entry(), None), (entry(BOOKS, "Books"), 7)])
    assert told(ledger) == []


def test_times_order_the_changes_whatever_the_clock_does(ledger: SqlLedger) -> None:
    clock = iter([MORNING, MORNING - timedelta(days=1), MORNING, MORNING + timedelta(hours=1)])
    own = SqlLedger(ledger.database, lambda: next(clock))
    own.append_all([(entry(), None), (entry(BOOKS, "Books"), None)])
    own.append(entry(title="a"), expected=1)
    own.append(entry(title="b"), expected=3)
    stream = ChangeStream(ledger.database)
    times = [change.recorded - MORNING for change in stream.changes(0, 9)]
    step = timedelta(milliseconds=1)
    assert times == [timedelta(0), step, 2 * step, timedelta(hours=1)]


def test_a_change_shows_what_its_member_held_then(filled: SqlLedger) -> None:
    shown = ChangeStream(filled.database).shown(1, 4)
    assert [(one.change.position, digest(one.nquads.encode()) == one.change.sha256) for one in shown] == [
        (2, True), (3, True), (4, True),
    ]  # fmt: skip
    assert '"KiVa again"@en' in shown[0].nquads


def test_the_newest_of_each_member_at_any_position(filled: SqlLedger) -> None:
    stream = ChangeStream(filled.database)

    def seen(changes: list[Change]) -> list[int]:
        return [change.position for change in changes]

    assert [seen(stream.newest(until)) for until in (0, 2, 3, 4)] == [[], [2], [2, 3], [3, 4]]
    assert seen(stream.newest(4, COUNTRIES["lv"])) == [3]
    assert seen(stream.recent(2)) == [4, 3]
    assert seen(stream.recent(9, COUNTRIES["fi"], before=4)) == [2, 1]
    assert seen(stream.at([4, 1])) == [1, 4]
    assert [stream.position_of_version(number) for number in (0, 1, 3, 4, 9)] == [0, 1, 3, 4, 4]


@pytest.mark.parametrize(
    ("act", "words"),
    [
        ("UPDATE changes SET kind = 'create'", "never changed or deleted"),
        ("DELETE FROM changes WHERE position = 4", "never changed or deleted"),
        (
            "INSERT INTO changes SELECT 9, 'later', kind, member, member_state, 9, sha256, nquads "
            "FROM changes WHERE position = 1",
            "without a gap",
        ),
    ],
)
def test_the_database_refuses_to_change_it(filled: SqlLedger, act: str, words: str) -> None:
    with pytest.raises(DBAPIError, match=words), filled.database.writing() as connection:
        connection.execute(text(act))


@pytest.mark.parametrize(
    ("act", "words"),
    [
        ("UPDATE changes SET kind = 'create' WHERE position = 2", "revision 2: change 2 does not tell"),
        ("UPDATE changes SET sha256 = 'x' WHERE position = 3", "revision 3: change 3 does not tell"),
        ("UPDATE changes SET recorded = '2020-01-01T00:00:00.000Z' WHERE position = 3", "no later"),
        ("UPDATE changes SET revision = NULL WHERE position = 3", "change 3: the content was changed"),
        ("DELETE FROM changes WHERE position = 2", "change 3: changes before it are missing"),
        ("DELETE FROM changes WHERE position = 4", "revision 4: no change tells of it: delete"),
    ],
)
def test_a_stream_that_does_not_agree_with_the_revisions_is_found(
    filled: SqlLedger, act: str, words: str
) -> None:
    filled.close()
    with filled.database.writing() as connection:
        for statement in (*GUARDS[connection.dialect.name], act):
            connection.execute(text(statement))
    assert words in "\n".join(map(str, filled.verify()))


_YOUNGER = (
    "erasures",
    "citations",
    "saved_query_answers",
    "saved_query_lease",
    "saved_query_revisions",
    "saved_queries",
    "harvest_sources",
    "harvest_items",
    "harvest_runs",
)
"""Tables that came after the stream."""


@pytest.fixture
def older(filled: SqlLedger, address: str) -> Iterator[SqlLedger]:
    """Give the same ledger as it was before there was a stream, opened by the Paraugs of today."""
    with filled.database.writing() as connection:
        connection.execute(text("DROP TABLE changes"))
        connection.execute(text("DROP TABLE reference_releases"))
        for table in _YOUNGER:
            connection.execute(text(f"DROP TABLE {table}"))
        if connection.dialect.name == "postgresql":
            connection.execute(text("DROP TRIGGER revisions_only_erased ON revisions"))
            for name in ("changes_no_change", "changes_follow", "revisions_only_erased"):
                connection.execute(text(f"DROP FUNCTION {name}()"))
            connection.execute(
                text("DROP FUNCTION erasures_no_change(), citations_no_change(), citations_only_erased()")
            )
        connection.execute(text("UPDATE alembic_version SET version_num = '0003'"))
    filled.close()
    opened = open_ledger(address)
    yield opened
    opened.close()


def test_a_ledger_of_before_gets_its_stream_from_its_revisions(older: SqlLedger) -> None:
    assert [line[1:] for line in told(older)] == [
        ("create", KIVA, 1), ("update", KIVA, 2), ("create", BOOKS, 3), ("delete", KIVA, 4),
    ]  # fmt: skip
    first, second = ChangeStream(older.database).changes(0, 2)
    assert first.recorded == MORNING
    assert first.recorded < second.recorded < MORNING + timedelta(seconds=1)
    older.append(entry(BOOKS, "Books again"), expected=3)
    assert list(older.verify()) == []


def test_a_backup_has_the_stream_and_brings_it_back(
    request: pytest.FixtureRequest, filled: SqlLedger, tmp_path: Path
) -> None:
    back_up(filled, tmp_path / "backup.sqlite", lambda done, whole: None)
    server: PostgreSQL = request.getfixturevalue("postgresql")
    for target in (str(tmp_path / "other.sqlite"), server.new_database()):
        restore(tmp_path / "backup.sqlite", target, False, lambda done, whole: None)
        again = open_ledger(target)
        assert told(again) == told(filled)
        again.append(entry(BOOKS, "Books again"), expected=3)
        assert told(again)[-1] == (5, "update", BOOKS, 5)
        again.close()
