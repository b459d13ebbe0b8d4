"""The bytes of a workbook as plain cells; nothing in it is calculated, followed or run.

Only to be called where time and memory are limited (`sheet_worker`), or on files of one's own.
"""

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime

import openpyxl  # type: ignore[import-untyped]
from openpyxl.cell.cell import TYPE_ERROR, TYPE_FORMULA  # type: ignore[import-untyped]
from openpyxl.cell.read_only import ReadOnlyCell  # type: ignore[import-untyped]
from openpyxl.worksheet._read_only import ReadOnlyWorksheet  # type: ignore[import-untyped]

from paraugs.sheets.cells import Book, Cell, CellKind, Grid, Value

MAX_ROWS = 10_000
MAX_COLUMNS = 400
MAX_CELLS = 200_000
MAX_SHEETS = 60

_CUT = {
    "en": {
        "rows": "Only the first {limit} rows of the sheet “{sheet}” were read.",
        "columns": "Only the first {limit} columns of the sheet “{sheet}” were read.",
        "sheets": "Only the first {limit} sheets were read.",
    },
    "lv": {
        "rows": "No lapas “{sheet}” nolasītas tikai pirmās {limit} rindas.",
        "columns": "No lapas “{sheet}” nolasītas tikai pirmās {limit} slejas.",
        "sheets": "Nolasītas tikai pirmās {limit} lapas.",
    },
}


class TooManyCells(Exception):
    """The workbook has more cells than are read."""


def read_book(data: bytes, language: str = "en") -> Book:
    """Read every sheet; TooManyCells, or whatever openpyxl raises for a damaged workbook."""
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    try:
        sheets = [sheet for sheet in book.worksheets if isinstance(sheet, ReadOnlyWorksheet)]
        grids, cells = [], 0
        notes = [_cut(language, "sheets", "", MAX_SHEETS)] if len(sheets) > MAX_SHEETS else []
        for sheet in sheets[:MAX_SHEETS]:
            grid = Grid(sheet.title, tuple(_cells(sheet, MAX_CELLS - cells)))
            cells += len(grid.cells)
            grids.append(grid)
            notes += _cuts(sheet, language)
    finally:
        book.close()
    return Book(tuple(grids), tuple(notes))


def _cuts(sheet: ReadOnlyWorksheet, language: str) -> list[str]:
    """Tell of rows and columns that the sheet says to have beyond those that are read."""
    notes = []
    if (sheet.max_row or 0) > MAX_ROWS:
        notes.append(_cut(language, "rows", sheet.title, MAX_ROWS))
    if (sheet.max_column or 0) > MAX_COLUMNS:
        notes.append(_cut(language, "columns", sheet.title, MAX_COLUMNS))
    return notes


def _cut(language: str, what: str, sheet: str, limit: int) -> str:
    return _CUT.get(language, _CUT["en"])[what].format(sheet=sheet, limit=limit)


def _cells(sheet: ReadOnlyWorksheet, most: int) -> Iterator[Cell]:
    """Give the cells that hold something, whatever size the sheet says it has."""
    found = 0
    rows: Iterator[Sequence[ReadOnlyCell]] = sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS)
    for row in rows:
        for cell in row:
            read = None if cell.value is None else _cell(cell)
            if read is None:
                continue
            found += 1
            if found > most:
                raise TooManyCells
            yield read


def _cell(cell: ReadOnlyCell) -> Cell | None:
    value = _plain(cell)
    return Cell(cell.row, cell.column, value) if value.text else None


def _plain(cell: ReadOnlyCell) -> Value:
    value = cell.value
    if cell.data_type == TYPE_FORMULA:
        return Value(CellKind.FORMULA, str(getattr(value, "text", value)))
    if cell.data_type == TYPE_ERROR:
        return Value(CellKind.FAULT, str(value))
    if isinstance(value, bool):
        return Value(CellKind.BOOLEAN, str(value).lower())
    if isinstance(value, int | float):
        return Value(CellKind.NUMBER, number_text(value))
    if isinstance(value, datetime | date):
        return Value(CellKind.DATE, _date_text(value, cell.number_format))
    return Value(CellKind.TEXT, str(value).strip())


def number_text(value: float) -> str:
    """Write a number as a person would: 2017 for 2017.0, and the fifteen digits that a spreadsheet keeps."""
    if isinstance(value, int) or (value.is_integer() and abs(value) < 1e15):
        return str(int(value))
    return f"{value:.15g}"


def _date_text(value: datetime | date, shown_as: str) -> str:
    """Write a date as ISO 8601 does, as exactly as the cell shows it."""
    if isinstance(value, datetime) and (value.hour or value.minute or value.second):
        return value.isoformat(timespec="seconds")
    day = value.date() if isinstance(value, datetime) else value
    shown = shown_as.lower()
    if "d" in shown:
        return day.isoformat()
    return f"{day:%Y-%m}" if "m" in shown else f"{day.year:04}"
