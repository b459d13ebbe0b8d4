"""Facts of a thing as a page shows them: a field, its values, and what is noted about how sure they are."""

from collections.abc import Iterable
from dataclasses import dataclass

from paraugs.explore.description import Description, term
from paraugs.explore.wording import Link, Text
from paraugs.terms import IRI, Literal, Subject


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on one field: unverified, inferred or the collectors' own classification, and why."""

    iri: IRI
    field: IRI
    certainty: Link
    reason: Text | None


@dataclass(frozen=True, slots=True)
class Fact:
    """A field with its values (links, or texts in one language) and the notes on it."""

    field: IRI
    values: tuple[Link | Text, ...]
    notes: tuple[Note, ...] = ()


def notes_on(description: Description, subject: Subject) -> tuple[Note, ...]:
    """The notes on a thing, by field."""
    found = []
    for note in description.things(subject, "par:fieldNote"):
        field, certainty = description.thing(note, "par:field"), description.thing(note, "par:certainty")
        if field and certainty:
            reason = description.text(note, "par:fieldReason")
            found.append(Note(note, field, description.link(certainty), reason))
    return tuple(sorted(found, key=lambda note: (note.field.value, note.iri.value)))


def fact(description: Description, subject: Subject, name: str) -> Fact | None:
    """One field of a thing; None when it has no value."""
    links = description.links(subject, name)
    texts = description.texts(subject, name)
    typed = tuple(
        Text(value.value)
        for value in description.values(subject, name)
        if isinstance(value, Literal) and value.language is None
    )
    values: tuple[Link | Text, ...] = links + (texts if texts and texts[0].language else typed)
    notes = tuple(note for note in notes_on(description, subject) if note.field == term(name))
    return Fact(term(name), values, notes) if values else None


def facts(description: Description, subject: Subject, names: Iterable[str]) -> tuple[Fact, ...]:
    """The fields that have a value, in the order asked for."""
    return tuple(found for name in names if (found := fact(description, subject, name)))
