"""Workbooks that would harm their reader are refused in bounded time and memory, in plain words."""

import io
import time
import zipfile

import pytest

from paraugs.errors import RequestTooLarge, SyntaxFault, UnsupportedMediaType
from paraugs.sheets.cells import Cell, CellKind, Grid, Value
from paraugs.sheets.room import SheetRoom, SheetRoomFailed
from workbooks import (
    MAIN,
    PARTS,
    as_wide_as_can_be,
    formatted_to_the_end,
    saved,
    with_entities,
    with_parts,
    zipped,
)

ROOM = SheetRoom()
PATIENCE = 60
"""Seconds, on a busy machine; most take less than one on a quiet one."""

TITLE = Cell(1, 1, Value(CellKind.TEXT, "title"))


@pytest.fixture(autouse=True)
def bounded() -> object:
    """Every test here ends in time."""
    begun = time.monotonic()
    yield
    assert time.monotonic() - begun < PATIENCE


def test_the_smallest_workbook_is_read() -> None:
    assert ROOM.read(zipped(PARTS)).grids == (Grid("Practice", (TITLE,)),)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504, "old kind (.xls)"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}),
            "OpenDocument spreadsheet (.ods)",
        ),
        (zipped({"xl/workbook.bin": b"\0"}), "binary workbook (.xlsb)"),
        (b"key,title\r\nkiva,KiVa\r\n", "no workbook (.xlsx)"),
        (b"%PDF-1.7", "no workbook (.xlsx)"),
        (zipped({"word/document.xml": "<x/>"}), "no workbook (.xlsx)"),
        (b"", "no workbook (.xlsx)"),
    ],
)
def test_another_kind_of_file_is_named_with_what_to_save_instead(data: bytes, said: str) -> None:
    with pytest.raises(UnsupportedMediaType) as refused:
        ROOM.read(data)
    assert said in str(refused.value)


def test_what_is_said_is_said_in_the_readers_language() -> None:
    with pytest.raises(UnsupportedMediaType) as refused:
        ROOM.read(b"key,title", "lv")
    assert (
        str(refused.value) == "Šī nav darbgrāmata (.xlsx). Sāciet ar veidni; CSV sarakstu var tajā ielīmēt."
    )


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 and no more", zipped(PARTS)[:-30], with_parts(sheet="<worksheet")]
)
def test_a_damaged_workbook_is_said_to_be_damaged(data: bytes) -> None:
    with pytest.raises(SyntaxFault) as refused:
        ROOM.read(data)
    assert "damaged" in str(refused.value)


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"]
)
def test_entities_that_multiply_are_refused(part: str) -> None:
    with pytest.raises(SyntaxFault) as refused:
        ROOM.read(with_entities(part))
    assert "EntitiesForbidden" in str(refused.value)


@pytest.mark.parametrize(
    "data",
    [
        with_parts(sheet=PARTS["xl/worksheets/sheet1.xml"] + " " * 70_000_000),
        with_parts(strings=f'<sst xmlns="{MAIN}">' + "<si><t>ha</t></si>" * 2_000_000 + "</sst>"),
        with_parts(styles=f'<styleSheet xmlns="{MAIN}">' + "<xf/>" * 1_000_000 + "</styleSheet>"),
        zipped({**PARTS, **{f"xl/media/{number}.png": b"" for number in range(1_001)}}),
    ],
    ids=["blanks", "shared texts", "styles", "entries"],
)
def test_archives_that_unpack_to_too_much_are_refused(data: bytes) -> None:
    with pytest.raises(RequestTooLarge) as refused:
        ROOM.read(data)
    assert str(refused.value).startswith("The workbook unpacks to more than may be read here.")


def test_an_archive_that_lies_about_its_size_is_damaged() -> None:
    data = bytearray(with_parts(sheet=PARTS["xl/worksheets/sheet1.xml"] + " " * 5_000_000))
    told = zipfile.ZipFile(io.BytesIO(data)).getinfo("xl/worksheets/sheet1.xml").file_size
    true, small = told.to_bytes(4, "little"), (300).to_bytes(4, "little")
    assert data.count(true) == 2
    with pytest.raises(SyntaxFault) as refused:
        ROOM.read(bytes(data).replace(true, small))
    assert "damaged" in str(refused.value)


def test_a_million_formatted_rows_do_not_stop_the_reader() -> None:
    book = ROOM.read(formatted_to_the_end())
    assert book.grids == (Grid("Practice", (TITLE,)),)


def test_rows_of_sixteen_thousand_cells_are_refused() -> None:
    with pytest.raises(RequestTooLarge) as refused:
        ROOM.read(as_wide_as_can_be())
    assert str(refused.value).startswith("The workbook unpacks to more than may be read here.")


def test_more_cells_than_are_read_are_refused() -> None:
    rows = "".join(
        f'<row r="{row}">' + "".join(f"<c><v>{row * column}</v></c>" for column in range(60)) + "</row>"
        for row in range(1, 4_000)
    )
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    with pytest.raises(RequestTooLarge) as refused:
        ROOM.read(with_parts(sheet=sheet))
    assert str(refused.value).startswith("The workbook has more in it than can be read")


def test_a_value_in_the_last_column_is_told_but_not_read() -> None:
    row = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="XFD1"><v>1</v></c></row>'
    size = '<dimension ref="A1:XFD1"/>'
    sheet = f'<worksheet xmlns="{MAIN}">{size}<sheetData>{row}</sheetData></worksheet>'
    book = ROOM.read(with_parts(sheet=sheet))
    assert book.grids == (Grid("Practice", (TITLE,)),)
    assert book.notes == ("Only the first 400 columns of the sheet “Practice” were read.",)


def test_macros_links_and_objects_are_ignored_and_said() -> None:
    extra = {
        "xl/vbaProject.bin": b"\0",
        "xl/externalLinks/externalLink1.xml": "<x/>",
        "xl/embeddings/oleObject1.bin": b"\0",
    }
    book = ROOM.read(zipped({**PARTS, **extra}))
    assert book.grids == (Grid("Practice", (TITLE,)),)
    assert book.notes == (
        "Macros were not read and are not run.",
        "Links to other workbooks were not followed.",
        "Embedded objects were not read.",
    )


def test_a_reader_that_needs_too_long_is_stopped() -> None:
    with pytest.raises(RequestTooLarge) as refused:
        SheetRoom(seconds=0.05).read(saved({"Practice": [["title"]]}))
    assert "more in it than can be read" in str(refused.value)


def test_a_fault_of_ours_is_not_blamed_on_the_workbook() -> None:
    """A request without its length is what only we could send."""
    with pytest.raises(SheetRoomFailed, match="unpack_from requires a buffer"):
        SheetRoom()._run("read", b"", "en")
