"""What a contribution would change if it were published now: statements, pages, and links in and out.

    preview(office, life)

The same as a value for the page of a preview and for its JSON.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal as Choice

from paraugs.graph.named import Value
from paraugs.ledger.revision import PUBLIC
from paraugs.life.comparing import Comparison, compare
from paraugs.life.office import Office
from paraugs.life.publishing import published
from paraugs.life.reading import Life
from paraugs.life.record import TOPIC, Record, record_of
from paraugs.namespaces import THINGS
from paraugs.short_names import term
from paraugs.terms import IRI, Term, Triple

Why = Choice["itself", "record", "appears", "disappears", "wording", "pointing"]
"""Why a page would change: it is of the thing or its record, lists it, no longer does, or leads to it."""

_LISTED_BY = tuple(
    term(name)
    for name in (
        "par:country", "par:objective", "par:priorityArea", "par:topic", "par:educationStage",
        "par:learningMode", "par:bearsOn", "par:appliesTool", "par:sharedThrough", "par:targetGroup",
        "par:instrument", "par:hostState", "par:fromCountry", "par:toCountry", "par:transferFrom",
        "par:transferTo", "par:toolKind",
    )
)  # fmt: skip
_ON_LISTS = {
    term(name)
    for name in (
        "dct:title", "dct:abstract", "par:startYear", "par:endYear", "par:startCertainty", "par:result",
        "par:level", "skos:prefLabel", "par:startDate",
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ChangedPage:
    """The page about a thing, and why it would change."""

    thing: IRI
    why: Why


@dataclass(frozen=True, slots=True)
class LinkOut:
    """A link to another thing by a property; dead when nothing is known here about one of our own."""

    property: IRI
    target: IRI
    is_dead: bool


@dataclass(frozen=True, slots=True)
class LinkIn:
    """A link from another contribution; dead when what it leads to would be gone."""

    source: IRI
    property: IRI
    target: IRI
    is_dead: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """All that would change; `before` and `after` are the whole contents; `is_first`: nothing was public."""

    before: tuple[Triple, ...]
    after: tuple[Triple, ...]
    comparison: Comparison
    pages: tuple[ChangedPage, ...]
    links_added: tuple[LinkOut, ...]
    links_removed: tuple[LinkOut, ...]
    links_in: tuple[LinkIn, ...]
    is_first: bool


def preview(office: Office, life: Life) -> Preview:
    """What publishing the newest revision would change; nothing when it is public already."""
    newest = record_of(life.newest)
    is_public = life.newest.entry.status in PUBLIC
    after = newest if is_public else published(newest, office.today, office.settings.renew_months)
    before = record_of(life.public).triples if life.public else ()
    comparison = compare(before, after.triples)
    incoming = tuple(_links_in(office, after, before))
    added, removed = _links_out(comparison.added), _links_out(comparison.removed)
    return Preview(
        before,
        after.triples,
        comparison,
        tuple(_pages(after, before, comparison, incoming)) if not comparison.is_empty else (),
        tuple(_told(office, after, added)),
        tuple(LinkOut(triple.predicate, _iri(triple.object), False) for triple in removed),
        incoming,
        life.public is None,
    )


def _pages(
    after: Record, before: Iterable[Triple], comparison: Comparison, incoming: Iterable[LinkIn]
) -> Iterator[ChangedPage]:
    for topic in after.values(TOPIC):
        yield ChangedPage(_iri(topic), "itself")
    yield ChangedPage(after.contribution, "record")
    old, new = _listed_by(before), _listed_by(after.triples)
    is_worded_anew = any(triple.predicate in _ON_LISTS for triple in (*comparison.added, *comparison.removed))
    for thing in sorted(old | new):
        if thing not in old:
            yield ChangedPage(thing, "appears")
        elif thing not in new:
            yield ChangedPage(thing, "disappears")
        elif is_worded_anew:
            yield ChangedPage(thing, "wording")
    if is_worded_anew:
        for source in sorted({link.source for link in incoming} - old - new):
            yield ChangedPage(source, "pointing")


def _listed_by(triples: Iterable[Triple]) -> set[IRI]:
    return {_iri(triple.object) for triple in triples if triple.predicate in _LISTED_BY}


def _links_out(triples: Iterable[Triple]) -> list[Triple]:
    """The statements that lead to another thing: not to a class, and not to a part of the same."""
    return [
        triple
        for triple in triples
        if isinstance(triple.object, IRI)
        and triple.predicate != term("rdf:type")
        and _whole(triple.object) != _whole(triple.subject)
        and triple.predicate != TOPIC
    ]


def _told(office: Office, after: Record, links: Iterable[Triple]) -> Iterator[LinkOut]:
    inside = {triple.subject for triple in after.triples}
    found = [(triple.predicate, _iri(triple.object)) for triple in links if triple.object not in inside]
    known = _known(office, (target for _, target in found if target.value.startswith(THINGS)))
    for name, target in found:
        yield LinkOut(name, target, target.value.startswith(THINGS) and target not in known)


def _links_in(office: Office, after: Record, before: Iterable[Triple]) -> Iterator[LinkIn]:
    """What other contributions say of this one's thing and its parts, as the graph is now."""
    now = {triple.subject for triple in after.triples}
    was = {triple.subject for triple in before}
    own = {after.contribution, *now, *was}
    targets = sorted(each for each in (now | was) - {after.contribution} if isinstance(each, IRI))
    for target in targets:
        for source, name in office.graph.select(office.queries["pointing"].bind({"thing": target})).rows:
            if isinstance(source, IRI) and isinstance(name, IRI) and source not in own:
                yield LinkIn(source, name, target, target not in now)


def _known(office: Office, things: Iterable[IRI]) -> set[Term | None]:
    asked: Value = sorted(set(things))
    if not asked:
        return set()
    return {row[0] for row in office.graph.select(office.queries["known"].bind({"thing": asked})).rows}


def _whole(term: Term) -> str:
    return str(term).partition("#")[0]


def _iri(value: Term) -> IRI:
    return value if isinstance(value, IRI) else IRI(str(value))
