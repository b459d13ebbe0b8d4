"""The lists that cells offer: a sheet of them all, and for each column the range that it offers.

A value that is not in the list is asked about, not refused, because several values may stand in one cell.
"""

from openpyxl.styles import Font  # type: ignore[import-untyped]
from openpyxl.utils import quote_sheetname  # type: ignore[import-untyped]
from openpyxl.worksheet.datavalidation import DataValidation  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

from paraugs.forms.model import said
from paraugs.sheets.cells import column_letters
from paraugs.sheets.columns import Column, Role
from paraugs.sheets.layout import Asked, Layout, Table
from paraugs.sheets.lists import Picker
from paraugs.sheets.words import CHOICE, SHEETS, YES_NO
from paraugs.sheets.writing import write_text

_WIDTH = 40


class Offers:
    """Collects the lists of a workbook while its sheets are written, and writes them at last."""

    def __init__(self, layout: Layout, picker: Picker, first: int, last: int) -> None:
        self._layout, self._picker, self._first, self._last = layout, picker, first, last
        self._lists: dict[tuple[str, ...], str] = {}
        """The labels of each list, and its heading."""

    def offer(self, sheet: Worksheet, number: int, table: Table, column: Column) -> None:
        """Let the cells of a column offer what can be chosen there, if anything can."""
        source = self._source(table, column)
        if source is None:
            return
        letters, language = column_letters(number), self._picker.language
        validation = DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=True)
        validation.errorStyle = "warning"
        validation.errorTitle, validation.error = (
            said(CHOICE["title"], language),
            said(CHOICE["text"], language),
        )
        validation.add(f"{letters}{self._first}:{letters}{self._last}")
        sheet.add_data_validation(validation)

    def write(self, sheet: Worksheet) -> None:
        """Write the lists, a column each."""
        for number, (labels, heading) in enumerate(self._lists.items(), 1):
            write_text(sheet.cell(1, number), heading)
            sheet.cell(1, number).font = Font(bold=True)
            sheet.column_dimensions[column_letters(number)].width = _WIDTH
            for row, label in enumerate(labels, 2):
                write_text(sheet.cell(row, number), label)
        sheet.freeze_panes = "A2"

    def _source(self, table: Table, column: Column) -> str | None:
        if column.role is Role.KIND:
            names = tuple(said(kind, self._picker.language) for kind in table.kinds.values())
            return self._listed(names, column)
        if column.role is Role.PARENT and len(table.joins) == 1:
            return self._keys(table.joins[0].table)
        return self._answers(column.asked, column) if column.asked else None

    def _answers(self, asked: Asked, column: Column) -> str | None:
        if asked.target:
            return self._keys(asked.target)
        if asked.field.kind == "yes-no":
            return self._listed(
                tuple(said(names, self._picker.language) for names in YES_NO.values()), column
            )
        labels = tuple(self._picker.choice(asked.field).labels.values())
        return self._listed(labels, column) if labels else None

    def _keys(self, table: str) -> str:
        name = said(self._layout.table(table).names, self._picker.language)
        return f"{quote_sheetname(name)}!$A${self._first}:$A${self._last}"

    def _listed(self, labels: tuple[str, ...], column: Column) -> str:
        self._lists.setdefault(labels, column.heading(self._picker.language))
        letters = column_letters(list(self._lists).index(labels) + 1)
        name = quote_sheetname(said(SHEETS["lists"], self._picker.language))
        return f"{name}!${letters}$2:${letters}${len(labels) + 1}"
