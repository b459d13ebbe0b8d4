"""What is searched of a thing: texts by language, values of facets, concepts, and what a card shows.

Where a facet comes from: `state` countries of the practice and its implementations, the host of an event;
`instrument` that of the activities through which a practice was shared or which led to it; `evidence` levels
of assessments in any scheme; `independence` that of studies; `year` every start; `transferred` whether a
transfer leads from a practice or to it; `language` that of title, summary or description; `kind` that of a
tool, or the class of an event.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from paraugs.index.concepts import Concepts
from paraugs.index.gathering import Told
from paraugs.index.port import Kind
from paraugs.index.words import language_of
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Term

_FACETS: dict[str, tuple[str, ...]] = {
    "state": ("par:country", "par:hostState"),
    "objective": ("par:objective",),
    "stage": ("par:educationStage",),
    "mode": ("par:learningMode",),
    "topic": ("par:topic",),
    "target": ("par:targetGroup",),
    "instrument": ("par:instrument",),
    "tool": ("par:appliesTool",),
    "benchmark": ("par:bearsOn",),
    "evidence": ("par:level",),
    "independence": ("par:independence",),
    "result": ("par:result",),
    "status": ("par:implementationStatus",),
    "funding": ("par:fundingSource",),
    "kind": ("par:toolKind",),
}
_TAGS = ("par:learningSetting", "par:iscedLevel", "par:iscedField", "par:priorityArea")
_TAGGING = ("state", "objective", "stage", "mode", "topic", "target", "instrument", "tool", "benchmark")
"""Facets whose values are concepts that a typed word may name; words such as "monitored" say too little."""
_STARTS = ("par:startYear", "par:firstYear", "par:startDate")
_TITLES = ("dct:title", "dct:alternative", "par:shortName")
_MAIN = ("dct:title", "dct:abstract", "dct:description")
_FIRST = ("dct:abstract", "dct:description", "par:problem", "par:activities", "par:outcomeText")
_STEPS = "/concept/evidence-step/"


@dataclass(frozen=True, slots=True)
class Described:
    """A thing as it is searched; titles and texts by language, the most important first."""

    iri: str
    kind: Kind
    titles: dict[str, list[str]]
    texts: dict[str, list[str]]
    facets: dict[str, set[str]]
    concepts: set[str]
    sources: set[str]
    year: str
    evidence: str
    rank: int
    changed: str


def describe(told: Told, concepts: Concepts) -> Described:
    """Say what is searched of a thing."""
    facets = {name: _values(told, properties) for name, properties in _FACETS.items()}
    facets["instrument"] |= _instruments(told)
    tags = {value for name in _TAGGING for value in facets[name]} | _values(told, _TAGS)
    for name in facets:
        facets[name] = concepts.with_broader(facets[name])
    facets["kind"] |= _classes(told) if told.kind == "event" else set()
    years = sorted({str(value)[:4] for value in _all(told, _STARTS)})
    facets["year"] = set(years)
    facets["language"] = {language_of(tag) for tag in _languages(told)}
    facets["transferred"] = {"yes" if told.transfers else "no"} if told.kind == "practice" else set()
    steps = sorted((concepts.ranks.get(level, 0), level) for level in facets["evidence"] if _STEPS in level)
    rank, evidence = steps[-1] if steps else (0, "")
    return Described(
        iri=told.iri.value,
        kind=told.kind,
        titles=_by_language(told.own, _TITLES),
        texts=_texts(told),
        facets=facets,
        concepts=concepts.with_broader(tags),
        sources=told.sources,
        year=years[0] if years else "",
        evidence=evidence,
        rank=rank,
        changed=_changed(told),
    )


def _all(told: Told, properties: Iterable[str]) -> list[Term]:
    names = [term(name) for name in properties]
    return [value for said in (told.own, told.parts) for name in names for value in said.get(name, ())]


def _values(told: Told, properties: Iterable[str]) -> set[str]:
    return {value.value for value in _all(told, properties) if isinstance(value, IRI)}


def _instruments(told: Told) -> set[str]:
    """Instruments that are named themselves, where others name an activity."""
    shared = told.own.get(term("par:sharedThrough"), [])
    return {value.value for value in shared if isinstance(value, IRI) and "/instrument/" in value.value}


def _classes(told: Told) -> set[str]:
    """The classes of a thing as its record states them, without those that only follow."""
    stated = told.own.get(term("rdf:type"), ())
    return {value.value for value in stated if isinstance(value, IRI) and value != term("par:Activity")}


def _languages(told: Told) -> set[str]:
    values = [value for name in _MAIN for value in told.own.get(term(name), ())]
    return {value.language for value in values if isinstance(value, Literal) and value.language}


def _texts(told: Told) -> dict[str, list[str]]:
    """All texts with a language, of the thing first, in an order that puts summaries before details."""
    first = [term(name) for name in _FIRST]
    rest = sorted(name for name in told.own if name not in first)
    names = [*first, *rest]
    titles = {term(name) for name in _TITLES}
    texts = _by_language(told.own, (name for name in names if name not in titles))
    for language, found in _by_language(told.parts, sorted(told.parts)).items():
        texts.setdefault(language, []).extend(found)
    return {language: list(dict.fromkeys(found)) for language, found in texts.items()}


def _by_language(said: dict[IRI, list[Term]], names: Iterable[str | IRI]) -> dict[str, list[str]]:
    found = defaultdict[str, list[str]](list)
    for name in names:
        for value in said.get(term(name) if isinstance(name, str) else name, ()):
            if isinstance(value, Literal) and value.language:
                found[language_of(value.language)].append(value.value)
    return dict(found)


def _changed(told: Told) -> str:
    """The day of the last change of the record, as far as it says."""
    days = [value for name in ("dct:modified", "dct:issued") for value in told.record.get(term(name), ())]
    return max((str(day)[:10] for day in days), default="")
