"""What an editor of queries can complete: classes, properties and concepts, with how often each is used.

A concept has the prefix of its scheme (`topic:bullying`), as the shipped queries write it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal as OneOf

from paraugs.explore.answers import Answers
from paraugs.explore.description import NAMES
from paraugs.explore.wording import name_from
from paraugs.namespaces import PREFIXES
from paraugs.short_names import short_name
from paraugs.terms import IRI, Literal

Kind = OneOf["class", "property", "concept"]

_PLACED = re.compile(r"(?P<namespace>.+/id/(?:.+/)?(?P<prefix>[a-z][\w-]*)/)(?P<local>\w(?:[\w.-]*\w)?)")


@dataclass(frozen=True, slots=True)
class Completion:
    """A term as a query writes it (`par:topic`), with its label and the number of its uses."""

    name: str
    label: str
    kind: Kind
    uses: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that can be completed, the most used first, and the prefixes that it needs."""

    prefixes: Mapping[str, str]
    completions: tuple[Completion, ...]


def vocabulary(answers: Answers, language: str) -> Vocabulary:
    """Read what can be completed, labelled for a reader of a language."""
    counted: tuple[tuple[Kind, str], ...] = (
        ("class", "void-classes"), ("property", "property-uses"), ("concept", "concept-uses"),
    )  # fmt: skip
    used: list[tuple[Kind, IRI, int]] = []
    for kind, query in counted:
        used += [(kind, thing, uses) for thing, uses in _counts(answers, query)]
    seen = {thing for _, thing, _ in used}
    unused = {each.subject for each in answers.construct("terms") if isinstance(each.subject, IRI)} - seen
    used += [(_kind(thing), thing, 0) for thing in unused]
    prefixes = dict(PREFIXES)
    names = {thing: _name(thing, prefixes) for _, thing, _ in used}
    described = answers.names(names, language)
    found = {
        Completion(name, str(described.text(thing, *NAMES) or name_from(thing)), kind, uses)
        for kind, thing, uses in used
        if (name := names[thing])
    }
    return Vocabulary(prefixes, tuple(sorted(found, key=lambda each: (-each.uses, each.name, each.kind))))


def _counts(answers: Answers, query: str) -> Iterable[tuple[IRI, int]]:
    for thing, uses in answers.select(query):
        if isinstance(thing, IRI) and isinstance(uses, Literal):
            yield thing, int(uses.value)


def _kind(term: IRI) -> Kind:
    """Of the ontology's own terms, those that begin with a capital letter are classes."""
    return "class" if term.value.rpartition("#")[2][:1].isupper() else "property"


def _name(thing: IRI, prefixes: dict[str, str]) -> str | None:
    """The prefixed name of a thing; the prefix of its place is added when no other has that name."""
    if known := short_name(thing):
        return known
    placed = _PLACED.fullmatch(thing.value)
    if placed is None or prefixes.setdefault(placed["prefix"], placed["namespace"]) != placed["namespace"]:
        return None
    return f"{placed['prefix']}:{placed['local']}"
