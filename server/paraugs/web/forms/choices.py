"""What can be chosen in a form: entries of vocabularies and things that are public, in the reader's words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from paraugs.explore.concepts import Branch
from paraugs.explore.description import Description
from paraugs.explore.wording import Text, alphabetical, name_from
from paraugs.forms.model import Field
from paraugs.people.states import states
from paraugs.short_names import term
from paraugs.terms import IRI
from paraugs.web import reader

_SCHEMES = ("/id/scheme/", "/resource/authority/")
_FRAMEWORK = term("par:framework")
_LANGUAGES = IRI("http://publications.europa.eu/resource/authority/language")
_LANGUAGE_TAG = "http://www.w3.org/2001/XMLSchema#language"


@dataclass(frozen=True, slots=True)
class Option:
    """One choice, with those below it."""

    value: str
    label: Text
    narrower: tuple["Option", ...] = ()

    def all(self) -> Iterator["Option"]:
        """Give it and all below it."""
        yield self
        for option in self.narrower:
            yield from option.all()


@dataclass(frozen=True, slots=True)
class Group:
    """Choices under a heading, or under none."""

    label: Text | None
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """All that a field offers."""

    groups: tuple[Group, ...] = ()

    def all(self) -> Iterator[Option]:
        """Give every option."""
        for group in self.groups:
            for option in group.options:
                yield from option.all()

    def __len__(self) -> int:
        return sum(1 for _ in self.all())


def choices_of(field: Field) -> Choices:
    """Give what a field offers."""
    if field.options:
        return Choices((Group(None, tuple(map(_option, field.options))),))
    lists = [name for name in (field.choices, *field.more_choices) if name]
    groups = [group for name in lists for group in _groups_of(name)]
    named = len(groups) > 1
    return Choices(tuple(groups if named else (replace(group, label=None) for group in groups)))


def resolve(field: Field, label: str) -> IRI | None:
    """Give the thing that has a label as the form shows it, None when none or several have it."""
    found = {option.value for option in choices_of(field).all() if _same(option.label.value, label)}
    return IRI(found.pop()) if len(found) == 1 else None


def label_of(iri: IRI) -> Text:
    """Give the name of any thing."""
    return reader.recall(("label", iri), lambda: _labels([iri])[iri])


def language_options() -> Sequence[tuple[str, Text]]:
    """Give the languages that a text can be in: tag and name, in the order of the names."""
    return reader.recall("languages of texts", _language_options)


def language_concept(tag: str) -> IRI | None:
    """Give the entry of the list of languages for a tag."""
    return reader.recall("language concepts", _language_concepts).get(tag)


def _groups_of(name: IRI) -> tuple[Group, ...]:
    return reader.recall(("choices", name), lambda: _list(name))


def _list(name: IRI) -> tuple[Group, ...]:
    if any(part in name.value for part in _SCHEMES):
        return (Group(label_of(name), tuple(_of_branches(reader.branches(name), set()))),)
    return tuple(_members(name))


def _of_branches(branches: Iterable[Branch], seen: set[IRI]) -> Iterator[Option]:
    """Give concepts as options, each once: a box that stands in two places could be cleared in one only."""
    for branch in branches:
        concept = branch.concept
        if concept.iri not in seen:
            seen.add(concept.iri)
            yield Option(concept.iri.value, concept.label, tuple(_of_branches(branch.narrower, seen)))


def _members(kind: IRI) -> Iterator[Group]:
    """Give the things of a class by their framework, where they have one."""
    triples = reader.answers().construct("members", **{"class": kind, "property": _FRAMEWORK})
    frameworks = {t.subject: t.object for t in triples if t.predicate == _FRAMEWORK}
    things = sorted({t.subject for t in triples if isinstance(t.subject, IRI)})
    labels = _labels([*things, *(f for f in frameworks.values() if isinstance(f, IRI))])
    counts = Counter(labels[thing].value for thing in things)
    groups: dict[IRI | None, list[Option]] = {}
    for thing in things:
        framework = frameworks.get(thing)
        label = labels[thing]
        if counts[label.value] > 1:
            label = replace(label, value=f"{label.value} · {thing.value.rpartition('/')[2]}")
        above = framework if isinstance(framework, IRI) else None
        groups.setdefault(above, []).append(Option(thing.value, label))
    for above in sorted(groups, key=lambda one: _year(one) if one else ""):
        # What a framework has is numbered in its address; all else is looked for by name.
        ordered = (
            groups[above] if above else sorted(groups[above], key=lambda one: alphabetical(one.label.value))
        )
        yield Group(labels[above] if above else None, tuple(ordered))


def _year(framework: IRI) -> str:
    """Give the year in the address of a framework: older ones come first."""
    return "".join(filter(str.isdigit, framework.value))


def _labels(things: Iterable[IRI]) -> Mapping[IRI, Text]:
    """Name things; a part by what it is part of, a practice with its state, since names recur."""
    wanted = list(things)
    documents = {thing: IRI(thing.value.partition("#")[0]) for thing in wanted}
    found = reader.answers().names({*wanted, *documents.values()}, reader.language())
    return {thing: _label(found, thing, documents[thing]) for thing in wanted}


def _label(found: Description, thing: IRI, document: IRI) -> Text:
    label = _with_state(found.label(document), document)
    own = found.label(thing)
    if document == thing:
        return label
    if own != name_from(thing):
        return own
    return replace(label, value=f"{label.value} · {own.value}") if found.knows(document) else own


def _with_state(label: Text, document: IRI) -> Text:
    code = document.value.partition("/id/practice/")[2].partition("/")[0]
    known = any(state.code == code for state in states().values())
    return replace(label, value=f"{label.value} ({code.upper()})") if known else label


def _option(iri: IRI) -> Option:
    return Option(iri.value, label_of(iri))


def _language_options() -> Sequence[tuple[str, Text]]:
    names = {option.value: option.label for option in Choices(_list(_LANGUAGES)).all()}
    tags = {tag: names[iri.value] for tag, iri in _language_concepts().items() if iri.value in names}
    return sorted(tags.items(), key=lambda entry: alphabetical(entry[1].value))


def _language_concepts() -> Mapping[str, IRI]:
    entries = [IRI(option.value) for option in Choices(_list(_LANGUAGES)).all()]
    found = reader.answers().names(entries, None)
    return {
        str(tag): entry
        for entry in entries
        for tag in found.values(entry, "skos:notation")
        if getattr(tag, "datatype", None) == _LANGUAGE_TAG
    }


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
