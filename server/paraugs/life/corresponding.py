"""Letters about what happened: each revision is looked at once, and those whom it concerns are written to.

The letters are read off the ledger, so that no step waits for one, and none is lost when a process dies.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import cast

from paraugs.ledger.letters import Letter, Letterbox
from paraugs.ledger.port import Ledger
from paraugs.ledger.revision import Revision
from paraugs.life.office import CONTRIBUTIONS
from paraugs.mail.occasions import Receiver, letters_about, occasion_of
from paraugs.people.people import People
from paraugs.people.roles import Role
from paraugs.people.states import states

TOO_OLD = timedelta(days=7)
"""What happened longer ago is not written about: letters were off, and the pages say what waits."""
_AT_ONCE = 100


def write_letters(ledger: Ledger, letterbox: Letterbox, people: People, address: str, now: datetime) -> int:
    """Write about the revisions since the last time; give how many letters there were.

    `address` is that of the server. The very first time nothing is written: letters begin here.
    """
    reached, head = letterbox.reached(), ledger.head().number
    if reached is None or reached > head:
        letterbox.post([], reached, head)
        return 0
    count = 0
    while revisions := list(islice(ledger.since(reached), _AT_ONCE)):
        letters = [letter for one in revisions for letter in _about(ledger, people, address, one, now)]
        last = revisions[-1].number
        if not letterbox.post(letters, reached, last):
            return count
        reached, count = last, count + len(letters)
    return count


def _about(
    ledger: Ledger, people: People, address: str, revision: Revision, now: datetime
) -> Iterator[Letter]:
    entry = revision.entry
    if occasion_of(entry) is None or now - entry.when > TOO_OLD:
        return
    history = [one for one in ledger.history(entry.contribution) if one.number <= revision.number]
    path = f"contributions/{entry.contribution.removeprefix(CONTRIBUTIONS)}"
    state = states().get(entry.member_state)

    def name_in(language: str) -> str:
        return state.name(language) if state else entry.member_state

    def address_in(language: str) -> str:
        return f"{address.rstrip('/')}/{language}/{path}"

    yield from letters_about(history, receivers(people), name_in, address_in)


def receivers(people: People) -> list[Receiver]:
    """Everybody who has an account that can be used."""
    return [
        Receiver(
            people.iri_of(account),
            account.email,
            cast(Role, account.role),
            account.member_state,
            account.language,
        )
        for account in people.accounts.list()
        if not account.disabled
    ]
