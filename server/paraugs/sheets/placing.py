"""Findings to cells: of the statement, else of the empty field, else of the row."""

from collections.abc import Iterable
from dataclasses import replace

from paraugs.contribute.findings.finding import Finding, Severity
from paraugs.forms.plain import fix_in_plain_words, in_plain_words
from paraugs.sheets.cells import Position
from paraugs.sheets.lines import Line
from paraugs.sheets.statements import SheetItem
from paraugs.terms import IRI

_EMPTY = {"en": "“{label}” is empty. {expected}", "lv": "“{label}” nav aizpildīts. {expected}"}


def placed(item: SheetItem, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give all findings about an item with their cells: those of its workbook, then those of the rules.

    Where a cell could not be read, what rules say about its emptiness is left out.
    """
    unread = {one.cell for one in item.findings if one.severity is Severity.VIOLATION}
    found = [replace(one, cell=position_of(item, one).name) for one in findings]
    return (*item.findings, *(one for one in found if one.cell not in unread))


def worded(finding: Finding, language: str) -> str:
    """Say a finding for an officer: of an empty cell what it wants, without names of terms."""
    missing = finding.value is None and finding.component.value.endswith("MinCountConstraintComponent")
    if missing and finding.label and finding.expected:
        words = _EMPTY.get(language, _EMPTY["en"])
        return words.format(label=finding.label, expected=finding.expected)
    return " ".join([in_plain_words(finding), *(fix_in_plain_words(fix.text) for fix in finding.fixes)])


def position_of(item: SheetItem, finding: Finding) -> Position:
    """Give the cell that a finding is about."""
    focus = IRI(finding.focus)
    if finding.steps:
        stated = [place for triple, place in item.places.items() if triple[:2] == (focus, finding.steps[0])]
        exact = item.places.get((focus, finding.steps[0], finding.found))  # type: ignore[call-overload]
        if exact or stated:
            return exact or stated[0]
    line = item.lines.get(focus)
    if line is not None:
        of_record = focus == item.thing.contribution
        return _empty_cell(line, finding, of_record) or line.position()
    used = (place for triple, place in item.places.items() if triple.object == focus)
    return next(used, item.position)


def _empty_cell(line: Line, finding: Finding, of_record: bool) -> Position | None:
    """Give the cell of the row where the field that a finding is about is written."""
    for number, column in line.sheet.columns.items():
        asked = column.asked
        if asked and asked.of_record == of_record and asked.field.path in finding.steps[:1]:
            return Position(line.sheet.name, line.row, number)
    return None
