"""One box for everything: the best of each kind, and the states, topics and benchmarks of that name."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from paraugs.explore.facet_values import Value
from paraugs.explore.questions import Asked, default_sort
from paraugs.explore.searching import Found, Meaning, Search, find
from paraugs.explore.wording import alphabetical
from paraugs.index.port import KINDS, Question

BEST = 5
"""Things of each kind."""
MOST_NAMES = 12
NAMED = ("state", "topic", "benchmark")


@dataclass(frozen=True, slots=True)
class Named:
    """A state, topic or benchmark, with the number of its practices and the question that finds them."""

    value: Value
    count: int
    practices: Asked


@dataclass(frozen=True, slots=True)
class Everything:
    """What was found by words: a page of each kind with something, and what has that name."""

    words: str
    total: int
    number: int
    groups: tuple[Found, ...]
    names: Mapping[str, tuple[Named, ...]]
    meanings: tuple[Meaning, ...]
    corrected: tuple[tuple[str, str], ...]


def find_everything(search: Search, words: str) -> Everything:
    """The best of each kind for some words; nothing for none."""
    asked = [Asked(kind, words, (), default_sort(kind, words), size=BEST) for kind in KINDS] if words else []
    groups = [find(search, each) for each in asked]
    names = _names(search, words) if words else {}
    practices = groups[0] if groups else None
    return Everything(
        words,
        sum(group.total for group in groups),
        search.index.number,
        tuple(group for group in groups if group.total),
        names,
        practices.meanings if practices else (),
        practices.corrected if practices else (),
    )


def whole_list(group: Found) -> Asked:
    """The question that finds all of a group, on pages of the usual size."""
    return replace(Asked(group.asked.kind), words=group.asked.words, sort=group.asked.sort)


def _names(search: Search, words: str) -> dict[str, tuple[Named, ...]]:
    counted = search.index.search(Question(language=search.language, page_size=1, facets=NAMED))
    counts = {count.value: count.count for facet in counted.facets for count in facet.counts}
    suggested = [each.iri for each in search.index.suggest(words, search.language, MOST_NAMES)]
    found = {}
    for facet in NAMED:
        values = dict.fromkeys((*_suggested(search, facet, suggested), *_alike(search, facet, words)))
        named = (_named(facet, value, counts) for value in values)
        found[facet] = tuple(sorted(named, key=lambda each: -each.count))[:MOST_NAMES]
    return {facet: named for facet, named in found.items() if named}


def _suggested(search: Search, facet: str, iris: Iterable[str]) -> Iterator[Value]:
    places = (search.values.facet_of(iri) for iri in iris)
    return (place[1] for place in places if place and place[0] == facet)


def _alike(search: Search, facet: str, words: str) -> Iterator[Value]:
    """The values whose name has the words in it, whatever their accents."""
    wanted = alphabetical(words.strip('"'))[0]
    return (value for value in search.values.all(facet) if wanted in alphabetical(value.label.value)[0])


def _named(facet: str, value: Value, counts: Mapping[str, int]) -> Named:
    return Named(value, counts.get(value.value, 0), Asked("practice").with_choice(facet, value))
