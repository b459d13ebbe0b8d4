"""Which records a list has: the newest change of each contribution, by time and set, in pages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from paraugs.ledger.changes import Change
from paraugs.ledger.stream import ChangeStream, Range, Shown
from paraugs.namespaces import PREFIXES
from paraugs.people.states import code_of, state_of, states
from paraugs.publish.oai.asking import Fault, after, time_of
from paraugs.publish.oai.tokens import Token

PAGE_SIZE = 100
STATE, OBJECTIVE = "state", "objective"
_OBJECTIVE = re.compile(f"> <{re.escape(PREFIXES['par'])}objective> <([^>]+)> <")


@dataclass(frozen=True, slots=True)
class Item:
    """A contribution as it stands: its newest change with its content, and the sets that it is in."""

    shown: Shown
    sets: tuple[str, ...]

    @property
    def change(self) -> Change:
        """The newest change."""
        return self.shown.change

    @property
    def is_deleted(self) -> bool:
        """Whether it was withdrawn."""
        return self.change.kind == "delete"


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a list, and the token to go on with; None at its end."""

    items: tuple[Item, ...]
    token: Token | None


def set_names(objectives: Mapping[str, str]) -> dict[str, str]:
    """All sets with their names, given the names of the objectives by IRI."""
    by_state = {f"{STATE}:{state.code.upper()}": state.name("en") for state in states().values()}
    by_objective = {spec_of(iri): name for iri, name in sorted(objectives.items())}
    return {STATE: "Member States", **by_state, OBJECTIVE: "Strategic objectives", **by_objective}


def spec_of(objective: str) -> str:
    """The set of an objective, by its IRI."""
    return f"{OBJECTIVE}:{objective.rpartition('/')[2]}"


def list_items(stream: ChangeStream, token: Token) -> Listed | Fault:
    """A page of the list that a token stands for; the first page of a list has no position yet."""
    head = stream.head()
    if token.after > token.head or token.head > head:
        return Fault("badResumptionToken", "This token was not given here.")
    token = token if token.head else replace(token, head=head)
    found, reached, is_over = list[Item](), token.after, False
    while len(found) < PAGE_SIZE and not is_over:
        rows = stream.listed(_range(token, reached), PAGE_SIZE)
        is_over = len(rows) < PAGE_SIZE
        for shown in rows:
            reached = shown.change.position
            item = item_of(stream, shown)
            if not token.set_spec or token.set_spec in item.sets:
                found.append(item)
            if len(found) == PAGE_SIZE:
                break
    if not found and not token.after:
        return Fault("noRecordsMatch", "There is no record of this time and set.")
    more = len(found) == PAGE_SIZE and bool(stream.listed(_range(token, reached), 1))
    return Listed(tuple(found), replace(token, after=reached) if more else None)


def item_of(stream: ChangeStream, shown: Shown) -> Item:
    """A contribution; what was withdrawn stays in the sets that it was in before."""
    content = shown.nquads
    if shown.change.kind == "delete":
        content = stream.content_before(shown.change)
    objectives = sorted({spec_of(iri) for iri in _OBJECTIVE.findall(content)})
    state = f"{STATE}:{code_of(shown.change.member_state).upper()}"
    return Item(shown, (STATE, state, *((OBJECTIVE, *objectives) if objectives else ())))


def _range(token: Token, reached: int) -> Range:
    kind, _, name = token.set_spec.partition(":")
    state = state_of(name).value if kind == STATE and name else ""
    since = time_of(token.since) if token.since else None
    until = after(token.until) if token.until else None
    return Range(reached, token.head, since, until, state)
