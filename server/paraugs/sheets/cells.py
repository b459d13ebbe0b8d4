"""What is read of a workbook: its sheets as plain cells, whatever program wrote it."""

from dataclasses import dataclass
from enum import StrEnum


class CellKind(StrEnum):
    """What a cell holds, as the workbook says."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    FORMULA = "formula"
    FAULT = "fault"
    """`#REF!` and the like."""


@dataclass(frozen=True, slots=True)
class Value:
    """What stands in a cell, written plainly.

    `2017`, `12.5`, `2017-05-03`, `2017-05` (a date shown without its day), `true`.
    """

    kind: CellKind
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not empty; row and column count from 1."""

    row: int
    column: int
    value: Value


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet of a workbook: its cells by row, then column."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook that was read, and what was left out of it, in the reader's words."""

    grids: tuple[Grid, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """A cell of a workbook; row and column count from 1."""

    sheet: str
    row: int
    column: int

    @property
    def name(self) -> str:
        """Its name as a spreadsheet program writes it: `Practices!B4`."""
        return f"{self.sheet}!{column_letters(self.column)}{self.row}"

    @property
    def reading_order(self) -> tuple[str, int, int]:
        """What cells are sorted by to stand as they are read."""
        return self.sheet, self.row, self.column

    @classmethod
    def named(cls, name: str) -> "Position":
        """Give the cell that has a name; ValueError for no name of a cell."""
        sheet, _, cell = name.rpartition("!")
        letters = cell.rstrip("0123456789")
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - ord("A") + 1
        return cls(sheet, int(cell[len(letters) :]), column)


@dataclass(frozen=True, slots=True)
class Stamp:
    """The number of a revision, to be written into a cell of a workbook."""

    position: Position
    revision: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A remark to put on a cell of a workbook, and how much it matters (a severity)."""

    position: Position
    severity: str
    text: str


def column_letters(column: int) -> str:
    """Name a column, counted from 1: A, B ... Z, AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
