"""An invitation to an account, sent at once: the one letter that does not wait in the database.

Its link sets a password, so it is written down nowhere; whoever invites hears whether the letter was taken,
and sends the link by other means when it was not.
"""

from dataclasses import dataclass

from paraugs.ledger.accounts import Account
from paraugs.ledger.letters import Letter
from paraugs.mail.server import MailServer, Undelivered
from paraugs.mail.wording import words_of, written_language

_NO_REVISION = 0


@dataclass(frozen=True, slots=True)
class Welcome:
    """What an invitation says: the person's name, the link, and the day until which it works."""

    name: str
    address: str
    ends: str


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of an invitation: nothing without a server; `reason` is why it was not taken, if so."""

    by_letter: bool = False
    reason: str = ""


def send_invitation(server: MailServer | None, account: Account, link: str) -> Sent:
    """Send the link to who is to set the password of an account."""
    if server is None:
        return Sent()
    written, ends = written_language(account.language), account.invitation_ends
    welcome = Welcome(" ".join(account.name.split()), link, str(ends.date()) if ends else "")
    words = words_of("invitation", written, welcome)
    try:
        server.send(Letter(account.email, written, words.subject, words.text, _NO_REVISION))
    except Undelivered as failure:
        return Sent(reason=failure.reason)
    return Sent(by_letter=True)
