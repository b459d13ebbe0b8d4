"""The SMTP server that letters leave through, as the settings name it, and one letter handed to it.

Sources: RFC 5321 (SMTP), RFC 3207 (STARTTLS), RFC 8314 (TLS from the start), RFC 3834 (automatic letters).
"""

import smtplib
import ssl
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, localtime, make_msgid, parseaddr
from urllib.parse import unquote, urlsplit

from paraugs.errors import SettingError
from paraugs.ledger.letters import Letter
from paraugs.settings import Settings

PATIENCE_SECONDS = 20.0
_PORTS = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}
_PERMANENT = 500


class Undelivered(Exception):
    """A letter was not taken; `again` says whether a later try may succeed."""

    def __init__(self, reason: str, again: bool) -> None:
        super().__init__(reason)
        self.reason, self.again = reason, again


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where letters are handed in, how, and from whom they are; an empty user means that nobody signs in."""

    scheme: str
    host: str
    port: int
    user: str
    password: str
    sender: str

    @property
    def place(self) -> str:
        """Its name without a password."""
        return f"{self.scheme}://{self.host}:{self.port}"

    def send(self, letter: Letter) -> None:
        """Hand a letter in; Undelivered when nobody takes it, or none can be made."""
        try:
            message = message_of(letter, self.sender)
        except (ValueError, AttributeError, IndexError) as error:
            # What Python's reading of addresses raises for some that are none, such as a@[b.c.
            raise Undelivered(f"no letter can be written to {letter.receiver!r}", False) from error
        try:
            with self._connected() as connection:
                connection.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            replies = [
                f"{code} {text.decode('utf-8', 'replace')}" for code, text in error.recipients.values()
            ]
            permanent = all(code >= _PERMANENT for code, _ in error.recipients.values())
            raise Undelivered("; ".join(replies), not permanent) from error
        except (OSError, smtplib.SMTPException, UnicodeError) as error:
            raise Undelivered(f"{type(error).__name__}: {error}", True) from error

    def _connected(self) -> smtplib.SMTP:
        connection = self._opened()
        try:
            if self.scheme == "smtp+starttls":
                connection.starttls(context=ssl.create_default_context())
            if self.user:
                connection.login(self.user, self.password)
        except BaseException:
            connection.close()
            raise
        return connection

    def _opened(self) -> smtplib.SMTP:
        if self.scheme == "smtps":
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(self.host, self.port, timeout=PATIENCE_SECONDS, context=context)
        return smtplib.SMTP(self.host, self.port, timeout=PATIENCE_SECONDS)


def mail_server(settings: Settings) -> MailServer | None:
    """The server of the settings; None when none is named. SettingError for an address that cannot be."""
    if not settings.smtp:
        return None
    try:
        parts = urlsplit(settings.smtp)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise SettingError("PARAUGS_SMTP is no address of a mail server: its port is no number") from error
    if parts.scheme not in _PORTS or not host or parts.path not in ("", "/"):
        forms = "smtp://, smtps:// or smtp+starttls://, then user:password@host:port"
        raise SettingError(f"PARAUGS_SMTP must be written {forms}, not {parts.scheme}://{host or ''}...")
    sender = parseaddr(settings.mail_from)[1]
    if "@" not in sender:
        raise SettingError(
            f"PARAUGS_MAIL_FROM must be the address that letters are from, not {settings.mail_from!r}"
        )
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(parts.scheme, host, port or _PORTS[parts.scheme], user, password, settings.mail_from)


def message_of(letter: Letter, sender: str) -> EmailMessage:
    """A letter as it goes on its way; no line of its headers can be made by what somebody submitted."""
    name, address = parseaddr(sender)
    message = EmailMessage()
    message["From"] = Address(name, addr_spec=address)
    message["To"] = letter.receiver
    message["Subject"] = " ".join(letter.subject.split())
    message["Date"] = format_datetime(localtime())
    message["Message-ID"] = make_msgid(domain=address.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    message["Content-Language"] = letter.language
    return message
