"""What a file of statistics holds, whatever it is written in: cells with a value, flags and a place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

from paraugs.errors import ResourceError

AREA, TIME = "geo", "time"
MISSING = (":", "")
MOST_CELLS = 1_000_000
_MOST_DIGITS = 12
LESS = "choose fewer areas, years or codes when you extract"
_DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y")


@dataclass(frozen=True, slots=True)
class Cell:
    """A value at a code of each dimension, `geo` and `time` among them; None where it is not available.

    `flags` are Eurostat's letters. `place` is the line of the file; 0 where a file has no lines.
    """

    codes: Mapping[str, str]
    value: Decimal | None
    flags: str
    place: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """All cells of a file; dataset and date are empty where the file does not tell them."""

    dataset: str
    issued: date | None
    cells: tuple[Cell, ...]

    def dimensions(self) -> Mapping[str, tuple[str, ...]]:
        """The codes that are there in each dimension but area and time."""
        found: dict[str, set[str]] = {}
        for cell in self.cells:
            for name, code in cell.codes.items():
                if name not in (AREA, TIME):
                    found.setdefault(name, set()).add(code)
        return {name: tuple(sorted(codes)) for name, codes in found.items()}


def number(path: Path, text: str, place: int) -> Decimal | None:
    """The value that is written; None for Eurostat's sign of none. ResourceError for anything else."""
    if text in MISSING:
        return None
    try:
        found = Decimal(text)
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or abs(found.adjusted()) > _MOST_DIGITS:
        raise ResourceError(path, f"{text!r} is no number; a value that is not available is ':'", place)
    return found


def split_flags(path: Path, text: str, place: int) -> tuple[Decimal | None, str]:
    """Take a cell such as `12.6 b` or `: c` apart."""
    written, _, flags = text.strip().partition(" ")
    if written.startswith(":") and len(written) > 1:
        written, flags = ":", written[1:] + flags
    return number(path, written, place), flags.replace(" ", "")


def day(text: str) -> date | None:
    """The day that a text begins with, as Eurostat writes days; None when it has none."""
    first = text.strip().partition("T")[0].partition(" ")[0]
    for form in _DATES:
        try:
            return datetime.strptime(first, form).date()
        except ValueError:
            continue
    return None


def not_twice(path: Path, cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """The cells; ResourceError when two of them have the same codes."""
    seen: dict[frozenset[tuple[str, str]], int] = {}
    listed: list[Cell] = []
    for cell in cells:
        if len(listed) == MOST_CELLS:
            raise ResourceError(path, f"has more than {MOST_CELLS:,} cells; {LESS}", cell.place)
        listed.append(cell)
        key = frozenset(cell.codes.items())
        if key in seen:
            raise ResourceError(path, f"says again what line {seen[key]} says", cell.place)
        seen[key] = cell.place
    return tuple(listed)
