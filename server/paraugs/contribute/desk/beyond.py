"""Has somebody already submitted this? A practice is compared with all that are public, across languages.

A name says most: the same or nearly the same one, in any language; or what both are called and hardly another
practice is: a word such as KiVa, or half of the words. A country or topics in common let a weaker one count.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import rdflib
from rapidfuzz import fuzz, process

from paraugs.contribute.desk.examining import Item
from paraugs.contribute.desk.frame import Frame
from paraugs.contribute.findings.finding import RULES, Finding, Severity
from paraugs.contribute.fixes.patching import Patch, worded, written
from paraugs.contribute.judging.folding import fold
from paraugs.contribute.judging.rulebook import Rulebook
from paraugs.contribute.noticing import BY_THE_SERVER, WARNING, rule_result
from paraugs.graph.named import NamedQueries
from paraugs.graph.port import Reading
from paraugs.people.states import states
from paraugs.resources import find_resources
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Term, Triple

_RULE = "practice-duplicate"
_PRACTICE, _COUNTRY, _TOPIC = term("par:Practice"), term("par:country"), term("par:topic")
_TITLES = (term("dct:title"), term("dct:alternative"))
_PAGE, _DERIVED, _DIFFERENT = term("foaf:page"), term("prov:wasDerivedFrom"), term("owl:differentFrom")
_SAME, _ALIKE = 92, 80
"""How alike two names must be, of 100: for themselves, and with country and topic in common."""
_RARE = 2
"""In how many practices' names a word may stand to be an unusual one."""
_RARE_COINED = 8
"""The same for a coined word, which several states may use for one programme."""
_SHORTEST = 4
_COINED = re.compile(r"(?=\w{4})[^\W\d_]+[A-Z]\w*")
_CANDIDATES = 3


