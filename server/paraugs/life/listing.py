"""Listing contributions: as many as somebody may see, by state, status and kind."""

from dataclasses import dataclass
from typing import get_args

from paraugs.contribute.judging.kinds import WORDS
from paraugs.errors import NotFound, RequestError, wording
from paraugs.ledger.listing import Wanted, list_contributions
from paraugs.ledger.revision import PUBLIC, Revision, Status
from paraugs.life.office import Office
from paraugs.life.reading import may_see
from paraugs.life.record import TOPIC, record_of
from paraugs.people.roles import Actor
from paraugs.people.states import state_of, states
from paraugs.short_names import term
from paraugs.terms import IRI, Literal

KINDS = tuple(WORDS.values())
SIZE = 50
_MOST_PAGES = 1_000_000


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; empty is any. `state` is a code, `kind` one of KINDS."""

    state: str = ""
    status: str = ""
    kind: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A contribution on a list: the newest revision that its reader may see, and how it is called."""

    revision: Revision
    title: str
    language: str
    kind: str

    @property
    def is_public(self) -> bool:
        """Tell whether everybody sees this revision."""
        return self.revision.entry.status in PUBLIC


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the list: its number, how many there are, and how many contributions in all."""

    rows: tuple[Row, ...]
    number: int
    pages: int
    total: int


def list_for(office: Office, actor: Actor | None, filters: Filters, language: str) -> Page:
    """Give a page; RequestError for a filter that is none, NotFound for a page beyond the last."""
    if filters.status and filters.status not in get_args(Status):
        raise RequestError(f"?status= is one of: {', '.join(get_args(Status))}.")
    if filters.kind and filters.kind not in KINDS:
        raise RequestError(f"?kind= is one of: {', '.join(KINDS)}.")
    if not 0 < filters.page <= _MOST_PAGES:
        raise RequestError("?page= counts from 1.")
    state = state_of(filters.state).value if filters.state else ""
    inside = None if _sees_all(actor) else [iri for iri in states() if may_see(actor, iri)]
    wanted = Wanted(inside, state, filters.status, filters.kind, filters.page, SIZE)
    found = list_contributions(office.ledger, wanted)
    pages = max(1, -(-found.total // SIZE))
    if filters.page > pages:
        raise NotFound(wording("page %(page)s of a list of %(pages)s pages"), page=filters.page, pages=pages)
    return Page(tuple(_row(one, language) for one in found.revisions), filters.page, pages, found.total)


def _sees_all(actor: Actor | None) -> bool:
    return actor is not None and all(may_see(actor, iri) for iri in states())


def _row(revision: Revision, language: str) -> Row:
    record = record_of(revision)
    topic = record.value(TOPIC)
    titles = [
        triple.object
        for triple in record.triples
        if triple.subject == topic
        and triple.predicate in (term("dct:title"), term("skos:prefLabel"))
        and isinstance(triple.object, Literal)
    ]
    best = min(titles, key=lambda one: _rank(one, language), default=Literal(""))
    kind = topic.value.split("/id/")[-1].partition("/")[0] if isinstance(topic, IRI) else ""
    return Row(revision, best.value, best.language or "", kind)


def _rank(title: Literal, language: str) -> tuple[bool, bool, str, str]:
    return title.language != language, title.language != "en", title.language or "", title.value
