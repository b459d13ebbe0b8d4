"""Accounts, identities, tokens, drafts and counted attempts: the same on every database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from paraugs.errors import NotFound
from paraugs.ledger.accounts import Account, Accounts, Identity
from paraugs.ledger.attempts import Attempts, Patience
from paraugs.ledger.decisions import Decision, Decisions
from paraugs.ledger.drafts import Draft, Drafts
from paraugs.ledger.sql import SqlLedger
from paraugs.ledger.tokens import Token, Tokens
from paraugs.refusals import StepRefused

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
LATVIA, FINLAND = "https://example.org/country/LVA", "https://example.org/country/FIN"
ANNA = Account("a1", "anna@example.org", "Anna Ķēniņa", "contributor", NOW, LATVIA, "Aģentūra", "lv")
RIKU = Account("r1", "riku@example.org", "Riku", "coordinator", NOW, FINLAND)
DONE = Decision(NOW, "https://example.org/otto", "administrator", "account-added", "x", LATVIA)
TOKEN = Token(
    "t1", "0" * 64, "contributor", frozenset({"read", "submit"}), NOW, NOW + timedelta(days=1), "job"
)
GUARDED = (
    "UPDATE decisions SET detail = 'another' WHERE number = 1",
    "DELETE FROM decisions WHERE number = 1",
    "DELETE FROM decisions",
)


@pytest.fixture
def accounts(ledger: SqlLedger) -> Accounts:
    """Give two accounts."""
    accounts = Accounts(ledger.database)
    accounts.add(ANNA, DONE)
    accounts.add(RIKU, replace(DONE, member_state=FINLAND))
    return accounts


def test_an_account_is_found_as_it_was_written(accounts: Accounts) -> None:
    assert accounts.get("a1") == accounts.by_email("anna@example.org") == ANNA
    assert (accounts.get("none"), accounts.by_email("none"), accounts.by_invitation("")) == (None, None, None)
    assert list(accounts.list()) == [RIKU, ANNA]
    assert list(accounts.list(LATVIA)) == [ANNA]


def test_an_email_address_has_one_account(accounts: Accounts, ledger: SqlLedger) -> None:
    with pytest.raises(StepRefused, match=r"anna@example\.org already"):
        accounts.add(replace(ANNA, id="a2"), DONE)
    assert [line.number for line in Decisions(ledger.database).since()] == [1, 2]


def test_a_change_starts_from_what_is_there(accounts: Accounts, ledger: SqlLedger) -> None:
    invited = replace(ANNA, invitation="f" * 64, invitation_ends=NOW, password="hash")
    accounts.change(ANNA, invited, replace(DONE, action="account-invited"))
    assert accounts.by_invitation("f" * 64) == invited
    with pytest.raises(StepRefused, match="changed meanwhile"):
        accounts.change(ANNA, replace(ANNA, disabled=True), DONE)
    assert accounts.get("a1") == invited
    assert [line.action for line in Decisions(ledger.database).newest(9)] == [
        "account-invited", "account-added", "account-added",
    ]  # fmt: skip


def test_an_identity_signs_in_to_one_account(accounts: Accounts) -> None:
    known = Identity("https://example.org", "7")
    assert accounts.by_identity(known) is None
    taken = replace(ANNA, invitation="")
    accounts.link(known, ANNA, taken, DONE)
    assert accounts.by_identity(known) == taken
    assert accounts.by_identity(Identity("https://other.example", "7")) is None


def test_a_token_is_written_used_and_revoked(accounts: Accounts, ledger: SqlLedger) -> None:
    tokens = Tokens(ledger.database)
    tokens.add(TOKEN, DONE)
    own = replace(TOKEN, id="t2", account="a1", created=NOW + timedelta(seconds=1))
    tokens.add(own, DONE)
    assert list(tokens.list()) == [own, TOKEN]
    assert list(tokens.list("a1")) == [own]
    tokens.note_use(TOKEN, NOW)
    used = replace(TOKEN, used=NOW)
    tokens.note_use(used, NOW + timedelta(seconds=59))
    assert tokens.get("t1") == used
    tokens.note_use(used, NOW + timedelta(seconds=60))
    assert tokens.get("t1") == replace(TOKEN, used=NOW + timedelta(seconds=60))
    tokens.revoke("t1", NOW, DONE)
    lines = len(list(Decisions(ledger.database).since()))
    tokens.revoke("t1", NOW + timedelta(days=1), DONE)
    found = tokens.get("t1")
    assert found
    assert found.revoked == NOW
    assert len(list(Decisions(ledger.database).since())) == lines
    with pytest.raises(NotFound):
        tokens.revoke("none", NOW, DONE)


def test_the_log_is_read_by_time_state_and_page(ledger: SqlLedger) -> None:
    decisions = Decisions(ledger.database)
    lines = [
        replace(DONE, recorded=NOW + timedelta(hours=n), member_state=state, revision=n or None, number=n + 1)
        for n, state in enumerate((LATVIA, FINLAND, LATVIA))
    ]
    assert [decisions.append(line) for line in lines] == [1, 2, 3]
    assert list(decisions.since()) == lines
    assert list(decisions.since(NOW + timedelta(hours=1))) == lines[1:]
    assert list(decisions.since(None, LATVIA)) == [lines[0], lines[2]]
    assert decisions.newest(2) == [lines[2], lines[1]]
    assert decisions.newest(2, before=2) == [lines[0]]
    assert decisions.newest(2, None, FINLAND) == [lines[1]]


@pytest.mark.parametrize("act", GUARDED)
def test_nobody_changes_the_log(accounts: Accounts, ledger: SqlLedger, act: str) -> None:
    with pytest.raises(DBAPIError, match="never changed or deleted"), ledger.database.writing() as connection:
        connection.execute(text(act))


def test_nobody_writes_over_the_log(accounts: Accounts, ledger: SqlLedger) -> None:
    columns = "recorded, actor, role, action, thing, member_state, revision, detail"
    act = f"INTO decisions (number, {columns}) SELECT 1, {columns} FROM decisions WHERE number = 2"
    verb = "INSERT OR REPLACE" if ledger.database.path else "INSERT"
    with pytest.raises(DBAPIError), ledger.database.writing() as connection:
        connection.execute(text(f"{verb} {act}"))


def test_postgresql_does_not_empty_the_log(accounts: Accounts, ledger: SqlLedger) -> None:
    if ledger.database.path is not None:
        pytest.skip("SQLite has no TRUNCATE")
    with pytest.raises(DBAPIError, match="never changed or deleted"), ledger.database.writing() as connection:
        connection.execute(text("TRUNCATE decisions"))


def test_a_draft_is_saved_over_itself_and_forgotten(ledger: SqlLedger) -> None:
    drafts = Drafts(ledger.database)
    first = Draft("d1", "anna", LATVIA, "kind", "", '{"title": "Ā"}', NOW, NOW)
    second = replace(first, id="d2", updated=NOW + timedelta(minutes=1))
    drafts.save(first)
    drafts.save(second)
    drafts.save(replace(second, account="riku", id="d3"))
    assert list(drafts.list("anna")) == [second, first]
    later = replace(first, fields="{}", updated=NOW + timedelta(hours=1))
    drafts.save(later)
    assert drafts.get("d1") == later
    assert list(drafts.list("anna")) == [later, second]
    drafts.delete("d1")
    drafts.delete("d1")
    assert drafts.get("d1") is None


def test_rests_double_up_to_an_end_and_are_forgotten(ledger: SqlLedger) -> None:
    attempts, patience = Attempts(ledger.database), Patience(3)
    now, rests = NOW, []
    for _ in range(12):
        assert attempts.begin([("anna", patience)], now) == 0
        rest = attempts.begin([("anna", patience)], now) if len(rests) >= 2 else 0
        rests.append(rest)
        now += timedelta(seconds=rest)
    assert rests == [0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]
    now += timedelta(days=1)
    assert [attempts.begin([("anna", patience)], now) for _ in range(4)] == [0, 0, 0, 30]


def test_nothing_is_kept_of_attempts_for_more_than_a_day(ledger: SqlLedger) -> None:
    attempts = Attempts(ledger.database)
    for number in range(3):
        attempts.begin([(f"nobody {number}", Patience(3))], NOW)
    attempts.begin([("anna", Patience(3))], NOW + timedelta(days=1))
    with ledger.database.reading() as connection:
        assert list(connection.execute(text("SELECT key FROM attempts"))) == [("anna",)]


def test_a_success_forgives_the_account_and_not_the_address(ledger: SqlLedger) -> None:
    attempts = Attempts(ledger.database)
    keys = [("account", Patience(3)), ("address", Patience(4))]
    for _ in range(2):
        assert attempts.begin(keys, NOW) == 0
        assert attempts.begin(keys, NOW) == 0
        attempts.succeed("account", ["address"])
    assert [attempts.begin(keys, NOW) for _ in range(3)] == [0, 0, 30]


def test_attempts_at_once_gain_nothing(ledger: SqlLedger) -> None:
    """Each is counted before its password is looked at."""
    attempts = Attempts(ledger.database)
    assert [attempts.begin([("anna", Patience(5))], NOW) for _ in range(7)] == [0, 0, 0, 0, 0, 30, 30]


def test_a_rest_under_one_key_counts_nothing_under_the_other(ledger: SqlLedger) -> None:
    attempts = Attempts(ledger.database)
    assert attempts.begin([("anna", Patience(1))], NOW) == 0
    for _ in range(9):
        assert attempts.begin([("anna", Patience(1)), ("address", Patience(2))], NOW) == 30
    assert attempts.begin([("address", Patience(2))], NOW) == 0
