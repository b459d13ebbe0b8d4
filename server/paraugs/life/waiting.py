"""What waits: for whom the next step of each contribution is, by role and state."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from paraugs.errors import NotFound, RequestError
from paraugs.ledger.port import Standing
from paraugs.ledger.revision import Revision, Status
from paraugs.life.office import Office, member_state_in
from paraugs.people.roles import Act, Actor, may

NEXT: Mapping[Status, Act] = {
    "submitted": "sign-off",
    "signed-off": "review",
    "reviewed": "publish",
    "due-for-renewal": "renew",
    "returned": "submit",
    "draft": "submit",
}
"""The statuses that wait for something, in the order of a page, and the act that each waits for."""


@dataclass(frozen=True, slots=True)
class Queue:
    """Contributions at a status by their newest revisions, oldest first; `is_mine`: the next step is mine."""

    status: Status
    is_mine: bool
    revisions: tuple[Revision, ...]


def waiting_for(office: Office, actor: Actor) -> tuple[Queue, ...]:
    """The queues that are not empty: first those where somebody is to act, then what is with others.

    A reviewer reads everything, so only what waits for a review is shown; a draft is shown to who saved it.
    """
    found: dict[tuple[bool, Status], list[Revision]] = {}
    for contribution, standing in office.ledger.standings().items():
        state = _state_of(contribution)
        if standing.status not in NEXT or state is None or not may(actor, "read", state):
            continue
        is_mine = _is_next(office, actor, standing.status, state)
        if actor.role == "reviewer" and not is_mine:
            continue
        found.setdefault((is_mine, standing.status), []).append(_revision(office, standing))
    return tuple(_queues(found, actor))


def _is_next(office: Office, actor: Actor, status: Status, state: str) -> bool:
    if may(actor, NEXT[status], state):
        return True
    return status in ("submitted", "signed-off") and office.is_trusted(state) and may(actor, "publish", state)


def _queues(found: Mapping[tuple[bool, Status], list[Revision]], actor: Actor) -> Iterator[Queue]:
    for is_mine in (True, False):
        for status in NEXT:
            revisions = [
                revision
                for revision in found.get((is_mine, status), ())
                if status != "draft" or revision.entry.agent == actor.iri
            ]
            if revisions:
                ordered = tuple(sorted(revisions, key=lambda each: each.number))
                yield Queue(status, is_mine, ordered)


def _revision(office: Office, standing: Standing) -> Revision:
    return office.ledger.revision(standing.number)


def _state_of(contribution: str) -> str | None:
    """The state of a contribution by its address; None for one that is none of ours."""
    try:
        return member_state_in(contribution)
    except (NotFound, RequestError):
        return None
