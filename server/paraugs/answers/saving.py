"""Queries that people keep: only their owner changes them, and sees those that are private."""

import base64
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from paraugs.errors import NotFound, QueryError, QueryRefused, wording
from paraugs.graph.lexer import outline
from paraugs.ledger.saved_queries import SavedQueries, SavedQuery, Wording
from paraugs.people.roles import Actor

LICENCES = ("CC_BY_4_0", "CC0")
LONGEST_NAME, LONGEST_DESCRIPTION = 120, 2_000
MOST_OF_ONE, MOST_REVISIONS = 500, 500
_ID_BYTES = 5


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where queries are kept."""

    queries: SavedQueries
    most_of_one: int = MOST_OF_ONE
    most_revisions: int = MOST_REVISIONS
    clock: Callable[[], datetime] = _now


def faults_of(said: Wording, longest_text: int) -> Mapping[str, str]:
    """What is wrong with what somebody says of a query, by field; a template of words each."""
    faults = {}
    if not 0 < len(said.name) <= LONGEST_NAME:
        faults["name"] = wording("Give it a name of at most 120 characters.")
    if len(said.description) > LONGEST_DESCRIPTION:
        faults["description"] = wording("The description may have 2,000 characters at most.")
    if said.licence not in LICENCES:
        faults["licence"] = wording("Choose one of the licences.")
    if len(said.text.encode()) > longest_text:
        faults["text"] = wording("The query is too long.")
    else:
        try:
            outline(said.text)
        except (QueryError, QueryRefused) as error:
            faults["text"] = str(error)
    return faults


def room_for(shelf: Shelf, actor: Actor, name: str = "") -> Mapping[str, str]:
    """A fault, by field, when one person keeps as many queries, or revisions of one, as may be kept."""
    if name and len(shelf.queries.history(name)) >= shelf.most_revisions:
        return {"text": wording("A query may have 500 revisions. Save it as a new one.")}
    if not name and len(mine(shelf, actor)) >= shelf.most_of_one:
        return {"name": wording("One person may keep 500 queries. Change one of yours instead.")}
    return {}


def save(shelf: Shelf, actor: Actor, said: Wording) -> SavedQuery:
    """Keep a new query of an actor."""
    name = base64.b32encode(secrets.token_bytes(_ID_BYTES)).decode().lower()
    query = SavedQuery(name, actor.iri, actor.member_state, False, 1, shelf.clock(), said)
    shelf.queries.add(query)
    return query


def revise(shelf: Shelf, actor: Actor, name: str, said: Wording) -> SavedQuery:
    """Keep a new revision of a query of the actor's own; the same words are no revision."""
    found = own(shelf, actor, name)
    if found.wording == said:
        return found
    return shelf.queries.revise(replace(found, recorded=shelf.clock(), wording=said))


def archive(shelf: Shelf, actor: Actor, name: str, is_archived: bool) -> None:
    """Put an own query away, where nobody finds it but its owner, or take it out again."""
    own(shelf, actor, name)
    shelf.queries.archive(name, is_archived)


def own(shelf: Shelf, actor: Actor, name: str) -> SavedQuery:
    """A query of the actor's own; NotFound for any other."""
    found = shelf.queries.get(name)
    if found is None or found.owner != actor.iri:
        raise _unknown(name)
    return found


def read(shelf: Shelf, actor: Actor | None, name: str) -> SavedQuery:
    """A query that the actor (None: a visitor) may see; NotFound for a private one of somebody else."""
    found = shelf.queries.get(name)
    if found is None or not (is_for_all(found) or (actor and found.owner == actor.iri)):
        raise _unknown(name)
    return found


def mine(shelf: Shelf, actor: Actor) -> Sequence[SavedQuery]:
    """All queries of an actor."""
    return shelf.queries.of(actor.iri)


def is_for_all(query: SavedQuery) -> bool:
    """Whether everybody sees it."""
    return query.wording.is_public and not query.is_archived


def _unknown(name: str) -> NotFound:
    return NotFound(wording("a saved query %(name)s"), name=name)
