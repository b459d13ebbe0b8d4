"""The lists to choose from: entries of schemes and members of classes, found by whatever they are called."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from paraugs.contribute.fixes.licences import licence_name
from paraugs.errors import ResourceError, SyntaxFault
from paraugs.forms.model import Field, Texts, said
from paraugs.graph.parsing import media_type_of, parse
from paraugs.resources import Resources
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Quad

FOLDERS = (
    ("ontology", "**/*.ttl"),
    ("data/framework", "*.ttl"),
    ("data/instruments", "*.ttl"),
    ("data/tools", "*.ttl"),
)
"""What can be chosen from a list; practices cannot, there are too many."""

_TYPE, _SUB_CLASS = term("rdf:type"), term("rdfs:subClassOf")
_MEMBERSHIP = (term("skos:inScheme"), _TYPE)
_NAMES = (term("skos:prefLabel"), term("dct:title"), term("rdfs:label"))
_CODES = (term("skos:notation"), term("par:stateCode"))
_OTHER_NAMES = term("skos:altLabel")
_RETIRED = term("owl:deprecated")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be chosen: its names by language, its other names, its codes."""

    iri: IRI
    names: Texts
    others: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The last part of its address."""
        return self.iri.value.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Lists:
    """All that can be chosen, by scheme or class."""

    entries: Mapping[IRI, tuple[Entry, ...]]

    def of(self, asked: Field) -> tuple[Entry, ...]:
        """Give what can be chosen for a field; nothing where there are too many to list."""
        if asked.options:
            known = {entry.iri: entry for found in self.entries.values() for entry in found}
            return tuple(known.get(iri) or _unlisted(iri) for iri in asked.options)
        names = (asked.choices, *asked.more_choices) if asked.choices else ()
        found = {entry.iri: entry for name in names for entry in self.entries.get(name, ())}
        return tuple(found.values())


def _unlisted(iri: IRI) -> Entry:
    """Give an entry of a list that is not shipped, such as that of licences, by code and usual name."""
    name = licence_name(iri)
    return Entry(iri, {"en": name} if name else {})


class Picker:
    """Finds entries by what is written in a cell, and writes them, for a reader of one language."""

    def __init__(self, lists: Lists, language: str) -> None:
        self.language = language
        self._lists = lists
        self._choices: dict[tuple[IRI | None, ...], Choice] = {}

    def choice(self, asked: Field) -> "Choice":
        """Give the choice that a field offers."""
        key = (asked.choices, *asked.more_choices, *asked.options)
        if key not in self._choices:
            self._choices[key] = _choice(self._lists.of(asked), self.language)
        return self._choices[key]


@dataclass(frozen=True, slots=True)
class Choice:
    """What one field offers: labels in their order, and the way from any name to its entry."""

    labels: Mapping[IRI, str] = field(default_factory=dict)
    index: Mapping[str, IRI] = field(default_factory=dict)

    def find(self, text: str) -> IRI | None:
        """Give the entry that is called so, in any language, by code or by address."""
        return self.index.get(folded(text))


def read_lists(resources: Resources) -> Lists:
    """Read the lists of the shipped files; ResourceError when one is broken."""
    quads = [quad for folder, pattern in FOLDERS for quad in _read(resources, folder, pattern)]
    above: dict[IRI, set[IRI]] = defaultdict(set)
    for quad in quads:
        if quad.predicate == _SUB_CLASS and isinstance(quad.subject, IRI) and isinstance(quad.object, IRI):
            above[quad.subject].add(quad.object)
    entries = _entries(quads)
    retired = {quad.subject for quad in quads if quad.predicate == _RETIRED}
    members: dict[IRI, dict[IRI, None]] = defaultdict(dict)
    for subject, predicate, name, _ in quads:
        if not isinstance(subject, IRI) or subject not in entries or subject in retired:
            continue
        if predicate in _MEMBERSHIP and isinstance(name, IRI):
            for wider in _lineage(name, above):
                members[wider][subject] = None
    return Lists({name: tuple(entries[iri] for iri in sorted(found)) for name, found in members.items()})


def folded(text: str) -> str:
    """Give a text as it is compared: case, forms of letters and blanks make no difference."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _choice(entries: Iterable[Entry], language: str) -> Choice:
    listed = tuple(entries)
    labels = _labels(listed, language)
    index: dict[str, IRI] = {}
    for names in (
        lambda entry: (entry.iri.value, labels[entry.iri]),
        lambda entry: (said(entry.names, language),),
        lambda entry: (said(entry.names, "en"), *entry.names.values()),
        lambda entry: (entry.code, *entry.codes),
        lambda entry: entry.others,
    ):
        for entry in listed:
            for name in names(entry):
                index.setdefault(folded(name), entry.iri)
    index.pop("", None)
    return Choice(labels, index)


def _labels(entries: tuple[Entry, ...], language: str) -> dict[IRI, str]:
    """Give each entry a label that no other has, in alphabetical order."""
    labels = {entry.iri: said(entry.names, language) or entry.code for entry in entries}
    counts: dict[str, int] = defaultdict(int)
    for label in labels.values():
        counts[folded(label)] += 1
    for entry in entries:
        if counts[folded(labels[entry.iri])] > 1:
            labels[entry.iri] += f" ({entry.code})"
    return dict(sorted(labels.items(), key=lambda pair: (folded(pair[1]), pair[0])))


def _entries(quads: Iterable[Quad]) -> dict[IRI, Entry]:
    names: dict[IRI, dict[str, str]] = defaultdict(dict)
    others: dict[IRI, list[str]] = defaultdict(list)
    codes: dict[IRI, list[str]] = defaultdict(list)
    for subject, predicate, value, _ in quads:
        if not isinstance(value, Literal) or not isinstance(subject, IRI):
            continue
        if predicate in _NAMES:
            names[subject].setdefault(value.language or "", value.value)
        elif predicate in _CODES:
            codes[subject].append(value.value)
        elif predicate == _OTHER_NAMES:
            others[subject].append(value.value)
    return {iri: Entry(iri, texts, tuple(others[iri]), tuple(codes[iri])) for iri, texts in names.items()}


def _lineage(kind: IRI, above: Mapping[IRI, set[IRI]]) -> list[IRI]:
    found = [kind]
    for name in found:
        found += [other for other in sorted(above.get(name, ())) if other not in found]
    return found


def _read(resources: Resources, folder: str, pattern: str) -> Iterable[Quad]:
    for path in resources.files(folder, pattern):
        try:
            yield from parse(path.read_bytes(), media_type_of(path.name))
        except SyntaxFault as fault:
            raise ResourceError(path, fault.reason, fault.place.line if fault.place else None) from fault
