"""A real SMTP server on this machine, and a queue of letters in a ledger of its own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session

from databases import PostgreSQL
from paraugs.ledger.letters import SqlLetters
from paraugs.ledger.opening import open_ledger
from servers import free_port

USER, PASSWORD = "paraugs", "synthetic: p@ss/word"


@dataclass
class Mailbox:
    """What an SMTP server took; `refused` are addresses that it does not know."""

    port: int
    letters: list[EmailMessage] = field(default_factory=list)
    refused: tuple[str, ...] = ()

    async def handle_RCPT(  # noqa: N802 (the name is aiosmtpd's)
        self, server: object, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refused:
            return "550 nobody of that name is here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: object, session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


Start = Callable[..., Mailbox]


@pytest.fixture
def start_server() -> Iterator[Start]:
    """Give a function that starts an SMTP server; options are those of aiosmtpd."""
    started: list[Controller] = []

    def start(port: int | None = None, refused: tuple[str, ...] = (), **options: Any) -> Mailbox:
        mailbox = Mailbox(port or free_port(), refused=refused)
        controller = Controller(mailbox, hostname="127.0.0.1", port=mailbox.port, **options)
        controller.start()
        started.append(controller)
        return mailbox

    yield start
    for controller in started:
        controller.stop()


def knows(
    server: object, session: object, envelope: object, mechanism: str, data: LoginPassword
) -> AuthResult:
    """Let in whoever gives the name and the password."""
    is_right = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=is_right, handled=False)


@pytest.fixture(params=["sqlite", "postgresql"])
def letterbox(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlLetters]:
    """Give an empty queue in either database."""
    address = str(tmp_path / "ledger.sqlite")
    if request.param == "postgresql":
        server: PostgreSQL = request.getfixturevalue("postgresql")
        address = server.new_database()
    ledger = open_ledger(address)
    yield SqlLetters(ledger.database)
    ledger.close()
