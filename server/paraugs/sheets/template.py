"""The workbook to fill in: made from the layout, empty or with what a state has contributed.

Written for Excel and LibreOffice alike: lists are ranges of a sheet of their own, headings stay in sight,
columns are wide enough and wrap, and what is required is said in words. No text is ever a formula.
"""

import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import openpyxl  # type: ignore[import-untyped]
from openpyxl.cell.cell import Cell as SheetCell  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

from paraugs.forms.model import said
from paraugs.sheets.cells import CellKind, Value, column_letters
from paraugs.sheets.columns import Column, Role, columns_of
from paraugs.sheets.help import help_for
from paraugs.sheets.layout import Layout, Table
from paraugs.sheets.lists import Picker
from paraugs.sheets.offers import Offers
from paraugs.sheets.rows import Row
from paraugs.sheets.words import GUIDE, KEPT, SHEETS
from paraugs.sheets.writing import write_text

SECTIONS, HEADINGS, HELP, FIRST = 1, 2, 3, 4
"""The rows of a sheet: names of sections, headings, help; then what is filled in."""
LAST = 1_003
"""The last row that offers lists."""

_INK = "FF1F4D4F"
_REQUIRED = PatternFill("solid", fgColor="FFDDEBEA")
_HELP_FONT = Font(italic=True, size=9, color="FF555555")
_TOP = Alignment(wrap_text=True, vertical="top")
_RULE = Border(bottom=Side(style="thin", color=_INK))
_WIDTHS = {"long-text": 44, "text": 30, "concept": 28, "link": 34, "part": 28}
_ROLE_WIDTHS = {Role.KEY: 26, Role.PARENT: 26, Role.KIND: 24, Role.REVISION: 14}
_USUAL_WIDTH = 16


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a workbook is wanted for: languages of its texts, where it is sent in and had anew.

    `left_out` are contributions that have no sheet.
    """

    languages: tuple[str, ...]
    address: str
    download: str
    left_out: tuple[str, ...] = ()


def write_book(layout: Layout, picker: Picker, wanted: Wanted, rows: Iterable[Row] = ()) -> bytes:
    """Write the workbook."""
    book = openpyxl.Workbook()
    _write_guide(book.active, wanted, picker.language)
    by_table: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_table[row.table].append(row)
    offers = Offers(layout, picker, FIRST, LAST)
    for table in layout.tables:
        sheet = book.create_sheet(said(table.names, picker.language))
        _write_table(_Page(sheet, layout, table, picker, offers), wanted.languages, by_table[table.key])
    offers.write(book.create_sheet(said(SHEETS["lists"], picker.language)))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@dataclass(frozen=True, slots=True)
class _Page:
    """A sheet being written, and what it is written from."""

    sheet: Worksheet
    layout: Layout
    table: Table
    picker: Picker
    offers: Offers


def _write_guide(sheet: Worksheet, wanted: Wanted, language: str) -> None:
    sheet.title = said(SHEETS["guide"], language)
    sheet.column_dimensions["A"].width = 100
    names = {key: said(texts, language) for key, texts in SHEETS.items()}
    paragraphs = [
        text.format(**names, address=wanted.address, download=wanted.download, kept=said(KEPT, language))
        for text in GUIDE.get(language, GUIDE["en"])
    ]
    for row, text in enumerate([*paragraphs, *wanted.left_out], 1):
        cell = sheet.cell(row, 1)
        write_text(cell, text)
        cell.alignment = _TOP
        cell.font = Font(bold=True, size=16, color=_INK) if row == 1 else Font(size=11)


def _write_table(page: _Page, languages: Sequence[str], rows: Sequence[Row]) -> None:
    columns = columns_of(page.table, languages, _room(rows))
    for number, column in enumerate(columns, 1):
        _write_head(page, number, column)
        page.offers.offer(page.sheet, number, page.table, column)
    _write_sections(page, columns)
    page.sheet.row_dimensions[HELP].height = 110
    page.sheet.freeze_panes = page.sheet.cell(FIRST, 2)
    places = {column.place: number for number, column in enumerate(columns, 1)}
    for number, row in enumerate(rows, FIRST):
        for filled in row.cells:
            if filled.column.place in places:
                write_value_into(page.sheet.cell(number, places[filled.column.place]), filled.value)


def _room(rows: Iterable[Row]) -> dict[tuple[str, str], int]:
    """Give how many columns each field needs in each language."""
    needed: dict[tuple[str, str], int] = {}
    for column in (filled.column for row in rows for filled in row.cells):
        needed[column.answers] = max(needed.get(column.answers, 1), column.number)
    return needed


def _write_head(page: _Page, number: int, column: Column) -> None:
    sheet, language = page.sheet, page.picker.language
    heading, help_cell = sheet.cell(HEADINGS, number), sheet.cell(HELP, number)
    write_text(heading, column.heading(language))
    heading.font, heading.alignment = Font(bold=True, color=_INK), _TOP
    write_text(help_cell, help_for(page.layout, page.table, column, language))
    help_cell.font, help_cell.alignment, help_cell.border = _HELP_FONT, _TOP, _RULE
    if column.role is Role.PARENT or (column.asked and column.asked.field.required):
        heading.fill = _REQUIRED
    dimension = sheet.column_dimensions[column_letters(number)]
    dimension.width = _width(column)
    dimension.alignment = _TOP
    dimension.number_format = _number_format(column)


def _width(column: Column) -> int:
    if column.asked is None:
        return _ROLE_WIDTHS[column.role]
    return _WIDTHS.get(column.asked.field.kind, _USUAL_WIDTH)


def _number_format(column: Column) -> str:
    """Give the format of a column: as text, so that nothing is turned into a date, where it can be one."""
    field = column.asked.field if column.asked else None
    if field is None or field.kind in ("number", "year", "yes-no"):
        return "@" if column.role is not Role.REVISION and field is None else "General"
    return "yyyy-mm-dd" if field.kind == "date" and len(field.datatypes) == 1 else "@"


def _write_sections(page: _Page, columns: Sequence[Column]) -> None:
    last = ""
    for number, column in enumerate(columns, 1):
        section = said(column.asked.section, page.picker.language) if column.asked else ""
        if section and section != last:
            cell = page.sheet.cell(SECTIONS, number)
            write_text(cell, section)
            cell.font = Font(bold=True, size=13, color=_INK)
        last = section or last


def write_value_into(cell: SheetCell, value: Value) -> None:
    """Write a value so that it is read as the same one."""
    match value.kind:
        case CellKind.NUMBER:
            cell.value = float(value.text) if "." in value.text else int(value.text)
        case CellKind.DATE:
            cell.value = date.fromisoformat(value.text)
            cell.number_format = "yyyy-mm-dd"
        case _:
            write_text(cell, value.text)
            cell.number_format = "@"
    cell.alignment = _TOP
