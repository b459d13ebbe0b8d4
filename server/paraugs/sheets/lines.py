"""A workbook that came back, as lines: which sheet is which, which column which, what stands in each row."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from paraugs.contribute.findings.finding import Finding
from paraugs.sheets.cells import Book, Cell, CellKind, Grid, Position, Value
from paraugs.sheets.columns import Column, Role, column_headed
from paraugs.sheets.complaints import complain
from paraugs.sheets.help import key_help
from paraugs.sheets.layout import Layout, Table
from paraugs.sheets.lists import folded
from paraugs.sheets.marking import FINDINGS
from paraugs.sheets.words import SHEETS

_SEARCHED = 12
"""How far down headings are looked for."""
_UNREADABLE = {CellKind.FORMULA: "sheet-formula", CellKind.FAULT: "sheet-error"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands in one cell of a line."""

    column: Column
    value: Value
    position: Position


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A row that somebody filled in; each is itself only."""

    sheet: "ReadSheet"
    row: int
    answers: tuple[Answer, ...]

    @property
    def table(self) -> Table:
        """Give the sheet of the layout that it stands in."""
        return self.sheet.table

    def text(self, role: Role) -> str:
        """Give the text in the column of a role; empty for none."""
        return next((one.value.text for one in self.answers if one.column.role is role), "")

    def position(self, role: Role = Role.KEY) -> Position:
        """Give the cell of a role, or the first of the row where there is no such column."""
        return Position(self.sheet.name, self.row, self.sheet.column_of(role) or 1)


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A sheet of the workbook that is one of the layout, with its columns."""

    name: str
    table: Table
    columns: Mapping[int, Column]

    def column_of(self, role: Role) -> int | None:
        """Give the number of the column of a role."""
        return next((number for number, one in self.columns.items() if one.role is role), None)


@dataclass(frozen=True, slots=True)
class Lines:
    """All that was read: lines by sheet of the layout, the sheets, and what is wrong with them."""

    sheets: Mapping[str, ReadSheet]
    lines: Mapping[str, Sequence[Line]]
    findings: tuple[Finding, ...] = field(default=())

    def of(self, table: str) -> Sequence[Line]:
        """Give the lines of a sheet."""
        return self.lines.get(table, ())

    def has(self, table: str, answers: tuple[str, str]) -> bool:
        """Tell whether the workbook has a column for a field in a language: if not, it says nothing of it."""
        sheet = self.sheets.get(table)
        return sheet is not None and any(one.answers == answers for one in sheet.columns.values())


def read_lines(layout: Layout, book: Book, language: str) -> Lines:
    """Find the sheets and columns of the layout in a workbook."""
    reader = _LineReader(layout, language)
    for grid in book.grids:
        reader.read(grid)
    return Lines(reader.sheets, reader.lines, tuple(reader.findings))


class _LineReader:
    def __init__(self, layout: Layout, language: str) -> None:
        self._layout, self._language = layout, language
        self.sheets: dict[str, ReadSheet] = {}
        self.lines: dict[str, list[Line]] = {}
        self.findings: list[Finding] = []

    def read(self, grid: Grid) -> None:
        """Read one sheet."""
        table = self._table_named(grid.name)
        start = Position(grid.name, 1, 1)
        if table is None or table.key in self.sheets:
            if grid.cells and not _is_ours(grid.name):
                self._complain("sheet-unknown", start, grid.name)
            return
        rows = _by_row(grid.cells)
        head = _head_row(table, rows)
        if head is None:
            if rows:
                self._complain("sheet-headings-missing", start, grid.name)
            return
        columns = self._columns(table, grid.name, rows[head])
        sheet = ReadSheet(grid.name, table, columns)
        self.sheets[table.key] = sheet
        below = [self._line(sheet, row, cells) for row, cells in rows.items() if row > head]
        self.lines[table.key] = [line for line in below if line.answers and not _is_help(line)]

    def _table_named(self, name: str) -> Table | None:
        wanted = folded(name)
        return next(
            (table for table in self._layout.tables if wanted in map(folded, table.names.values())), None
        )

    def _columns(self, table: Table, sheet: str, heads: Iterable[Cell]) -> dict[int, Column]:
        columns: dict[int, Column] = {}
        for cell in heads:
            column = column_headed(table, cell.value.text)
            position = Position(sheet, cell.row, cell.column)
            if column is None:
                self._complain("sheet-column-unknown", position, cell.value.text)
            elif any(one.place == column.place for one in columns.values()):
                self._complain("sheet-column-twice", position, cell.value.text)
            else:
                columns[cell.column] = column
        return columns

    def _line(self, sheet: ReadSheet, row: int, cells: Iterable[Cell]) -> Line:
        answers = []
        for cell in cells:
            if column := sheet.columns.get(cell.column):
                answers.append(Answer(column, cell.value, Position(sheet.name, row, cell.column)))
        return Line(sheet, row, tuple(answers))

    def _complain(self, rule: str, position: Position, value: str) -> None:
        self.findings.append(complain(rule, position, value, self._language))


def unreadable(line: Line, language: str) -> tuple[list[Answer], list[Finding]]:
    """Give the answers of a line that can be read, and a finding for each formula or error among them."""
    readable, findings = [], []
    for answer in line.answers:
        rule = _UNREADABLE.get(answer.value.kind)
        if rule is None:
            readable.append(answer)
        else:
            findings.append(complain(rule, answer.position, answer.value.text[:200], language))
    return readable, findings


def _is_ours(name: str) -> bool:
    ours = (*SHEETS["guide"].values(), *SHEETS["lists"].values(), *FINDINGS.values())
    return folded(name) in map(folded, ours)


def _by_row(cells: Iterable[Cell]) -> dict[int, list[Cell]]:
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        rows[cell.row].append(cell)
    return dict(rows)


def _head_row(table: Table, rows: Mapping[int, Sequence[Cell]]) -> int | None:
    """Give the row among the first with most headings; None when none has any."""
    counts = {
        row: sum(column_headed(table, cell.value.text) is not None for cell in cells)
        for row, cells in rows.items()
        if row <= _SEARCHED
    }
    best = max(counts, key=lambda row: counts[row], default=None)
    return best if best is not None and counts[best] else None


def _is_help(line: Line) -> bool:
    return line.text(Role.KEY) in {key_help(line.table, language) for language in line.table.names}
