"""Is this a workbook that can be opened without harm? Looked at before anything is unpacked.

A workbook (.xlsx) is a zip of XML (ECMA-376). A few bytes of zip can stand for gigabytes, so what the archive
says of itself is added up first; Python's reader never gives more than that. Entities in the XML are refused
by defusedxml, and the time and memory of the rest are those of a confined process (`sheet_room`).
"""

import io
import zipfile
from zipfile import ZipInfo

from paraugs.errors import Limit as Budget
from paraugs.errors import RequestTooLarge, SyntaxFault, UnsupportedMediaType

_MB = 1 << 20
MAX_ENTRIES = 1_000
MAX_UNPACKED = 64 * _MB
MAX_RATIO = 150
"""How many times larger than packed: sheets reach 20 to 60, a bomb 1,000."""
MAX_TEXTS = 32 * _MB
MAX_STYLES = 4 * _MB
"""Read whole into objects, which take fifty times the space."""

_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK = "xl/workbook.xml"
_WHOLE = ("xl/sharedstrings.xml", "xl/styles.xml", "xl/workbook.xml")

_KINDS = {
    "en": {
        "locked": "The workbook is protected by a password. Take the password off and save it again.",
        "xls": "This is a workbook of the old kind (.xls). Save it as “Excel Workbook (.xlsx)”.",
        "ods": "This is an OpenDocument spreadsheet (.ods). Save it as “Excel 2007-365 (.xlsx)”.",
        "xlsb": "This is a binary workbook (.xlsb). Save it as “Excel Workbook (.xlsx)”.",
        "other": "This is no workbook (.xlsx). Start from the template; a list in CSV can be pasted into it.",
        "broken": "The workbook is damaged and cannot be opened. Save it again, or start from the template.",
    },
    "lv": {
        "locked": "Darbgrāmatu sargā parole. Noņemiet paroli un saglabājiet vēlreiz.",
        "xls": "Šī ir vecā veida darbgrāmata (.xls). Saglabājiet to kā “Excel darbgrāmata (.xlsx)”.",
        "ods": "Šī ir OpenDocument izklājlapa (.ods). Saglabājiet to kā “Excel 2007-365 (.xlsx)”.",
        "xlsb": "Šī ir bināra darbgrāmata (.xlsb). Saglabājiet to kā “Excel darbgrāmata (.xlsx)”.",
        "other": "Šī nav darbgrāmata (.xlsx). Sāciet ar veidni; CSV sarakstu var tajā ielīmēt.",
        "broken": "Darbgrāmata ir bojāta, un to nevar atvērt. Saglabājiet to vēlreiz vai sāciet ar veidni.",
    },
}
_LARGE = {
    "en": "The workbook unpacks to more than may be read here. Remove empty formatted rows, pictures and "
    "sheets that are not of the template, or divide it.",
    "lv": "Izsaiņota darbgrāmata ir lielāka, nekā šeit drīkst lasīt. Izņemiet tukšas formatētas rindas, "
    "attēlus un lapas, kas nav no veidnes, vai sadaliet to.",
}
_IGNORED = {
    "en": {
        "vbaproject": "Macros were not read and are not run.",
        "externallinks/": "Links to other workbooks were not followed.",
        "embeddings/": "Embedded objects were not read.",
        "media/": "Pictures were not read.",
    },
    "lv": {
        "vbaproject": "Makro netika lasīti, un tos neizpilda.",
        "externallinks/": "Saitēm uz citām darbgrāmatām netika sekots.",
        "embeddings/": "Iegultie objekti netika lasīti.",
        "media/": "Attēli netika lasīti.",
    },
}


def look_over(data: bytes, language: str = "en") -> tuple[str, ...]:
    """Say what of a workbook will not be read.

    UnsupportedMediaType for another kind of file, SyntaxFault for a damaged one, RequestTooLarge for one that
    unpacks to too much; the messages say what to do, in the reader's language.
    """
    entries = _entries(data, language)
    names = {entry.filename.lower() for entry in entries}
    if _WORKBOOK not in names:
        raise UnsupportedMediaType(_words(language)[_kind_of_zip(names)])
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnsupportedMediaType(_words(language)["locked"])
    _refuse_bombs(entries, language)
    ignored = _IGNORED.get(language, _IGNORED["en"])
    return tuple(note for mark, note in ignored.items() if any(mark in name for name in names))


def _entries(data: bytes, language: str) -> list[ZipInfo]:
    words = _words(language)
    if data.startswith(_OLD_OR_LOCKED):
        raise UnsupportedMediaType(words["locked" if _LOCKED in data else "xls"])
    if not data.startswith(b"PK"):
        raise UnsupportedMediaType(words["other"])
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise SyntaxFault(words["broken"]) from error


def _kind_of_zip(names: set[str]) -> str:
    if "xl/workbook.bin" in names:
        return "xlsb"
    return "ods" if {"mimetype", "content.xml"} <= names else "other"


def _refuse_bombs(entries: list[ZipInfo], language: str) -> None:
    limits = {_WHOLE[0]: MAX_TEXTS, _WHOLE[1]: MAX_STYLES, _WHOLE[2]: MAX_STYLES}
    packed = sum(entry.compress_size for entry in entries)
    unpacked = sum(entry.file_size for entry in entries)
    too_much = (
        len(entries) > MAX_ENTRIES
        or unpacked > MAX_UNPACKED
        or unpacked > max(packed * MAX_RATIO, _MB)
        or any(entry.file_size > limits.get(entry.filename.lower(), MAX_UNPACKED) for entry in entries)
    )
    if too_much:
        limit = Budget("unpacked workbook", MAX_UNPACKED / _MB, "MB")
        raise RequestTooLarge(_LARGE.get(language, _LARGE["en"]), limit)


def _words(language: str) -> dict[str, str]:
    return _KINDS.get(language, _KINDS["en"])
