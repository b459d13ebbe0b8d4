"""An answer as a table for people: things by their labels, rows sorted as one likes, a page at a time."""

from collections.abc import Iterable
from dataclasses import dataclass

from paraugs.explore.description import NAMES, Description
from paraugs.explore.wording import Text, alphabetical
from paraugs.graph.notation import is_iri
from paraugs.short_names import short_name
from paraugs.terms import IRI
from paraugs.web import links, reader
from paraugs.web.cells import Cell
from paraugs.web.workbench.rows import Row, Rows
from paraugs.web.workbench.wishes import Wish

PAGE_ROWS = 100
MOST_SORTED = 10_000
"""Longer answers are sorted by their query only: ORDER BY."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as it is shown: a text or label, where it leads, its language, whether it is a number."""

    words: Text
    address: str = ""
    is_number: bool = False
    datatype: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A page of rows, of so many pages; `first` counts from 1."""

    variables: tuple[str, ...]
    rows: list[tuple[Shown, ...]]
    total: int
    page: int
    pages: int
    first: int
    can_sort: bool
    numeric: frozenset[str]


class Labels:
    """The names of the things in some rows, in the reader's language."""

    def __init__(self, rows: Iterable[Row], with_labels: bool = True) -> None:
        things = {each.text for row in rows for each in row if each.kind == "iri"} if with_labels else set()
        self._with_labels = with_labels
        known = (IRI(thing) for thing in things if is_iri(thing))
        self._names: Description = reader.answers().names(known, reader.language())

    def words(self, cell: Cell) -> Text:
        """What a cell says to the reader."""
        if cell.kind != "iri" or not self._with_labels:
            return Text(cell.text, cell.language or None)
        thing = IRI(cell.text)
        return self._names.text(thing, *NAMES) or Text(short_name(thing) or cell.text)

    def shown(self, cell: Cell) -> Shown:
        """A cell as it is shown."""
        address = cell.address
        if address and (self._names.knows(IRI(cell.text)) or cell.text.startswith(links.things())):
            address = links.address(IRI(cell.text))
        return Shown(self.words(cell), address, cell.number is not None, cell.datatype)


def table(rows: Rows, wish: Wish) -> Table:
    """The page of rows that is wanted."""
    total = rows.total
    pages = max(-(-total // PAGE_ROWS), 1)
    number = min(wish.page, pages)
    start = (number - 1) * PAGE_ROWS
    can_sort = total <= MOST_SORTED
    if wish.sort in rows.variables and can_sort:
        found = _sorted(list(rows.read()), rows.variables.index(wish.sort), wish)
        found = found[start : start + PAGE_ROWS]
    else:
        found = list(rows.read(start, PAGE_ROWS))
    labels = Labels(found, not wish.addresses)
    shown = [tuple(labels.shown(each) for each in row) for row in found]
    columns = zip(rows.variables, zip(*found, strict=False), strict=False)
    numeric = frozenset(
        name
        for name, cells in columns
        if all(each.number is not None or each.kind == "nothing" for each in cells)
    )
    return Table(rows.variables, shown, total, number, pages, start + 1, can_sort, numeric)


def _sorted(rows: list[Row], column: int, wish: Wish) -> list[Row]:
    """Rows by a column: numbers by size, words by alphabet; those that have nothing there come last."""
    labels = Labels(((row[column],) for row in rows), not wish.addresses)

    def place(row: Row) -> tuple[bool, object, tuple[str, str]]:
        number = row[column].number
        return number is None, number or 0, alphabetical(labels.words(row[column]).value)

    full = [row for row in rows if row[column].kind != "nothing"]
    empty = [row for row in rows if row[column].kind == "nothing"]
    return sorted(full, key=place, reverse=wish.is_descending) + empty
