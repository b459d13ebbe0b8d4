"""What waits for you: a page for each role, and the same as an Atom feed for a program with your token."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, Response

from paraugs.explore.wording import Link, Text
from paraugs.ledger.revision import Revision, Status
from paraugs.life.naming import link_of
from paraugs.life.renewal_answer import answer_in
from paraugs.life.waiting import Queue, waiting_for
from paraugs.terms import IRI
from paraugs.web import reader
from paraugs.web.accounts.identity import signed_in
from paraugs.web.accounts.private import private_page
from paraugs.web.contribution_page import path_of
from paraugs.web.life_words import status_words, translated
from paraugs.web.office import office
from paraugs.web.review.feed import Item, atom

blueprint = Blueprint("waiting", __name__)


@dataclass(frozen=True, slots=True)
class Entry:
    """A contribution that waits; the reason is the comment with which it came."""

    path: str
    name: Text
    state: Link
    when: datetime
    reason: str
    revision: Revision


@dataclass(frozen=True, slots=True)
class ShownQueue:
    """Contributions at a status, named for the reader."""

    status: Status
    is_mine: bool
    entries: tuple[Entry, ...]


@blueprint.get("/contribute/waiting")
def show_waiting() -> Response:
    """The page."""
    return private_page("waiting.html", queues=_queues())


@blueprint.get("/contribute/waiting.atom")
def feed_waiting() -> Response:
    """The feed of what waits for whoever asks, newest first."""
    entries = [entry for queue in _queues() if queue.is_mine for entry in queue.entries]
    entries.sort(key=lambda entry: entry.revision.number, reverse=True)
    items = [Item(entry.revision, entry.name, entry.path, _summary(entry)) for entry in entries]
    response = atom("/contribute/waiting.atom", translated("What waits"), items)
    response.headers["Cache-Control"] = "no-store"
    return response


def _summary(entry: Entry) -> str:
    words = status_words(entry.revision.entry.status)
    return f"{words}: {entry.reason}" if entry.reason else words


def _queues() -> tuple[ShownQueue, ...]:
    return tuple(_shown(queue) for queue in waiting_for(office(), signed_in()))


def _shown(queue: Queue) -> ShownQueue:
    return ShownQueue(queue.status, queue.is_mine, tuple(_entries(queue.revisions)))


def _entries(revisions: tuple[Revision, ...]) -> Iterator[Entry]:
    for revision in revisions:
        entry = revision.entry
        state = reader.states().get(entry.member_state)
        link = Link(IRI(entry.member_state), state.name if state else Text(entry.member_state))
        yield Entry(
            path_of(entry.contribution),
            link_of(revision, reader.language()).label,
            link,
            entry.when,
            answer_in(entry)[1],
            revision,
        )
