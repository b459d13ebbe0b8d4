"""Eurostat's delimited files: SDMX-CSV, bulk TSV (old and new heading), and what the data browser saves.

Sources: SDMX-CSV 1.0 (DATAFLOW, one observation a line); Eurostat, Transparent guide to the bulk download
facility (dimensions joined by commas, a column a year, a flag behind the value).
"""

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from paraugs.errors import ResourceError
from paraugs.statistics.cells import AREA, TIME, Cell, Sheet, day, not_twice, number, split_flags

_AFTER_CODES = ("TIME_PERIOD", "OBS_VALUE", "OBS_FLAG", "CONF_STATUS", "OBS_STATUS", "COMMENT_OBS")
_NOT_CODES = ("DATAFLOW", "LAST UPDATE", "STRUCTURE", "STRUCTURE_ID", "ACTION", *_AFTER_CODES)
_BULK_HEADING = re.compile(r"(?P<names>[^\t\\]+)\\(?:time|TIME_PERIOD)$", re.IGNORECASE)
_DATASET = re.compile(r"ESTAT:(\w+)")
_BRACKETED = re.compile(r"\[(\w+)\]\s*$")
_AGE = re.compile(r"From (\d+) to (\d+) years")
_NAMES = {"Time frequency": "freq", "Sex": "sex", "Age class": "age", "Unit of measure": "unit"}
_CODES = {"Annual": "A", "Total": "T", "Males": "M", "Females": "F", "Percentage": "PC"}
Row = Sequence[str]


def read_sdmx_csv(path: Path, text: str) -> Sheet:
    """The cells of an SDMX-CSV file."""
    rows = _rows(path, text, ",")
    heading = [name.strip() for name in rows[0][1]]
    for name in ("TIME_PERIOD", "OBS_VALUE", AREA):
        if name not in heading:
            raise ResourceError(path, f"has no column {name}", 1)
    body = [(line, _whole(path, line, row, heading)) for line, row in rows[1:]]
    first = dict(zip(heading, body[0][1], strict=True)) if body else {}
    dataset = _DATASET.match(first.get("DATAFLOW", ""))
    return Sheet(
        dataset[1].lower() if dataset else "",
        day(first.get("LAST UPDATE", "")),
        not_twice(path, (_observation(path, line, heading, row) for line, row in body)),
    )


def read_bulk(path: Path, text: str) -> Sheet:
    """The cells of a bulk TSV file; it tells neither its dataset nor its date."""
    rows = _rows(path, text, "\t")
    heading = [name.strip() for name in rows[0][1]]
    found = _BULK_HEADING.match(heading[0])
    if not found:
        raise ResourceError(path, "the first column must be named like sex,age,geo\\TIME_PERIOD", 1)
    names = found["names"].split(",")
    if AREA not in names:
        raise ResourceError(path, f"its dimensions are {', '.join(names)}; {AREA} must be among them", 1)
    return Sheet("", None, not_twice(path, _bulk_cells(path, rows[1:], names, heading)))


def read_browser(path: Path, text: str) -> Sheet:
    """The cells of a file that the data browser saved: a heading of facts, then pairs of value and flag."""
    rows = _rows(path, text, ";")
    start = next((at for at, (_, row) in enumerate(rows) if row[0].strip() == "TIME"), None)
    if start is None:
        raise ResourceError(path, "no line begins with TIME; save it with labels, one table to a file")
    facts, years = [row for _, row in rows[:start]], rows[start][1]
    fixed = {_NAMES.get(row[0].strip(), row[0].strip()): _coded(row[2]) for row in facts if _is_fact(row)}
    told = {row[0].strip(" :"): row[1].strip() for row in facts if len(row) > 1}
    dataset = _BRACKETED.search(told.get("Dataset", ""))
    extracted = day(facts[0][0].removeprefix("Data extracted on ")) if facts else None
    return Sheet(
        dataset[1].lower() if dataset else "",
        extracted or day(told.get("Last updated", "")),
        not_twice(path, _browser_cells(path, rows[start + 1 :], fixed, years)),
    )


def _rows(path: Path, text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """The rows that are not empty, each with the line of the file that it ends in."""
    reader = csv.reader(text.splitlines(), delimiter=delimiter, strict=True)
    try:
        rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise ResourceError(path, f"cannot be read: {error}", reader.line_num) from error
    if not rows:
        raise ResourceError(path, "is empty")
    return rows


def _whole(path: Path, line: int, row: Row, heading: Row) -> Row:
    if len(row) != len(heading):
        raise ResourceError(path, f"has {len(row)} columns; the heading has {len(heading)}", line)
    return row


def _observation(path: Path, line: int, heading: Row, row: Row) -> Cell:
    cell = {name: value.strip() for name, value in zip(heading, row, strict=True)}
    codes = {name: code for name, code in cell.items() if name not in _NOT_CODES} | {
        TIME: cell["TIME_PERIOD"]
    }
    flags = cell.get("OBS_FLAG", "") + cell.get("CONF_STATUS", "").lower().replace("f", "")
    return Cell(codes, number(path, cell["OBS_VALUE"], line), flags.replace(":", ""), line)


def _bulk_cells(path: Path, rows: list[tuple[int, list[str]]], names: Row, heading: Row) -> Iterator[Cell]:
    for line, row in rows:
        codes = _whole(path, line, row, heading)[0].strip().split(",")
        if len(codes) != len(names):
            raise ResourceError(path, f"has {len(codes)} codes; the heading has {len(names)}", line)
        for year, written in zip(heading[1:], row[1:], strict=True):
            value, flags = split_flags(path, written, line)
            yield Cell(dict(zip(names, codes, strict=True)) | {TIME: year}, value, flags, line)


def _is_fact(row: Row) -> bool:
    return len(row) > 2 and not row[1].strip() and bool(row[0].strip()) and bool(row[2].strip())


def _coded(label: str) -> str:
    """The code of a label where it is known; the label itself where not."""
    age = _AGE.fullmatch(label.strip())
    return f"Y{age[1]}-{age[2]}" if age else _CODES.get(label.strip(), label.strip())


def _browser_cells(
    path: Path, rows: list[tuple[int, list[str]]], fixed: dict[str, str], years: Row
) -> Iterator[Cell]:
    for line, row in rows:
        area = row[0].strip()
        if area.startswith("GEO"):
            continue
        if area.startswith(("Special value", "Observation flags", "Confidentiality", "Available flags")):
            return
        for at in range(1, len(years) - 1, 2):
            if years[at].strip():
                written = row[at].strip().replace(",", ".") if at < len(row) else ""
                flags = row[at + 1].strip() if at + 1 < len(row) else ""
                value = number(path, written, line)
                yield Cell(fixed | {AREA: area, TIME: years[at].strip()}, value, flags, line)
