"""The values that each facet of the search has: their names, their codes in addresses, what is below what.

Most are the concepts of a scheme or the things of a class; states go by their code (`lv`), languages by their
tag, years and yes or no by themselves. Addresses say the last part of an IRI (`bullying`); the IRI itself and
its path below ours (`concept/topic/bullying`) are understood as well.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from babel import Locale

from paraugs.explore.answers import Answers
from paraugs.explore.catalogue import ACTIVITIES
from paraugs.explore.description import Description
from paraugs.explore.wording import Text, alphabetical
from paraugs.namespaces import THINGS
from paraugs.short_names import term
from paraugs.terms import IRI

SCHEMES: Mapping[str, tuple[str, ...]] = {
    "stage": ("education-stage",),
    "mode": ("learning-mode",),
    "topic": ("topic",),
    "target": ("target-group",),
    "evidence": ("evidence-step",),
    "independence": ("independence",),
    "result": ("outcome-result",),
    "status": ("implementation-status",),
    "funding": ("funding-source",),
    "kind": ("tool-kind",),
}
CLASSES: Mapping[str, tuple[str, ...]] = {
    "objective": ("par:StrategicObjective",),
    "instrument": ("par:Instrument",),
    "tool": ("par:ReferenceTool",),
    "benchmark": ("par:Benchmark",),
}
LANGUAGES = (
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt",
    "nl", "pl", "pt", "ro", "sk", "sl", "sv",
)  # fmt: skip
_YEAR = re.compile(r"[12]\d{3}")
_NEAR = 5
_LIKENESS = 0.6


@dataclass(frozen=True, slots=True)
class Value:
    """A value as the index knows it, as an address says it, and as a page names it; `depth` counts from 0."""

    value: str
    code: str
    label: Text
    depth: int = 0
    above: str | None = None


class FacetValues:
    """All values by facet, each below its broader one, named for one reader."""

    def __init__(self, values: Mapping[str, tuple[Value, ...]], language: str, base: str) -> None:
        self._values, self._locale, self._base = values, Locale.parse(language), base
        self._by_name = {facet: _names(found, base) for facet, found in values.items()}
        self._by_iri = {value.value: (facet, value) for facet, found in values.items() for value in found}

    def all(self, facet: str) -> tuple[Value, ...]:
        """The values of a facet in the order of its tree; none where they cannot be told beforehand."""
        return self._values.get(facet, ())

    def find(self, facet: str, written: str) -> Value | None:
        """The value that somebody wrote; None when the facet has no such value."""
        if facet == "year":
            return Value(written, written, Text(written)) if _YEAR.fullmatch(written) else None
        names = self._by_name.get(facet, {})
        plain = written.removeprefix("/").removeprefix(self._base)
        return names.get(plain) or names.get(plain.casefold())

    def named(self, facet: str, value: str) -> Value:
        """A value that the index counted, as a page shows it."""
        known = self._by_iri.get(value)
        found = self.find(facet, value) or (known[1] if known else None)
        return found or Value(value, value, Text(self._language(value) or value.rpartition("/")[2]))

    def facet_of(self, concept: str) -> tuple[str, Value] | None:
        """The facet in which a concept can be chosen, and the concept as its value."""
        return self._by_iri.get(concept)

    def near(self, facet: str, written: str) -> tuple[Value, ...]:
        """The values whose codes or names are most like what was written."""
        wanted = written.rstrip("/").rpartition("/")[2].casefold()
        likely: dict[str, Value] = {}
        for value in self.all(facet):
            likely[value.code.casefold()] = value
            likely[value.label.value.casefold()] = value
        matches = get_close_matches(wanted, likely, _NEAR * 2, _LIKENESS)
        return tuple(dict.fromkeys(likely[match] for match in matches))[:_NEAR]

    def _language(self, code: str) -> str | None:
        name: str | None = self._locale.languages.get(code.replace("-", "_"))
        return name


def read_values(answers: Answers, language: str, base: str = THINGS) -> FacetValues:
    """The values of every facet in the graph, named in a reader's language."""
    schemes = {name: IRI(f"{base}scheme/{name}") for names in SCHEMES.values() for name in names}
    concepts = answers.construct("concepts", scheme=list(schemes.values()))
    classes = sorted({name for names in CLASSES.values() for name in names})
    things = answers.construct("members", **{"class": [term(name) for name in classes], "property": []})
    states = answers.select("states")
    stated = answers.with_names([*concepts, *things], language)
    kinds = answers.names([term(name) for name in ACTIVITIES], language)
    named = answers.names([row[0] for row in states if isinstance(row[0], IRI)], language)
    values = {
        facet: tuple(_tree(stated, [schemes[name] for name in names])) for facet, names in SCHEMES.items()
    }
    values |= {facet: tuple(_flat(stated, stated.members(*names))) for facet, names in CLASSES.items()}
    values["state"] = tuple(
        _states(named, {row[0]: str(row[1]) for row in states if isinstance(row[0], IRI)})
    )
    values["kind"] += tuple(_flat(kinds, [term(name) for name in ACTIVITIES]))
    values["language"] = tuple(_languages(language))
    values["transferred"] = tuple(Value(each, each, Text(each)) for each in ("yes", "no"))
    return FacetValues(values, language, base)


def _tree(stated: Description, schemes: Iterable[IRI]) -> Iterator[Value]:
    members = {concept for scheme in schemes for concept in stated.subjects("skos:inScheme", scheme)}
    tops = [each for each in members if not members & set(stated.things(each, "skos:broader"))]
    seen = set()
    for value in _below(stated, tops, 0, None):
        if value.value not in seen:  # What has two broader concepts stands below the first.
            seen.add(value.value)
            yield value


def _below(stated: Description, concepts: Iterable[IRI], depth: int, above: str | None) -> Iterator[Value]:
    for concept in sorted(concepts, key=lambda each: _order(stated, each)):
        yield Value(concept.value, _code(concept), stated.label(concept), depth, above)
        if depth < 5:  # A circle of broader concepts must not turn for ever.
            narrower = stated.subjects("skos:broader", concept)
            yield from _below(stated, narrower, depth + 1, concept.value)


def _order(stated: Description, concept: IRI) -> tuple[str, tuple[str, str]]:
    notation = str(next(iter(stated.values(concept, "skos:notation")), ""))
    number = notation.zfill(4) if notation[:1].isdigit() else ""
    return number, alphabetical(stated.label(concept).value)


def _flat(stated: Description, things: Iterable[IRI]) -> Iterator[Value]:
    found = [Value(thing.value, _code(thing), stated.label(thing)) for thing in things]
    yield from sorted(found, key=lambda value: alphabetical(value.label.value))


def _states(named: Description, codes: Mapping[IRI, str]) -> Iterator[Value]:
    found = [Value(state.value, code.lower(), named.label(state)) for state, code in codes.items()]
    yield from sorted(found, key=lambda value: alphabetical(value.label.value))


def _languages(language: str) -> Iterator[Value]:
    names = Locale.parse(language).languages
    found = [Value(code, code, Text(str(names.get(code, code)), language)) for code in LANGUAGES]
    yield from sorted(found, key=lambda value: alphabetical(value.label.value))


def _code(thing: IRI) -> str:
    return thing.value.rpartition("#")[2].rpartition("/")[2]


def _names(values: Iterable[Value], base: str) -> Mapping[str, Value]:
    """Every way to write a value; where two share a last part, it means the first."""
    names: dict[str, Value] = {}
    for value in values:
        for name in (value.value.removeprefix(base), value.code):
            names.setdefault(name, value)
    return names
