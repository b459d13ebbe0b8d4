"""Sending what waits: each letter until the server takes it, less and less often, for five days."""

import logging
from datetime import datetime, timedelta

from paraugs.ledger.letters import Letterbox, Waiting
from paraugs.mail.server import MailServer, Undelivered

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
MOST_TRIES = 27
"""With the waits above, the last try is some five days after the first."""

log = logging.getLogger(__name__)


def deliver(letterbox: Letterbox, server: MailServer, now: datetime) -> int:
    """Send every letter whose time has come until one is not taken; give how many were."""
    count = 0
    while waiting := letterbox.take(now):
        try:
            server.send(waiting.letter)
        except Undelivered as failure:
            _put_back(letterbox, waiting, failure, now)
            if failure.again:
                # The others would most likely fail as well: the server is not there.
                return count
        else:
            letterbox.strike_off(waiting.number)
            count += 1
    return count


def next_try(tries: int, now: datetime) -> datetime | None:
    """When a letter is tried again that was tried so many times before; None when it is given up."""
    if tries + 1 >= MOST_TRIES:
        return None
    return now + min(FIRST_WAIT * (1 << min(tries, 10)), LONGEST_WAIT)


def _put_back(letterbox: Letterbox, waiting: Waiting, failure: Undelivered, now: datetime) -> None:
    again = next_try(waiting.tries, now) if failure.again else None
    letterbox.put_back(waiting.number, failure.reason, again)
    outcome = f"tried again at {again:%Y-%m-%d %H:%M} UTC" if again else "given up"
    log.warning("letter %d was not taken (%s) and is %s", waiting.number, failure.reason, outcome)
