"""A whole answer as a table: CSV, "CSV for Excel", a workbook, Parquet, and what CSV on the Web says of CSV.

A comment would break the parsers that researchers use, so a CSV file is only rows. Its metadata
(`application/csvm+json`, which the header Link names) say which question it answers, and of which dataset
version; in a workbook the second sheet does. No text is ever run as a formula (OWASP, CSV Injection).
Sources: RFC 4180; Model for Tabular Data and Metadata on the Web, section 5.2; Metadata Vocabulary for
Tabular Data, section 5.
"""

import csv
import io
import json
from collections.abc import Iterable

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]

from paraugs.explore.result_table import Table
from paraugs.publish.parquet import Entry, write_parquet
from paraugs.sheets.writing import write_text

BYTE_ORDER_MARK = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_WIDTHS = {"title": 48.0, "iri": 44.0, "summary": 80.0}
_USUAL_WIDTH = 22.0


def as_csv(table: Table, for_excel: bool) -> str:
    """Rows with a header; a byte order mark tells Excel that the text is UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(table.columns)
    writer.writerows([harmless(cell) for cell in row] for row in table.rows)
    return (BYTE_ORDER_MARK if for_excel else "") + text.getvalue()


def as_metadata(table: Table, address: str, about: Iterable[tuple[str, str]]) -> str:
    """What a CSV file at an address holds, as CSV on the Web describes it."""
    columns = [{"name": name, "titles": name, "datatype": "string"} for name in table.columns]
    several = {"separator": "; "}
    for column in columns[3:]:
        column |= several
    body = {
        "@context": "http://www.w3.org/ns/csvw",
        "url": address,
        "dialect": {"header": True, "encoding": "utf-8"},
        "tableSchema": {"columns": columns, "primaryKey": "iri", "aboutUrl": "{+iri}"},
        **dict(about),
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def as_workbook(table: Table, titles: tuple[str, str], about: Iterable[tuple[str, str]]) -> bytes:
    """A workbook with two sheets: the rows, and what they answer."""
    book = Workbook(write_only=True)
    rows, notes = (book.create_sheet(title) for title in titles)
    rows.freeze_panes = "C2"
    for number, name in enumerate(table.columns):
        letter = chr(ord("A") + number)
        rows.column_dimensions[letter].width = _WIDTHS.get(name, _USUAL_WIDTH)
    for row in (table.columns, *table.rows):
        rows.append([_cell(rows, text) for text in row])
    notes.column_dimensions["A"].width, notes.column_dimensions["B"].width = 24.0, 100.0
    for pair in about:
        notes.append([_cell(notes, text) for text in pair])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def as_parquet(table: Table) -> bytes:
    """A file of Parquet whose columns are texts; an empty cell is nothing."""
    rows = [[Entry(text) if text else None for text in row] for row in table.rows]
    return write_parquet(table.columns, rows)


def harmless(text: str) -> str:
    """A text that a spreadsheet shows and does not run."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _cell(sheet: object, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet)
    write_text(cell, text)
    return cell
