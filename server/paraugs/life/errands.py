"""What the server does by itself: it lets contributions fall due, writes letters and sends them.

Every web process has a thread for it. They share the work through the database, where each revision is
written about once and each letter is taken by one; so it goes on whichever process dies.
"""

import logging
import threading
from datetime import UTC, datetime, timedelta

from paraugs.errors import LedgerDamaged, LedgerUnavailable
from paraugs.ledger.letters import SqlLetters
from paraugs.ledger.sql import SqlLedger
from paraugs.life.corresponding import write_letters
from paraugs.life.renewal import let_all_fall_due
from paraugs.mail.delivering import deliver
from paraugs.mail.server import MailServer
from paraugs.people.people import People

EVERY_SECONDS = 2.0
RENEWALS_EVERY = timedelta(hours=6)

log = logging.getLogger(__name__)


class Errands:
    """Runs the errands of one process; without a mail server there are no letters."""

    def __init__(self, ledger: SqlLedger, people: People, server: MailServer | None, address: str) -> None:
        self._ledger, self._people, self._server, self._address = ledger, people, server, address
        self._letterbox = SqlLetters(ledger.database)
        self._next_renewals = datetime.min.replace(tzinfo=UTC)

    def start(self) -> None:
        """Go on in a thread of its own, which ends with the process; call it after the fork."""
        threading.Thread(target=self._keep_on, name="errands", daemon=True).start()

    def run(self, now: datetime) -> None:
        """Do what there is to do now; LedgerUnavailable when that cannot be known."""
        if now >= self._next_renewals:
            for revision in let_all_fall_due(self._ledger, self._people, now):
                log.info("%s fell due for renewal", revision.entry.contribution)
            self._next_renewals = now + RENEWALS_EVERY
        if self._server:
            write_letters(self._ledger, self._letterbox, self._people, self._address, now)
            deliver(self._letterbox, self._server, now)

    def _keep_on(self) -> None:
        pause = threading.Event()
        while not pause.wait(EVERY_SECONDS):
            try:
                self.run(datetime.now(UTC))
            except (LedgerUnavailable, LedgerDamaged) as error:
                log.error("%s; letters and renewals wait", error)
                pause.wait(60)
            except Exception:
                # A fault of ours in one errand must not end all later ones; it stands in the log.
                log.exception("an errand failed")
                pause.wait(60)
