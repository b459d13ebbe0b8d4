"""What changed between two contents, as a page shows it: by thing and field, named for the reader."""

from collections.abc import Iterable
from dataclasses import dataclass

from paraugs.explore.description import Description
from paraugs.explore.wording import Link, Text
from paraugs.life.comparing import Comparison, FieldChange, Reworded
from paraugs.terms import IRI, BlankNode, Literal, Subject, Term, Triple
from paraugs.web import reader


@dataclass(frozen=True, slots=True)
class ShownChange:
    """What changed in a field; texts carry their language."""

    field: IRI
    removed: tuple[Link | Text, ...]
    added: tuple[Link | Text, ...]
    reworded: tuple[Reworded, ...]


@dataclass(frozen=True, slots=True)
class ChangedThing:
    """A thing that changed: its name, the classes it is of, whether it is new or gone, and its fields."""

    name: Text
    kinds: tuple[Link, ...]
    is_new: bool
    is_gone: bool
    changes: tuple[ShownChange, ...]


def show_changes(
    comparison: Comparison, before: Iterable[Triple], after: Iterable[Triple]
) -> tuple[ChangedThing, ...]:
    """The changes by thing, in the order of their IRIs."""
    old, new = frozenset(before), frozenset(after)
    description = reader.answers().with_names(old | new, reader.language())
    was, is_now = {triple.subject for triple in old}, {triple.subject for triple in new}
    fields: dict[Subject, list[FieldChange]] = {}
    for change in comparison.changes:
        fields.setdefault(change.subject, []).append(change)
    return tuple(
        ChangedThing(
            _name(description, subject),
            description.links(subject, "rdf:type"),
            subject not in was,
            subject not in is_now,
            tuple(_shown(description, change) for change in changes),
        )
        for subject, changes in fields.items()
    )


def _name(description: Description, subject: Subject) -> Text:
    """The name of a thing; a part without one goes by its description or by the end of its address."""
    if isinstance(subject, BlankNode):
        return Text(str(subject))
    named = description.text(subject, "dct:title", "skos:prefLabel", "dct:description")
    if named and len(named.value) <= 100:
        return named
    return Text(subject.value.rpartition("#")[2]) if "#" in subject.value else description.label(subject)


def _shown(description: Description, change: FieldChange) -> ShownChange:
    return ShownChange(
        change.field,
        tuple(_value(description, value) for value in change.removed),
        tuple(_value(description, value) for value in change.added),
        change.reworded,
    )


def _value(description: Description, value: Term) -> Link | Text:
    if isinstance(value, IRI):
        return description.link(value)
    return Text(value.value, value.language if isinstance(value, Literal) else None)
