"""Searching: from a question to what its page shows.

The index finds, ranks and counts; the graph names what was found, and the values by which it can be narrowed.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from paraugs.explore.answers import Answers
from paraugs.explore.cards import Card, cards
from paraugs.explore.catalogue import KINDS
from paraugs.explore.description import Description
from paraugs.explore.facet_counts import FacetView, facet_views
from paraugs.explore.facet_values import FacetValues, Value
from paraugs.explore.facts import Fact, facts
from paraugs.explore.questions import FACETS_OF, Asked
from paraugs.explore.wording import Link, Text
from paraugs.index.port import Expansion, Hit, Index, Kind
from paraugs.short_names import term
from paraugs.terms import IRI

LISTS: dict[Kind, str] = {"practice": "practices", "tool": "tools", "event": "events"}
"""The path of the list of each kind."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage that was matched: pieces of text, and whether each matched; "" is the reader's language."""

    pieces: tuple[tuple[str, bool], ...]
    language: str


@dataclass(frozen=True, slots=True)
class FoundThing:
    """A thing that was found: a practice with its card, or a tool or event with the facts of its list."""

    iri: IRI
    title: Text
    snippet: Snippet
    hit: Hit
    card: Card | None
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """Words that name a concept; `choice` asks by the concept instead of by the words."""

    words: str
    concept: Link
    count: int
    languages: int
    choice: Asked | None


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing asked for, which `without` leaves out: a value of a facet, or the words (facet "q")."""

    facet: str
    value: Value
    without: Asked


@dataclass(frozen=True, slots=True)
class Loosening:
    """A question without some of its demands, and how much that would find."""

    chips: tuple[Chip, ...]
    asked: Asked
    count: int


@dataclass(frozen=True, slots=True)
class Found:
    """The page of an answer; `number` is the dataset version that was searched."""

    asked: Asked
    total: int
    number: int
    things: tuple[FoundThing, ...]
    facets: tuple[FacetView, ...]
    chips: tuple[Chip, ...]
    meanings: tuple[Meaning, ...]
    corrected: tuple[tuple[str, str], ...]
    is_by_meaning: bool = False
    looser: tuple[Loosening, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.asked.size))


@dataclass(frozen=True, slots=True)
class Search:
    """What a search needs: the index, the graph, the values of the facets and the reader's language."""

    index: Index
    answers: Answers
    values: FacetValues
    language: str


def find(search: Search, asked: Asked) -> Found:
    """The page that was asked for, with counts; when nothing fits, with what to leave out."""
    result = search.index.search(asked.question(search.language, FACETS_OF[asked.kind]))
    found = Found(
        asked,
        result.total,
        result.number,
        things(search, asked.kind, result.hits),
        facet_views(search.values, asked, result.facets),
        chips(asked),
        tuple(_meaning(search, asked, each) for each in result.expansions),
        result.corrected,
        result.is_by_meaning,
    )
    return found if found.total else replace(found, looser=loosenings(search, found.chips, asked))


def count_pages(search: Search, asked: Asked) -> int:
    """How many pages an answer has, without making any."""
    total = search.index.search(asked.question(search.language, ())).total
    return max(1, -(-total // asked.size))


def things(search: Search, kind: Kind, hits: Sequence[Hit]) -> tuple[FoundThing, ...]:
    """What a list shows of these hits, in their order."""
    iris = [IRI(hit.iri) for hit in hits]
    practices = cards(search.answers, iris, search.language) if kind == "practice" else ()
    known = {card.iri: card for card in practices}
    columns = KINDS[LISTS[kind]].columns if kind != "practice" else ()
    description = _stated(search, iris, columns)
    return tuple(
        FoundThing(
            IRI(hit.iri),
            _title(hit, known.get(IRI(hit.iri))),
            Snippet(hit.snippet, hit.snippet_language),
            hit,
            known.get(IRI(hit.iri)),
            facts(description, IRI(hit.iri), columns),
        )
        for hit in hits
    )


def _title(hit: Hit, card: Card | None) -> Text:
    """The title that was found; its card knows whether a machine translated it."""
    is_same = card is not None and card.title.value == hit.title
    return card.title if card and is_same else Text(hit.title, hit.title_language)


def _stated(search: Search, things: Sequence[IRI], columns: Sequence[str]) -> Description:
    """What is said of things by these properties, with the names of all that is pointed to."""
    if not (things and columns):
        return Description((), search.language)
    wanted = {term(name) for name in columns}
    stated = search.answers.construct("statements", thing=things)
    return search.answers.with_names((each for each in stated if each.predicate in wanted), search.language)


def chips(asked: Asked) -> tuple[Chip, ...]:
    """Everything that a question asks for, piece by piece."""
    words = Chip("q", Value(asked.words, asked.words, Text(asked.words)), asked.with_words(""))
    chosen = [
        Chip(facet, value, asked.without(facet, value)) for facet, values in asked.choices for value in values
    ]
    return ((words,) if asked.words else ()) + tuple(chosen)


def loosenings(search: Search, demands: Sequence[Chip], asked: Asked) -> tuple[Loosening, ...]:
    """What one demand less would find, the most first; else what each demand finds by itself.

    The values of a facet are one demand.
    """
    facets = dict.fromkeys(chip.facet for chip in demands)
    if len(facets) < 2:
        return ()
    less = [_loosening(search, demands, _without(asked, facet), {facet}) for facet in facets]
    alone = (_loosening(search, demands, _only(asked, facet), facets.keys() - {facet}) for facet in facets)
    return _useful(less) or _useful(alone)


def _useful(found: Iterable[Loosening]) -> tuple[Loosening, ...]:
    return tuple(sorted((each for each in found if each.count), key=lambda each: -each.count))


def _loosening(search: Search, demands: Sequence[Chip], asked: Asked, left_out: Collection[str]) -> Loosening:
    count = search.index.search(replace(asked, page=1, size=1).question(search.language)).total
    return Loosening(tuple(chip for chip in demands if chip.facet in left_out), asked, count)


def _without(asked: Asked, facet: str) -> Asked:
    return asked.with_words("") if facet == "q" else asked.without(facet)


def _only(asked: Asked, facet: str) -> Asked:
    kept = tuple((name, values) for name, values in asked.choices if name == facet)
    words = asked.words if facet == "q" else ""
    return replace(asked.with_words(words), choices=kept)


def _meaning(search: Search, asked: Asked, expansion: Expansion) -> Meaning:
    concept, place = IRI(expansion.concept), search.values.facet_of(expansion.concept)
    facet, value = place or ("", None)
    label = value.label if value else search.answers.names([concept], search.language).label(concept)
    choice = None
    if value and facet in FACETS_OF[asked.kind]:
        choice = asked.with_words(_less(asked.words, expansion.words)).with_choice(facet, value)
    return Meaning(expansion.words, Link(concept, label), expansion.count, expansion.languages, choice)


def _less(words: str, taken: str) -> str:
    """The words without those that named a concept."""
    start = words.casefold().find(taken.casefold())
    return words if start < 0 else " ".join((words[:start] + words[start + len(taken) :]).split()).strip('" ')
