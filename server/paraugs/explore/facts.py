"""Facts of a thing as a page shows them: a field, its values, and what is noted about how sure they are."""

from collections.abc import Iterable
from dataclasses import dataclass

from paraugs.explore.description import Description
from paraugs.explore.wording import Link, Text
from paraugs.short_names import term
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


@dataclass(frozen=True, slots=True)
class Doubt:
    """The same remark on several fields."""

    certainty: Link
    reason: Text | None
    notes: tuple[Note, ...]


def doubts(notes: Iterable[Note]) -> tuple[Doubt, ...]:
    """The notes put together by what they say, in the order of that."""
    groups: dict[tuple[str, str], list[Note]] = {}
    for note in notes:
        groups.setdefault((note.certainty.label.value, str(note.reason or "")), []).append(note)
    return tuple(
        Doubt(found[0].certainty, found[0].reason, tuple(found)) for _, found in sorted(groups.items())
    )


def notes_on(description: Description, subject: Subject) -> tuple[Note, ...]:
    """The notes on a thing, by field."""
    found = []
    for note in description.things(subject, "par:fieldNote"):
        field, certainty = description.thing(note, "par:field"), description.thing(note, "par:certainty")
        if field and certainty:
            reason = description.text(note, "par:fieldReason")
            found.append(Note(note, field, description.link(certainty), reason))
    return tuple(sorted(found, key=lambda note: (note.field.value, note.iri.value)))


def fact(description: Description, subject: Subject, name: str, notes: Iterable[Note] = ()) -> Fact | None:
    """One field of a thing with those of its notes that are on the field; None when it has no value."""
    literals = [value for value in description.values(subject, name) if isinstance(value, Literal)]
    typed = tuple(Text(value.value) for value in literals if value.language is None)
    texts = typed or description.texts(subject, name)
    values: tuple[Link | Text, ...] = description.links(subject, name) + texts
    noted = tuple(note for note in notes if note.field == term(name))
    return Fact(term(name), values, noted) if values else None


def facts(description: Description, subject: Subject, names: Iterable[str]) -> tuple[Fact, ...]:
    """The fields that have a value, in the order asked for."""
    notes = notes_on(description, subject)
    return tuple(found for name in names if (found := fact(description, subject, name, notes)))
