"""Checking a workbook without handing it in: what a command does, where there is no ledger to look into."""

from collections.abc import Iterator
from dataclasses import replace

from paraugs.contribute.desk.port import Desk, Document, Frame
from paraugs.contribute.findings.file_report import Fault, FileReport
from paraugs.errors import LimitExceeded, SyntaxFault, UnsupportedMediaType
from paraugs.graph.canonical import canonical_nquads
from paraugs.sheets.items import read_items
from paraugs.sheets.lines import read_lines
from paraugs.sheets.lists import Picker
from paraugs.sheets.opening import SheetOffice
from paraugs.sheets.placing import placed
from paraugs.sheets.statements import SheetItem

NQUADS = "application/n-quads"


def check_workbook(sheets: SheetOffice, desk: Desk, document: Document, frame: Frame) -> Iterator[FileReport]:
    """Give a report for the workbook itself and for each contribution in it, or the one of its fault.

    `frame` says for which state.
    """
    try:
        book = sheets.room.read(document.data, frame.language)
    except (LimitExceeded, SyntaxFault, UnsupportedMediaType) as fault:
        yield FileReport(document.name, fault=Fault(str(fault)))
        return
    picker = Picker(sheets.lists, frame.language)
    lines = read_lines(sheets.layout, book, frame.language)
    read = read_items(sheets.layout, picker, lines, frame.state_code)
    yield FileReport(document.name, read.findings)
    for item in read.items:
        yield _checked(desk, item, document.name, frame)


def _checked(desk: Desk, item: SheetItem, name: str, frame: Frame) -> FileReport:
    nquads = canonical_nquads(item.triples, item.thing.contribution)
    row = f"{name} {item.position.name} {item.title}"
    one = replace(frame, contribution=item.thing.contribution.value)
    report = desk.examine(Document(nquads.encode(), NQUADS, row), one).report(row)
    return replace(report, findings=placed(item, report.findings))
