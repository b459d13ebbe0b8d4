"""A form as a page shows it: sections, fields, rows and choices, each with its name, help and findings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from paraugs.contribute.findings.finding import Finding, Severity
from paraugs.explore.wording import Text
from paraugs.forms.model import Field

Widget = Literal["texts", "lines", "select", "checkboxes", "tree", "suggest", "yes-no", "parts"]


@dataclass(frozen=True, slots=True)
class RowView:
    """One of several texts or values of a field."""

    name: str
    value: str
    language: str = ""
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class OptionView:
    """One choice; `holds_chosen` tells whether it or one below it is chosen."""

    value: str
    label: Text
    is_chosen: bool
    holds_chosen: bool
    narrower: tuple["OptionView", ...] = ()


@dataclass(frozen=True, slots=True)
class GroupView:
    """Choices under a heading, or under none."""

    label: Text | None
    options: tuple[OptionView, ...]


@dataclass(frozen=True, slots=True)
class PartView:
    """A part with its fields, or the name of what is described elsewhere; `called` is for sentences."""

    name: str
    node: str
    called: str
    fields: tuple["FieldView", ...]
    findings: tuple[Finding, ...]
    linked: Text | None = None


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field."""

    name: str
    field: Field
    called: str
    """What it is called within a sentence."""
    help: str
    widget: Widget
    findings: Mapping[str, tuple[Finding, ...]]
    """What was found, by the name of the field or of one of its rows."""
    rows: tuple[RowView, ...] = ()
    groups: tuple[GroupView, ...] = ()
    parts: tuple[PartView, ...] = ()
    alternatives: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Give what stands at its head."""
        return capital(self.called)

    @property
    def found(self) -> tuple[Finding, ...]:
        """Give what was found about the field as a whole."""
        return self.findings.get(self.name, ())

    @property
    def chosen(self) -> tuple[OptionView, ...]:
        """Give the choices that were made."""
        return tuple(one for group in self.groups for option in group.options for one in _chosen(option))

    @property
    def is_extra(self) -> bool:
        """Tell whether it can wait: nobody demands it, nothing is answered, and nothing was found."""
        asked = self.field.required or self.field.recommended
        answered = self.parts or self.chosen or any(row.value for row in self.rows)
        return not (asked or answered or any(name.startswith(self.name) for name in self.findings))

    @property
    def count(self) -> int:
        """Count the choices."""
        return sum(_count(option) for group in self.groups for option in group.options)

    def faults(self, name: str) -> bool:
        """Tell whether something that blocks was found under a name."""
        return any(one.severity is Severity.VIOLATION for one in self.findings.get(name, ()))


@dataclass(frozen=True, slots=True)
class SectionView:
    """Fields under a heading."""

    key: str
    heading: str
    fields: tuple[FieldView, ...]


def names_in(fields: Iterable[FieldView]) -> Iterator[str]:
    """Give the names of fields, rows and parts in the order in which they stand."""
    for field in fields:
        yield field.name
        yield from (row.name for row in field.rows)
        for part in field.parts:
            yield part.name
            yield from names_in(part.fields)


def capital(text: str) -> str:
    """Give a text with a capital at its beginning, and the rest as it is."""
    return text[:1].upper() + text[1:]


def by_name(findings: Sequence[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    """Sort findings by the name of the control that they are about."""
    names = dict.fromkeys(finding.field for finding in findings)
    return {name: tuple(one for one in findings if one.field == name) for name in names}


def _count(option: OptionView) -> int:
    return 1 + sum(_count(one) for one in option.narrower)


def _chosen(option: OptionView) -> Iterator[OptionView]:
    if option.is_chosen:
        yield option
    for one in option.narrower:
        yield from _chosen(one)
