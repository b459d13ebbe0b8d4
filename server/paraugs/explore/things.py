"""Any thing that has no article of its own: its texts, its facts, and what points to it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from paraugs.explore.answers import Answers
from paraugs.explore.description import NAMES, Description, by_name, term
from paraugs.explore.facts import Fact, Note, fact, notes_on
from paraugs.explore.wording import Link, Text, choose, name_from
from paraugs.namespaces import PREFIXES
from paraugs.terms import IRI, Literal

SHOWN = 40
HIDDEN = frozenset(
    term(name).value
    for name in (
        *NAMES,
        "rdf:type",
        "dct:source",
        "foaf:page",
        "par:fieldNote",
        "skos:notation",
        "dct:identifier",
    )
)


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
    sources: tuple[IRI, ...]
    notes: tuple[Note, ...]
    incoming: tuple[Incoming, ...]


def show_thing(answers: Answers, description: Description, thing: IRI) -> Thing:
    """A thing from its description."""
    names = [name for name in (_short(predicate) for predicate in description.predicates(thing)) if name]
    found = [each for name in names if (each := fact(description, thing, name))]
    return Thing(
        thing,
        description.label(thing),
        description.links(thing, "rdf:type"),
        tuple(each for each in found if _is_long(each)),
        tuple(each for each in found if not _is_long(each)),
        description.things(thing, "dct:source", "foaf:page"),
        notes_on(description, thing),
        incoming(answers, thing, description.language),
    )


def incoming(answers: Answers, thing: IRI, language: str) -> tuple[Incoming, ...]:
    """What points to a thing, by property; a part of something stands for its whole."""
    names: dict[tuple[IRI, IRI], list[Literal]] = defaultdict(list)
    for found, _, whole, name in answers.select("incoming", thing=thing, language=Literal(language)):
        if isinstance(found, IRI) and isinstance(whole, IRI) and whole != thing:
            names[found, whole] += [name] if isinstance(name, Literal) else []
    by_property: dict[IRI, list[Link]] = defaultdict(list)
    for (found, whole), literals in names.items():
        by_property[found].append(Link(whole, choose(literals, language) or name_from(whole)))
    return tuple(_incoming(found, links) for found, links in sorted(by_property.items()))


def _incoming(found: IRI, links: Iterable[Link]) -> Incoming:
    ordered = by_name(links)
    return Incoming(found, ordered[:SHOWN], len(ordered))


def _short(predicate: IRI) -> str | None:
    if predicate.value in HIDDEN:
        return None
    for prefix, namespace in PREFIXES.items():
        if predicate.value.startswith(namespace):
            return f"{prefix}:{predicate.value[len(namespace) :]}"
    return None


def _is_long(found: Fact) -> bool:
    return any(isinstance(value, Text) and value.language and len(value.value) > 60 for value in found.values)
