"""An answer to take along in forms that the protocol does not have: for Excel, as a workbook, as RDF.

Sources: RFC 4180; OWASP, CSV Injection.
"""

import csv
import io
from collections.abc import Callable, Mapping

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]

from paraugs.errors import Limit, ResultTooLarge, wording
from paraugs.publish import parquet
from paraugs.publish.result_set import result_set
from paraugs.sheets.writing import write_text
from paraugs.web.cells import Cell
from paraugs.web.http.negotiation import CSV, TURTLE, MediaForm
from paraugs.web.search.as_table import BYTE_ORDER_MARK, harmless
from paraugs.web.search.forms import XLSX
from paraugs.web.workbench.running import Run

PARQUET = MediaForm(parquet.MEDIA_TYPE, "parquet", "Parquet")
EXCEL_CSV = MediaForm(CSV.media_type, "excel.csv", "CSV for Excel")
MOST_SHEET_ROWS = 100_000
_WIDTH = 28.0


def excel_csv(run: Run) -> bytes:
    """Rows with a header and a byte order mark, by which Excel knows that the text is UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(harmless(name) for name in run.rows.variables)
    writer.writerows([_said(each) for each in row] for row in run.rows.read())
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def workbook(run: Run) -> bytes:
    """A workbook: the rows, with numbers as numbers, and on the second sheet what they answer."""
    if run.rows.total > MOST_SHEET_ROWS:
        limit = Limit("sheet-rows", MOST_SHEET_ROWS, "rows")
        raise ResultTooLarge(
            wording("A workbook may have %(most)s rows at most. Take the answer as CSV."),
            limit,
            most="100,000",
        )
    book = Workbook(write_only=True)
    sheet, notes = book.create_sheet("Answer"), book.create_sheet("Query")
    sheet.freeze_panes = "A2"
    for number in range(min(len(run.rows.variables), 26)):
        sheet.column_dimensions[chr(ord("A") + number)].width = _WIDTH
    sheet.append([_text(sheet, name) for name in run.rows.variables])
    for row in run.rows.read():
        sheet.append([_entry(sheet, each) for each in row])
    notes.column_dimensions["A"].width, notes.column_dimensions["B"].width = 24.0, 100.0
    for name, said in (("Data set version", run.version), ("Query", run.inquiry.text or "")):
        notes.append([_text(notes, name), _text(notes, said)])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def turtle(run: Run) -> bytes:
    """The solutions as a result set in RDF."""
    rows = ([each.term for each in row] for row in run.rows.read())
    return "".join(result_set(run.rows.variables, rows)).encode()


def as_parquet(run: Run) -> bytes:
    """The rows with typed columns."""
    rows = [[_value(each) for each in row] for row in run.rows.read()]
    return parquet.write_parquet(run.rows.variables, rows)


def _value(cell: Cell) -> parquet.Entry | None:
    return None if cell.kind == "nothing" else parquet.Entry(cell.text, cell.datatype, cell.language)


def _said(cell: Cell) -> str:
    return cell.text if cell.number is not None else harmless(cell.text)


def _entry(sheet: object, cell: Cell) -> WriteOnlyCell:
    number = cell.number
    if number is None or len(number.as_tuple().digits) > 15:  # A workbook has no longer numbers.
        return _text(sheet, cell.text)
    return WriteOnlyCell(sheet, value=float(number) if number % 1 else int(number))


def _text(sheet: object, text: str) -> WriteOnlyCell:
    entry = WriteOnlyCell(sheet)
    write_text(entry, text)
    return entry


_WRITERS: list[tuple[MediaForm, Callable[[Run], bytes]]] = [
    (EXCEL_CSV, excel_csv),
    (XLSX, workbook),
    (TURTLE, turtle),
]
if parquet.is_available():
    _WRITERS.append((PARQUET, as_parquet))
WRITERS: Mapping[str, tuple[MediaForm, Callable[[Run], bytes]]] = {
    form.suffix: (form, write) for form, write in _WRITERS
}
"""The forms of a SELECT's answer besides those that `/sparql` itself gives."""
