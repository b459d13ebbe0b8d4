"""Any thing that has no article of its own: its texts, its facts, and what points to it."""

from dataclasses import dataclass

from paraugs.explore.answers import Answers
from paraugs.explore.description import NAMES, Description, by_name
from paraugs.explore.facts import Fact, Note, fact, notes_on
from paraugs.explore.wording import Link, Text
from paraugs.namespaces import PREFIXES
from paraugs.short_names import short_name, term
from paraugs.terms import IRI

SHOWN = 40
HIDDEN = frozenset(
    term(name).value
    for name in (
        *NAMES, "rdf:type", "dct:type", "dct:source", "foaf:page", "par:fieldNote", "skos:notation",
        "dct:identifier", "skos:topConceptOf",
    )
)  # fmt: skip
ABOUT = ("foaf:primaryTopic", "par:indicator", "sdmx-dimension:refArea")
GENERAL = frozenset(term(name) for name in ("par:Activity", "par:StakeholderConsultation", "par:Instrument"))
FIRST = (
    "par:startDate", "par:endDate", "par:mandateStart", "par:mandateEnd", "par:startYear", "par:endYear",
    "par:firstYear", "par:latestYear", "par:hostState", "par:place", "par:participant", "par:targetValue",
    "par:targetYear", "par:unit", "par:toolKind", "par:maintainer",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Incoming:
    """The things that point to a thing by one property; `total` counts also those that are not listed."""

    property: IRI
    links: tuple[Link, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Thing:
    """All that the page of a thing shows."""

    iri: IRI
    name: Text
    kinds: tuple[Link, ...]
    texts: tuple[Fact, ...]
    facts: tuple[Fact, ...]
    sources: tuple[Link, ...]
    notes: tuple[Note, ...]
    incoming: tuple[Incoming, ...]


def show_thing(answers: Answers, description: Description, thing: IRI) -> Thing:
    """A thing from its description."""
    shown = [each for each in description.predicates(thing) if each.value not in HIDDEN]
    names = [name for name in map(short_name, shown) if name]
    names.sort(key=lambda name: FIRST.index(name) if name in FIRST else len(FIRST))
    notes = notes_on(description, thing)
    found = [each for name in names if (each := fact(description, thing, name, notes))]
    return Thing(
        thing,
        _name(description, thing),
        _kinds(description, thing),
        tuple(each for each in found if _is_long(each)),
        tuple(each for each in found if not _is_long(each)),
        description.links(thing, "dct:source", "foaf:page"),
        notes,
        incoming(answers, thing, description.language),
    )


def _name(description: Description, thing: IRI) -> Text:
    """The name of a thing; one without goes by what it is about, by its description, or by its address."""
    named = description.text(thing, *NAMES)
    if named:
        return named
    about = [found for name in ABOUT if (found := description.thing(thing, name))]
    if about:
        period = description.text(thing, "sdmx-dimension:refPeriod")
        parts = [*(description.label(each).value for each in about), *([period.value] if period else [])]
        return Text(", ".join(parts), description.label(about[0]).language)
    return description.text(thing, "dct:description") or description.label(thing)


def _kinds(description: Description, thing: IRI) -> tuple[Link, ...]:
    """The classes of a thing: ours when it has any, for the others only translate them; no general ones."""
    kinds = description.links(thing, "rdf:type")
    ours = tuple(kind for kind in kinds if kind.iri.value.startswith(PREFIXES["par"]))
    special = tuple(kind for kind in ours if kind.iri not in GENERAL)
    return special or ours or kinds


def incoming(answers: Answers, thing: IRI, language: str) -> tuple[Incoming, ...]:
    """What points to a thing, by property; a part of something stands for its whole."""
    found = []
    for name, count in answers.select("incoming-counts", thing=thing):
        rows = answers.select("incoming", SHOWN, thing=thing, property=name)
        wholes = [row[0] for row in rows if isinstance(row[0], IRI)]
        names = answers.names(wholes, language)
        if isinstance(name, IRI):
            links = by_name(names.link(whole) for whole in wholes)
            found.append(Incoming(name, links, int(str(count))))
    return tuple(found)


def _is_long(found: Fact) -> bool:
    return any(isinstance(value, Text) and value.language and len(value.value) > 60 for value in found.values)
