"""A file of statistics of whatever kind: which it is shows in how it begins, not in its name."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from paraugs.errors import ResourceError
from paraugs.statistics.cells import Sheet
from paraugs.statistics.delimited import read_browser, read_bulk, read_sdmx_csv
from paraugs.statistics.json_stat import read_json_stat

MOST_BYTES = 256 << 20
_KINDS = "JSON-stat (1.x or 2.0), SDMX-CSV, bulk TSV, or CSV of the data browser"


@dataclass(frozen=True, slots=True)
class Read:
    """A file that was read: its cells and what it is known by, the SHA-256 of its bytes."""

    path: Path
    sha256: str
    sheet: Sheet


def read_statistics(path: Path) -> Read:
    """Read a file of Eurostat's; ResourceError, with the line where there is one, for any other."""
    if path.stat().st_size > MOST_BYTES:
        raise ResourceError(path, f"is larger than {MOST_BYTES >> 20} MB; choose less when you extract")
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ResourceError(path, "is not in UTF-8 (is it packed? unpack it first)", line) from error
    return Read(path, hashlib.sha256(data).hexdigest(), _sheet(path, text))


def _sheet(path: Path, text: str) -> Sheet:
    begin = text.lstrip()[:4096]
    first = begin.partition("\n")[0]
    if begin.startswith(("{", "[")):
        return read_json_stat(path, text)
    if "\\" in first.partition("\t")[0] and "\t" in first:
        return read_bulk(path, text)
    if "OBS_VALUE" in first:
        return read_sdmx_csv(path, text)
    if first.startswith("Data extracted on") or "\nTIME;" in begin:
        return read_browser(path, text)
    raise ResourceError(path, f"is of no kind that is read here: {_KINDS}")
