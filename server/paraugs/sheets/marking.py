"""A marked copy of a workbook: remarks on the cells that are not as they should be, and a sheet of them all.

The copy is the contributor's own workbook; macros, pictures and links to other workbooks are not in it.
"""

import io
from collections import defaultdict
from collections.abc import Iterable

import openpyxl  # type: ignore[import-untyped]
from openpyxl.cell.cell import Cell as SheetCell  # type: ignore[import-untyped]
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Font, PatternFill  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

from paraugs.sheets.cells import Mark, Position, Stamp
from paraugs.sheets.writing import writable, write_text

FINDINGS = {"en": "Findings", "lv": "Konstatējumi"}
_AUTHOR = "Paraugs"
_HEADS = {
    "en": ("Where", "How much it matters", "What to do"),
    "lv": ("Kur", "Cik svarīgi", "Kas darāms"),
}
_SEVERITIES = {
    "en": {"violation": "must be mended", "warning": "recommended", "info": "hint"},
    "lv": {"violation": "jālabo", "warning": "ieteicams", "info": "padoms"},
}
_FILLS = {"violation": "FFF2C9A0", "warning": "FFFBEBC8", "info": "FFE4EEF0"}
_WIDTHS = (28, 20, 100)
_LONGEST_COMMENT = 4_000


def mark_book(data: bytes, marks: Iterable[Mark], stamps: Iterable[Stamp], language: str) -> bytes:
    """Put marks into a workbook; those of an earlier time are taken out. Hints are only listed.

    Stamps make the copy one that the next revision can start from.
    """
    book = openpyxl.load_workbook(io.BytesIO(data), keep_links=False)
    listed = tuple(marks)
    for name in set(FINDINGS.values()) & set(book.sheetnames):
        del book[name]
    for sheet in book.worksheets:
        _unmark(sheet)
    for position, found in _by_cell(listed).items():
        if cell := _cell(book, position):
            _mark(cell, found, language)
    for stamp in stamps:
        if cell := _cell(book, stamp.position):
            cell.value = stamp.revision
    _list(book.create_sheet(FINDINGS.get(language, FINDINGS["en"])), listed, language)
    return _saved(book)


def _cell(book: openpyxl.Workbook, position: Position) -> SheetCell | None:
    """Give a cell that can be written into; one that is merged into another cannot."""
    if position.sheet not in book.sheetnames:
        return None
    cell = book[position.sheet].cell(position.row, position.column)
    return None if isinstance(cell, MergedCell) else cell


def _saved(book: openpyxl.Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _unmark(sheet: Worksheet) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment is not None and cell.comment.author == _AUTHOR:
                cell.comment = None
                cell.fill = PatternFill()


def _by_cell(marks: tuple[Mark, ...]) -> dict[Position, list[Mark]]:
    found: dict[Position, list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.severity != "info":
            found[mark.position].append(mark)
    return found


def _mark(cell: SheetCell, marks: list[Mark], language: str) -> None:
    words = _SEVERITIES.get(language, _SEVERITIES["en"])
    text = "\n\n".join(f"{words.get(mark.severity, mark.severity)}: {mark.text}" for mark in marks)
    cell.comment = Comment(writable(text)[:_LONGEST_COMMENT], _AUTHOR, height=180, width=360)
    heaviest = min(marks, key=lambda mark: list(_FILLS).index(mark.severity)).severity
    cell.fill = PatternFill("solid", fgColor=_FILLS[heaviest])


def _list(sheet: Worksheet, marks: tuple[Mark, ...], language: str) -> None:
    words = _SEVERITIES.get(language, _SEVERITIES["en"])
    for column, (head, width) in enumerate(zip(_HEADS.get(language, _HEADS["en"]), _WIDTHS, strict=True), 1):
        write_text(sheet.cell(1, column), head)
        sheet.cell(1, column).font = Font(bold=True)
        sheet.column_dimensions[sheet.cell(1, column).column_letter].width = width
    for row, mark in enumerate(marks, 2):
        where = sheet.cell(row, 1)
        write_text(where, mark.position.name)
        name, cell = mark.position.sheet.replace("'", "''"), mark.position.name.rpartition("!")[2]
        where.hyperlink = f"#'{name}'!{cell}"
        write_text(sheet.cell(row, 2), words.get(mark.severity, mark.severity))
        write_text(sheet.cell(row, 3), mark.text)
        sheet.cell(row, 3).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
