"""Workbooks made for the tests: small honest ones, and the hostile ones by what is wrong with them."""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence

import openpyxl

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {n} "{f"&{p};" * 12}">' for p, n in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
"""A few hundred bytes that stand for gigabytes wherever &i; is expanded."""

PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SHEET_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SHEET_TYPE}.sharedStrings+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{SHEET_TYPE}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
    '<sheet name="Practice" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
    f'<Relationship Id="r3" Type="{RELATIONS}/styles" Target="styles.xml"/></Relationships>',
    "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>'
    '<row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>',
    "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>title</t></si></sst>',
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"/>',
}
"""The parts of the smallest workbook that opens."""


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """An archive of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def with_parts(**changed: str | bytes) -> bytes:
    """The smallest workbook with some parts replaced: `sheet`, `strings`, `styles`, `workbook`."""
    names = {
        "sheet": "xl/worksheets/sheet1.xml",
        "strings": "xl/sharedStrings.xml",
        "styles": "xl/styles.xml",
        "workbook": "xl/workbook.xml",
    }
    return zipped({**PARTS, **{names[part]: content for part, content in changed.items()}})


def with_entities(part: str) -> bytes:
    """The smallest workbook with an entity bomb in one of its parts."""
    return zipped({**PARTS, part: ENTITIES + PARTS[part].replace("><", ">&i;<", 1)})


def saved(sheets: Mapping[str, Iterable[Sequence[object]]]) -> bytes:
    """A workbook of sheets, each with its rows, as openpyxl writes it."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return bytes_of(book)


def bytes_of(book: openpyxl.Workbook) -> bytes:
    """A workbook as a file."""
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def changed(data: bytes, change: Callable[[openpyxl.Workbook], None]) -> bytes:
    """A workbook after somebody edited it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    change(book)
    return bytes_of(book)


def rows_of(data: bytes, sheet: str) -> list[tuple[object, ...]]:
    """The values of a sheet, row by row."""
    return list(openpyxl.load_workbook(io.BytesIO(data))[sheet].values)


def formatted_to_the_end() -> bytes:
    """A workbook with one value and 1,048,576 formatted rows."""
    rows = "".join(f'<row r="{n}" s="1" customFormat="1"/>' for n in range(2, 1_048_577))
    first = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    return with_parts(sheet=f'<worksheet xmlns="{MAIN}"><sheetData>{first}{rows}</sheetData></worksheet>')


def as_wide_as_can_be() -> bytes:
    """A workbook with 200 rows of 16,384 numbers."""
    row = '<row r="{}">' + "<c><v>1</v></c>" * 16_384 + "</row>"
    rows = "".join(row.format(n) for n in range(1, 201))
    return with_parts(sheet=f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>')
