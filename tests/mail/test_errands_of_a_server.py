"""A server writes its letters by itself: from the ledger to a real SMTP server, whatever is down."""

from datetime import timedelta
from pathlib import Path

import pytest

from entries import BOOKS, MORNING, entry
from mail.conftest import Start
from paraugs.ledger.opening import open_ledger
from paraugs.ledger.sql import SqlLedger
from paraugs.life.errands import Errands
from paraugs.mail.server import mail_server
from paraugs.people.managing import Newcomer, add
from paraugs.people.people import People, over
from paraugs.people.states import state_of
from paraugs.settings import BASE_IRI, Settings
from servers import free_port

SITE = "https://paraugs.example.org"


@pytest.fixture
def ledger(tmp_path: Path) -> SqlLedger:
    """Give an empty ledger."""
    return open_ledger(str(tmp_path / "ledger.sqlite"))


@pytest.fixture
def people(ledger: SqlLedger) -> People:
    """Give people among whom Latvia has a coordinator."""
    people = over(ledger.database, BASE_IRI, "synthetic secret")
    newcomer = Newcomer(
        "anna@example.org", "Invented Anna", "coordinator", state_of("LV").value, "Body", "lv"
    )
    add(people, people.operator(), newcomer)
    return people


def errands(ledger: SqlLedger, people: People, port: int) -> Errands:
    settings = Settings(smtp=f"smtp://127.0.0.1:{port}", mail_from="letters@example.org")
    return Errands(ledger, people, mail_server(settings), SITE)


def test_a_submission_becomes_a_letter(ledger: SqlLedger, people: People, start_server: Start) -> None:
    mailbox = start_server()
    running = errands(ledger, people, mailbox.port)
    running.run(MORNING)
    ledger.append(entry(BOOKS, "Books", status="submitted"))
    running.run(MORNING + timedelta(seconds=2))
    running.run(MORNING + timedelta(seconds=4))

    (letter,) = mailbox.letters
    assert letter["To"] == "anna@example.org"
    assert letter["Subject"].startswith("Jāapstiprina (Latvija): ")
    assert f"{SITE}/lv/contributions/lv/books" in letter.get_content()
    ledger.close()


def test_two_processes_send_one_letter(ledger: SqlLedger, people: People, start_server: Start) -> None:
    mailbox = start_server()
    one, other = (errands(ledger, people, mailbox.port) for _ in range(2))
    one.run(MORNING)
    other.run(MORNING)
    ledger.append(entry(BOOKS, "Books", status="submitted"))
    for running in (one, other, one):
        running.run(MORNING + timedelta(seconds=2))

    assert len(mailbox.letters) == 1
    ledger.close()


def test_a_mail_server_that_is_down_loses_no_letter(
    ledger: SqlLedger, people: People, start_server: Start, caplog: pytest.LogCaptureFixture
) -> None:
    port = free_port()
    running = errands(ledger, people, port)
    running.run(MORNING)
    ledger.append(entry(BOOKS, "Books", status="submitted"))
    running.run(MORNING + timedelta(seconds=2))
    assert "ConnectionRefusedError" in caplog.text

    mailbox = start_server(port=port)
    errands(ledger, people, port).run(MORNING + timedelta(minutes=2))
    assert [letter["To"] for letter in mailbox.letters] == ["anna@example.org"]
    ledger.close()


def test_without_a_mail_server_there_are_no_letters(ledger: SqlLedger, people: People) -> None:
    running = Errands(ledger, people, None, SITE)
    ledger.append(entry(BOOKS, "Books", status="submitted"))
    running.run(MORNING)

    with ledger.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM letters").scalar() == 0
    ledger.close()
