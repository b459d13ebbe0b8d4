"""What a form asks about each kind of thing that can be contributed: read from the shapes, drawn by others.

A form is as good as its shapes: names, help, groups and order are theirs, and so is what is required.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from paraugs.errors import NotFound
from paraugs.short_names import term
from paraugs.terms import IRI

Kind = Literal["text", "long-text", "concept", "link", "year", "date", "number", "yes-no", "part"]
"""How a field is answered; a `concept` is an entry of a list or a thing that is described already."""

Texts = Mapping[str, str]
"""A text by the code of its language."""

RECORD = term("par:Contribution")
CONTRIBUTABLE: Mapping[str, IRI] = {
    "practice": term("par:Practice"),
    "transfer": term("par:Transfer"),
    "peer-learning-activity": term("par:PeerLearningActivity"),
    "peer-review": term("par:PeerReview"),
    "peer-counselling": term("par:PeerCounselling"),
    "event": term("par:Activity"),
    "tool": term("par:ReferenceTool"),
    "assessment": term("par:Assessment"),
}
"""The words of an address, and the class of what is described."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is asked about."""

    path: IRI
    names: Texts
    descriptions: Texts
    kind: Kind
    order: float
    languages: bool = False
    """Whether the answer is a text for each language."""
    many: bool = False
    """Whether several answers may be given; of a text in languages, one for each language may anyway."""
    required: bool = False
    recommended: bool = False
    alternatives: tuple[IRI, ...] = ()
    """Other fields of the form that meet the demand as well: one of them is enough."""
    choices: IRI | None = None
    """The scheme whose entries, or the class whose members, can be chosen."""
    more_choices: tuple[IRI, ...] = ()
    """Further schemes or classes, where the shape allows several."""
    options: tuple[IRI, ...] = ()
    """The only ones to be offered, where the shapes name them one by one."""
    datatypes: tuple[IRI, ...] = ()
    """What a year, date or number may be written as."""
    longest: int | None = None
    """The greatest number of characters."""
    inverse: bool = False
    """Whether the statement leads from the answer to the thing described."""
    part: "Form | None" = None
    """What is asked about each answer, where an answer is a thing with fields of its own."""

    @property
    def key(self) -> str:
        """What tells the field from the others of its form."""
        return f"{'^' if self.inverse else ''}{self.path}"


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that belong together, under a heading."""

    key: str
    names: Texts
    order: float
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked about one kind of thing."""

    kind: IRI
    names: Texts
    sections: tuple[Section, ...]

    def fields(self) -> Iterator[Field]:
        """Give the fields of all sections, in their order."""
        for section in self.sections:
            yield from section.fields

    def field(self, path: IRI) -> Field | None:
        """Give the field of a property; None when the form does not ask about it."""
        return next((field for field in self.fields() if field.path == path), None)


@dataclass(frozen=True, slots=True)
class Forms:
    """All forms, by the class of what they describe."""

    by_kind: Mapping[IRI, Form]

    def of(self, word: str) -> Form:
        """Give the form for a kind of contribution by its word; NotFound for any other."""
        if word not in CONTRIBUTABLE:
            raise NotFound(word)
        return self.by_kind[CONTRIBUTABLE[word]]

    @property
    def record(self) -> Form:
        """What is asked about the contribution itself."""
        return self.by_kind[RECORD]


def said(texts: Texts, language: str) -> str:
    """Give a text in a language, else in English, else in the first one that there is."""
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")
