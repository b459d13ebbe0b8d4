"""A letter is handed to a real SMTP server: plainly, with a password, with TLS at once or by STARTTLS."""

import ssl
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest

from mail.certificates import write_certificate
from mail.conftest import PASSWORD, USER, Start, knows
from paraugs.errors import SettingError
from paraugs.ledger.letters import Letter
from paraugs.mail.server import MailServer, Undelivered, mail_server, message_of
from paraugs.settings import Settings

LETTER = Letter("anna@example.org", "lv", "Jāapstiprina (LV): Lasīšanas kafejnīca", "Labdien!\n\nGaida.\n", 7)
SENDER = "Paraugs <letters@example.org>"


def server_at(address: str) -> MailServer:
    server = mail_server(Settings(smtp=address, mail_from=SENDER))
    assert server
    return server


def test_a_letter_arrives_as_it_was_written(start_server: Start) -> None:
    mailbox = start_server()
    server_at(f"smtp://127.0.0.1:{mailbox.port}").send(LETTER)

    (letter,) = mailbox.letters
    assert letter["From"] == SENDER
    assert letter["To"] == LETTER.receiver
    assert letter["Subject"] == LETTER.subject
    assert letter["Content-Language"] == "lv"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Message-ID"].endswith("@example.org>")
    assert letter.get_content_type() == "text/plain"
    assert letter.get_content().replace("\r\n", "\n") == LETTER.text


def test_a_password_is_given_where_one_is_set(start_server: Start) -> None:
    mailbox = start_server(authenticator=knows, auth_require_tls=False)
    address = f"127.0.0.1:{mailbox.port}"
    server_at(f"smtp://{USER}:{quote(PASSWORD, safe='')}@{address}").send(LETTER)
    with pytest.raises(Undelivered, match="535") as failure:
        server_at(f"smtp://{USER}:wrong@{address}").send(LETTER)

    assert failure.value.again
    assert len(mailbox.letters) == 1


@pytest.fixture
def encryption(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """Give what a server needs for TLS; this process trusts its certificate."""
    certificate, key = write_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


def test_starttls_comes_before_the_password(start_server: Start, encryption: ssl.SSLContext) -> None:
    mailbox = start_server(
        tls_context=encryption, require_starttls=True, authenticator=knows, auth_required=True
    )
    address = f"smtp+starttls://{USER}:{quote(PASSWORD, safe='')}@localhost:{mailbox.port}"
    server_at(address).send(LETTER)

    assert [letter["Subject"] for letter in mailbox.letters] == [LETTER.subject]


def test_tls_from_the_start(start_server: Start, encryption: ssl.SSLContext) -> None:
    mailbox = start_server(ssl_context=encryption)
    server_at(f"smtps://localhost:{mailbox.port}").send(LETTER)

    assert [letter["Subject"] for letter in mailbox.letters] == [LETTER.subject]


def test_a_server_that_nobody_vouches_for_gets_nothing(
    start_server: Start, encryption: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailbox = start_server(tls_context=encryption, require_starttls=True)
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(Undelivered, match="CERTIFICATE_VERIFY_FAILED"):
        server_at(f"smtp+starttls://localhost:{mailbox.port}").send(LETTER)

    assert mailbox.letters == []


def test_an_address_that_nobody_has_is_not_tried_again(start_server: Start) -> None:
    mailbox = start_server(refused=(LETTER.receiver,))
    with pytest.raises(Undelivered, match="550 nobody of that name is here") as failure:
        server_at(f"smtp://127.0.0.1:{mailbox.port}").send(LETTER)

    assert not failure.value.again


@pytest.mark.parametrize("receiver", ["a@[b.c", "=?utf-8?q?=0aBcc:x?=@b.c"])
def test_a_letter_that_cannot_be_made_stops_no_other(receiver: str, start_server: Start) -> None:
    server = server_at(f"smtp://127.0.0.1:{start_server().port}")
    with pytest.raises(Undelivered, match="no letter can be written") as raised:
        server.send(replace(LETTER, receiver=receiver))
    assert not raised.value.again


def test_a_title_makes_no_header() -> None:
    hostile = Letter("anna@example.org", "en", "Synthetic\r\nBcc: all@example.org", "text\n", 1)
    message = message_of(hostile, SENDER)

    assert message["Subject"] == "Synthetic Bcc: all@example.org"
    assert message["Bcc"] is None


def test_without_a_setting_there_is_no_server() -> None:
    assert mail_server(Settings()) is None


@pytest.mark.parametrize(
    ("smtp", "sender", "told"),
    [
        ("mail.example.org", SENDER, "PARAUGS_SMTP must be written"),
        ("http://mail.example.org", SENDER, "PARAUGS_SMTP must be written"),
        ("smtp://", SENDER, "PARAUGS_SMTP must be written"),
        ("smtp://mail.example.org:post", SENDER, "PARAUGS_SMTP is no address"),
        ("smtp://mail.example.org", "", "PARAUGS_MAIL_FROM must be"),
        ("smtp://mail.example.org", "nobody", "PARAUGS_MAIL_FROM must be"),
    ],
)
def test_a_setting_that_cannot_work_is_named(smtp: str, sender: str, told: str) -> None:
    with pytest.raises(SettingError, match=told):
        mail_server(Settings(smtp=smtp, mail_from=sender))


def test_a_password_is_never_told() -> None:
    server = server_at("smtps://officer:secret@mail.example.org")

    assert (server.place, server.port) == ("smtps://mail.example.org:465", 465)
    with pytest.raises(SettingError) as failure:
        mail_server(Settings(smtp="http://officer:secret@mail.example.org", mail_from=SENDER))
    assert "secret" not in str(failure.value)
