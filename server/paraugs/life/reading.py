"""Reading the life of a contribution: all its revisions, the newest, what is public of it, what was found."""

import json
from dataclasses import dataclass

from paraugs.errors import NotFound
from paraugs.ledger.revision import PUBLIC, Revision
from paraugs.life.office import Office, member_state_in
from paraugs.people.roles import Actor, may, require
from paraugs.refusals import Withdrawn


@dataclass(frozen=True, slots=True)
class Life:
    """A contribution through time: revisions from the oldest, and the one that is public now, if any."""

    contribution: str
    history: tuple[Revision, ...]
    public: Revision | None

    @property
    def newest(self) -> Revision:
        """Give the newest revision."""
        return self.history[-1]

    @property
    def member_state(self) -> str:
        """Give the state that it belongs to."""
        return self.newest.entry.member_state

    @property
    def findings(self) -> list[dict[str, object]]:
        """Give what was found in the newest revision, as `report_json` writes it."""
        found: list[dict[str, object]] = json.loads(self.newest.entry.findings)
        return found

    @property
    def is_withdrawn(self) -> bool:
        """Tell whether only a tombstone is left."""
        return self.newest.entry.status == "withdrawn"


def life_of(office: Office, contribution: str) -> Life:
    """Give the life of a contribution; NotFound when it is unknown."""
    history = tuple(office.ledger.history(contribution))
    if not history:
        raise NotFound(contribution)
    public = next((one for one in reversed(history) if one.entry.status in PUBLIC), None)
    return Life(contribution, history, public)


def life_for(office: Office, actor: Actor | None, contribution: str) -> Life:
    """Give as much of it as somebody may see: all of it, or the public revisions; NotFound for nothing."""
    life = life_of(office, contribution)
    if may_see(actor, life.member_state):
        return life
    history = tuple(one for one in life.history if one.entry.status in PUBLIC)
    if not history:
        raise NotFound(contribution)
    return Life(contribution, history, life.public)


def may_see(actor: Actor | None, member_state: str) -> bool:
    """Tell whether somebody may see what is not public of a state's contributions."""
    return actor is not None and may(actor, "read", member_state)


def require_readable(actor: Actor | None, revision: Revision) -> Revision:
    """Give a revision back that somebody may read; Forbidden when it is not public and not for them.

    Who may write may not read yet: a token's scope can leave that out.
    """
    if revision.entry.status not in PUBLIC:
        require(actor, "read", member_state_in(revision.entry.contribution))
    return revision


def newest_of(office: Office, contribution: str) -> Revision | None:
    """Give the newest revision of a contribution, if there is any."""
    try:
        return office.ledger.latest(contribution)
    except NotFound:
        return None


def refuse_withdrawn(newest: Revision | None) -> None:
    """Raise Withdrawn for a contribution of which only the tombstone is left."""
    if newest is not None and newest.entry.status == "withdrawn":
        raise Withdrawn(newest.entry.contribution, newest.entry.reason)
