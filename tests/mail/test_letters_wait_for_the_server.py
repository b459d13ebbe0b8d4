"""A letter waits in the database until the SMTP server takes it, is sent once, and is then forgotten."""

import logging
from datetime import UTC, datetime, timedelta

import pytest

from mail.conftest import Start
from paraugs.ledger.letters import Letter, SqlLetters
from paraugs.mail.delivering import FIRST_WAIT, LONGEST_WAIT, MOST_TRIES, deliver, next_try
from paraugs.mail.server import MailServer, mail_server
from paraugs.settings import Settings
from servers import free_port

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


def letter(receiver: str, subject: str = "Synthetic") -> Letter:
    return Letter(receiver, "en", subject, "A synthetic letter.\n", 7)


def server_on(port: int) -> MailServer:
    server = mail_server(Settings(smtp=f"smtp://127.0.0.1:{port}", mail_from="letters@example.org"))
    assert server
    return server


def test_letters_go_in_the_order_in_which_they_were_written(
    letterbox: SqlLetters, start_server: Start
) -> None:
    mailbox = start_server()
    letterbox.post([letter("anna@example.org", "First"), letter("anna@example.org", "Second")], None, 7)

    assert deliver(letterbox, server_on(mailbox.port), NOON) == 2
    assert deliver(letterbox, server_on(mailbox.port), NOON + timedelta(days=9)) == 0
    assert [each["Subject"] for each in mailbox.letters] == ["First", "Second"]


def test_a_server_that_is_down_is_tried_again_when_it_is_time(
    letterbox: SqlLetters, start_server: Start, caplog: pytest.LogCaptureFixture
) -> None:
    server = server_on(free_port())
    letterbox.post([letter("anna@example.org")], None, 7)
    with caplog.at_level(logging.WARNING):
        assert deliver(letterbox, server, NOON) == 0
    assert "letter 1 was not taken (ConnectionRefusedError" in caplog.text
    assert "tried again at 2026-11-25 12:01 UTC" in caplog.text

    mailbox = start_server(port=server.port)
    assert deliver(letterbox, server, NOON + FIRST_WAIT / 2) == 0
    assert deliver(letterbox, server, NOON + FIRST_WAIT) == 1
    assert [each["To"] for each in mailbox.letters] == ["anna@example.org"]


def test_a_letter_that_nobody_can_get_stops_no_other(letterbox: SqlLetters, start_server: Start) -> None:
    mailbox = start_server(refused=("nobody@example.org",))
    letterbox.post([letter("nobody@example.org"), letter("anna@example.org")], None, 7)

    assert deliver(letterbox, server_on(mailbox.port), NOON) == 1
    assert deliver(letterbox, server_on(mailbox.port), NOON + timedelta(days=9)) == 0
    assert [each["To"] for each in mailbox.letters] == ["anna@example.org"]


def test_what_one_process_took_no_other_takes(letterbox: SqlLetters) -> None:
    letterbox.post([letter("anna@example.org")], None, 7)
    taken = letterbox.take(NOON)

    assert taken
    assert (taken.letter, taken.tries) == (letter("anna@example.org"), 0)
    assert letterbox.take(NOON) is None


def test_what_a_killed_process_took_is_taken_again(letterbox: SqlLetters) -> None:
    letterbox.post([letter("anna@example.org")], None, 7)
    letterbox.take(NOON)
    again = letterbox.take(NOON + timedelta(minutes=11))

    assert again
    assert again.tries == 1


def test_letters_about_a_revision_are_written_once(letterbox: SqlLetters) -> None:
    assert letterbox.reached() is None
    assert letterbox.post([letter("anna@example.org")], None, 7)
    assert not letterbox.post([letter("anna@example.org")], None, 7)
    assert letterbox.post([], 7, 9)
    assert letterbox.reached() == 9

    assert letterbox.take(NOON)
    assert letterbox.take(NOON) is None


def test_tries_come_less_and_less_often_and_end() -> None:
    waits = [moment - NOON for tries in range(MOST_TRIES - 1) if (moment := next_try(tries, NOON))]

    assert waits[:3] == [FIRST_WAIT, 2 * FIRST_WAIT, 4 * FIRST_WAIT]
    assert waits == sorted(waits)
    assert max(waits) == LONGEST_WAIT
    assert timedelta(days=4) < sum(waits, timedelta()) < timedelta(days=5)
    assert next_try(MOST_TRIES - 1, NOON) is None