@dataclass(frozen=True, slots=True)
class Known:
    """What is compared of a practice."""

    practice: IRI
    title: str
    names: frozenset[str]
    coined: frozenset[str]
    """Words with a capital inside, as names of programmes have: KiVa, FLY."""
    countries: frozenset[Term]
    topics: frozenset[Term]
    pages: frozenset[Term]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All public practices, by their names, and by the words in them."""

    by_name: dict[str, list[Known]]
    by_word: dict[str, list[Known]]
    by_page: dict[Term, list[Known]]

    def is_rare(self, word: str, most: int = _RARE) -> bool:
        """Tell whether hardly any practice has a word in its name."""
        return len(self.by_word.get(word, ())) <= most

    def near(self, own: Known) -> set[Known]:
        """Give the practices that are worth comparing with one."""
        words = {word for name in own.names for word in name.split() if self.is_rare(word)}
        words |= {word for word in own.coined if self.is_rare(word, _RARE_COINED)}
        found = [known for word in words for known in self.by_word.get(word, ())]
        found += [known for page in own.pages for known in self.by_page.get(page, ())]
        for name in own.names:
            for near, _, _ in process.extract(
                name, list(self.by_name), scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE, limit=50
            ):
                found.extend(self.by_name[near])
        return set(found)


def look_further(item: Item, graph: Reading, queries: NamedQueries, frame: Frame) -> tuple[Finding, ...]:
    """Give a warning for each public practice that an item may be, the likeliest first; none blocks."""
    if item.kind != _PRACTICE:
        return ()
    own = _known(item.topic, item.triples, frame.language)
    catalogue = _catalogues().of(graph, queries)
    settled = {item.topic, *(triple.object for triple in item.triples)}
    others = [other for other in catalogue.near(own) if other.practice not in settled]
    scored = sorted(
        ((likeness(own, other, catalogue), other) for other in others),
        key=lambda entry: (-entry[0], entry[1].practice.value),
    )
    return tuple(_finding(item, other, frame.language) for score, other in scored[:_CANDIDATES] if score)


def likeness(own: Known, other: Known, catalogue: Catalogue) -> float:
    """Give how likely two practices are one, from 0 (not at all) to 100."""
    names = max((_alike(one, two) for one in own.names for two in other.names), default=0.0)
    at_home = bool(own.countries & other.countries)
    about_same = bool(own.topics & other.topics)
    if names >= _SAME or (at_home and own.pages & other.pages):
        return max(names, _SAME)
    if names >= _ALIKE and at_home and about_same:
        return names
    return _ALIKE if about_same and _share_a_name(own, other, catalogue) else 0.0


def _alike(one: str, two: str) -> float:
    if min(len(one), len(two)) < _SHORTEST:
        return 100.0 if one == two else 0.0
    return fuzz.token_sort_ratio(one, two, score_cutoff=_ALIKE)


def _share_a_name(own: Known, other: Known, catalogue: Catalogue) -> bool:
    """Tell whether two share a coined word, or several unusual ones that are half of a name."""
    if any(catalogue.is_rare(word, _RARE_COINED) for word in own.coined & other.coined):
        return True
    return any(_share_half(one.split(), two.split(), catalogue) for one in own.names for two in other.names)


def _share_half(one: Sequence[str], two: Sequence[str], catalogue: Catalogue) -> bool:
    shared = [word for word in {*one} & {*two} if len(word) >= _SHORTEST and catalogue.is_rare(word)]
    return len(shared) >= 2 and 2 * len(shared) >= min(len(one), len(two))


class _Catalogues:
    """The catalogue of the newest state of the graph: made once for each."""

    def __init__(self) -> None:
        self._fingerprint, self._catalogue = "", Catalogue({}, {}, {})

    def of(self, graph: Reading, queries: NamedQueries) -> Catalogue:
        """Give the catalogue of a graph."""
        fingerprint = graph.fingerprint
        if fingerprint != self._fingerprint:
            self._fingerprint, self._catalogue = fingerprint, _read(graph, queries)
        return self._catalogue


@cache
def _catalogues() -> _Catalogues:
    return _Catalogues()


def _read(graph: Reading, queries: NamedQueries) -> Catalogue:
    about: dict[IRI, list[Triple]] = {}
    for triple in graph.construct(queries["practice-likeness"].bind({})):
        if isinstance(triple.subject, IRI):
            about.setdefault(triple.subject, []).append(triple)
    practices = tuple(_known(practice, triples, "en") for practice, triples in about.items())
    return catalogue_of(practices)


def catalogue_of(practices: Iterable[Known]) -> Catalogue:
    """Put practices in order, to be found by their names, the words in them, and their pages."""
    catalogue = Catalogue({}, {}, {})
    for known in practices:
        for name in known.names:
            catalogue.by_name.setdefault(name, []).append(known)
        for word in {word for name in known.names for word in name.split()}:
            catalogue.by_word.setdefault(word, []).append(known)
        for page in known.pages:
            catalogue.by_page.setdefault(page, []).append(known)
    return catalogue


def _known(practice: IRI, triples: Sequence[Triple], language: str) -> Known:
    names = [
        each.object
        for predicate in _TITLES
        for each in triples
        if each.subject == practice and each.predicate == predicate and isinstance(each.object, Literal)
    ]
    best = sorted(names, key=lambda name: [language, "en", name.language].index(name.language))
    title = best[0].value if best else practice.value
    return Known(
        practice,
        title,
        frozenset(filter(None, (fold(name.value) for name in names))),
        frozenset(fold(word) for name in names for word in _COINED.findall(name.value)),
        frozenset(_values(triples, _COUNTRY)),
        frozenset(_values([each for each in triples if each.subject == practice], _TOPIC)),
        frozenset(_values([each for each in triples if each.subject == practice], _PAGE)),
    )


def _values(triples: Sequence[Triple], predicate: IRI) -> Iterator[Term]:
    return (triple.object for triple in triples if triple.predicate == predicate)


def _finding(item: Item, other: Known, language: str) -> Finding:
    words = _rules(language).rule(IRI(RULES + _RULE))
    result = rule_result(_RULE, WARNING, item.topic, other.practice)
    countries = sorted(
        states()[str(country)].name(language) for country in other.countries if str(country) in states()
    )
    named = f"“{other.title}” ({', '.join(countries)}), {other.practice}"
    rule = IRI(RULES + _RULE)
    patches = (
        _link(item.topic, _DERIVED, other, "adaptation"),
        _link(item.topic, _DIFFERENT, other, "different"),
    )
    return Finding(
        severity=Severity.WARNING,
        message=words.message.replace("{?value}", named),
        focus=item.topic.value,
        path="",
        value=other.practice.value,
        shape=rule,
        component=BY_THE_SERVER,
        label=words.label,
        expected=words.expected,
        rule=rule.value,
        found=other.practice,
        fixes=tuple(worded(patch, result, item.topic.value, language) for patch in patches),
    )


def _link(topic: IRI, predicate: IRI, other: Known, words: str) -> Patch:
    add = Triple(topic, predicate, other.practice)
    return Patch(words, f"{written(predicate)} {written(other.practice)}", False, add=(add,))


@lru_cache(maxsize=8)
def _rules(language: str) -> Rulebook:
    """Read the words of the rules of the server, once for each language."""
    words = rdflib.Graph(bind_namespaces="none")
    words.parse(data=find_resources().text("shapes/beyond.ttl"), format="turtle")
    return Rulebook(words, language)
