"""Makes of a filled form what its page shows, for one reader."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from paraugs.contribute.findings.finding import Finding
from paraugs.explore.wording import Text
from paraugs.forms.answers import Answer, Filled
from paraugs.forms.controls import field_name, row_name
from paraugs.forms.model import Field, Section, said
from paraugs.forms.values import display
from paraugs.terms import IRI, Literal
from paraugs.web.forms.choices import Choices, Option, choices_of, label_of, resolve
from paraugs.web.forms.view import (
    FieldView,
    GroupView,
    OptionView,
    PartView,
    RowView,
    SectionView,
    Widget,
    capital,
)

FEW, MANY = 12, 60
"""Up to FEW choices stand in the open; beyond MANY things one writes a name and is shown what fits."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Makes the views for one reader; `languages` are those that every text may be wanted in."""

    language: str
    languages: Sequence[str]
    findings: Mapping[str, tuple[Finding, ...]]

    def sections(self, filled: Filled, prefix: str) -> tuple[SectionView, ...]:
        """Give the sections of a form."""
        return tuple(
            SectionView(
                section.key, said(section.names, self.language), self._fields(filled, section, prefix)
            )
            for section in filled.form.sections
        )

    def _fields(self, filled: Filled, section: Section, prefix: str) -> tuple[FieldView, ...]:
        return tuple(self._field(filled, field, field_name(prefix, field)) for field in section.fields)

    def _field(self, filled: Filled, field: Field, name: str) -> FieldView:
        answer, choices = filled.answer(field), choices_of(field) if field.kind == "concept" else Choices()
        widget = _widget(field, answer, choices)
        beside = [other for path in field.alternatives if (other := filled.form.field(path))]
        return FieldView(
            name,
            field,
            said(field.names, self.language),
            capital(said(field.descriptions, self.language)),
            widget,
            self.findings,
            rows=tuple(self._rows(answer, name, widget)),
            groups=tuple(_groups(answer, choices)) if choices else (),
            parts=tuple(self._parts(answer, name)),
            alternatives=tuple(said(other.names, self.language) for other in beside),
        )

    def _rows(self, answer: Answer, name: str, widget: Widget) -> Iterator[RowView]:
        """Give a row for each text and each language still wanted; for other values, one more at the end."""
        if widget == "texts":
            texts = [(display(one), one.language or "") for one in answer.terms if isinstance(one, Literal)]
            there = {language for _, language in texts}
            wanted = [("", language) for language in self.languages if language not in there]
            rows = [*texts, *wanted] or [("", self.language)]
            for number, (value, language) in enumerate(rows, 1):
                yield RowView(row_name(name, number), value, language, is_new=number > len(texts))
        elif widget in ("lines", "suggest"):
            shown = [_shown(answer.field, one) for one in answer.terms]
            is_full = shown and not answer.field.many
            for value in shown if is_full else [*shown, ""]:
                yield RowView(name, value, is_new=not value)

    def _parts(self, answer: Answer, name: str) -> Iterator[PartView]:
        for number, part in enumerate(answer.parts, 1):
            row = row_name(name, number)
            called = f"{said(answer.field.names, self.language)} {number}"
            fields = () if part.linked else self.part_fields(part, row)
            linked = label_of(part.node) if part.linked else None
            yield PartView(row, part.node.value, called, fields, self.findings.get(row, ()), linked)

    def part_fields(self, part: Filled, prefix: str) -> tuple[FieldView, ...]:
        """Give the fields of a part, without headings between them."""
        return tuple(field for section in part.form.sections for field in self._fields(part, section, prefix))


def _widget(field: Field, answer: Answer, choices: Choices) -> Widget:
    if field.part is not None:
        return "parts"
    if field.languages:
        return "texts"
    if field.kind == "yes-no":
        return "yes-no"
    if field.kind != "concept":
        return "lines"
    if len(choices) > MANY and not any(option.narrower for option in choices.all()):
        return "suggest"
    if len(field.options) == 1 or (field.many or len(answer.terms) > 1):
        return "checkboxes" if len(choices) <= FEW else "tree"
    return "select"


def _groups(answer: Answer, choices: Choices) -> Iterator[GroupView]:
    """Give the choices, and last what was chosen though it is none of them: it is kept."""
    chosen = {display(one): one for one in answer.terms}
    for group in choices.groups:
        yield GroupView(group.label, tuple(_option(option, chosen) for option in group.options))
    known = {option.value for option in choices.all()}
    others = [(value, one) for value, one in chosen.items() if value not in known]
    if others:
        labelled = [(value, label_of(one) if isinstance(one, IRI) else Text(value)) for value, one in others]
        yield GroupView(None, tuple(OptionView(value, label, True, True) for value, label in labelled))


def _option(option: Option, chosen: Mapping[str, object]) -> OptionView:
    narrower = tuple(_option(one, chosen) for one in option.narrower)
    is_chosen = option.value in chosen
    holds = is_chosen or any(one.holds_chosen for one in narrower)
    return OptionView(option.value, option.label, is_chosen, holds, narrower)


def _shown(field: Field, term: object) -> str:
    """Give what stands in a line: of a thing that can be chosen, the name that finds it again."""
    if field.kind != "concept" or not isinstance(term, IRI):
        return str(term)
    names = [option.label.value for option in choices_of(field).all() if option.value == term.value]
    return next((name for name in names if resolve(field, name) == term), term.value)
