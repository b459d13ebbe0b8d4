"""The office: everything that the life of contributions runs on, in one value."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from paraugs.contribute.desk.port import Desk
from paraugs.errors import NotFound, RequestError
from paraugs.graph.named import NamedQueries
from paraugs.graph.port import Reading
from paraugs.ledger.sql import SqlLedger
from paraugs.namespaces import THINGS
from paraugs.people.roles import Actor
from paraugs.people.states import code_of, state_of
from paraugs.settings import Settings

CONTRIBUTIONS = f"{THINGS}contribution/"
_NAME, _LONGEST = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*"), 120
SERVER = f"{THINGS}body/paraugs-server"
"""Who does what the server does by itself."""


class Audit(Protocol):
    """Where every decision is written down."""

    def record(
        self, actor: Actor | None, action: str, thing: str, revision: int | None = None, detail: str = ""
    ) -> None:
        """Write down who (None: the server) did what, with the number of the revision that came of it."""


@dataclass(frozen=True, slots=True)
class Office:
    """What a contribution goes through: the desk, the ledger, the audit, and the graph as it is public now.

    `follow` brings the graph to the ledger's newest revision; `shapes` names the edition of the shapes.
    """

    ledger: SqlLedger
    desk: Desk
    people: Audit
    graph: Reading
    queries: NamedQueries
    settings: Settings
    follow: Callable[[], None]
    clock: Callable[[], datetime]
    shapes: str = ""

    @property
    def today(self) -> date:
        """Give the day on which this happens."""
        return self.clock().date()

    def is_trusted(self, member_state: str) -> bool:
        """Tell whether a state (its country IRI) publishes directly."""
        codes = [code.strip() for code in self.settings.trusted_states.split(",") if code.strip()]
        return any(state_of(code).value == member_state for code in codes)


def state_code_in(contribution: str) -> str:
    """Give the code of the state in the address of a contribution; RequestError when it is none of ours."""
    code, slash, slug = contribution.removeprefix(CONTRIBUTIONS).partition("/")
    if not contribution.startswith(CONTRIBUTIONS) or not slash or not is_name(slug):
        raise RequestError(
            f"{contribution} is no address of a contribution: {CONTRIBUTIONS}<state>/<name> is expected, "
            f"the name of letters a to z, digits, and single “-”, “.” or “_” between; {_LONGEST} at most."
        )
    return code


def is_name(slug: str) -> bool:
    """Tell whether a contribution can have a name: every door takes it, and it looks like no other."""
    return bool(_NAME.fullmatch(slug)) and len(slug) <= _LONGEST


def member_state_in(contribution: str) -> str:
    """Give the country IRI of the state in the address of a contribution; NotFound when there is none."""
    code = state_code_in(contribution)
    found = state_of(code)
    if code_of(found) != code:
        raise NotFound(contribution)
    return found.value
