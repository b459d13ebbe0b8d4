"""What the tests of workbooks share: the layout and lists of the shipped shapes, and ways through them."""

from collections import defaultdict
from functools import cache

from paraugs.forms.model import Forms
from paraugs.forms.reading import read_forms
from paraugs.graph.parsing import parse
from paraugs.resources import find_resources
from paraugs.sheets.items import SheetItems, read_items
from paraugs.sheets.layout import Layout, lay_out
from paraugs.sheets.lines import Lines, read_lines
from paraugs.sheets.lists import Lists, Picker, read_lists
from paraugs.sheets.reading import read_book
from paraugs.sheets.rows import Known, Row, rows_of
from paraugs.sheets.template import Wanted, write_book
from paraugs.terms import IRI, Triple

ID = "https://w3id.org/paraugs/id/"
WANTED = Wanted(("en", "lv"), "/contributions/spreadsheet", "/contributions/spreadsheet?state=LV")


@cache
def forms() -> Forms:
    """The forms of the shipped shapes."""
    return read_forms(find_resources())


@cache
def layout() -> Layout:
    """The layout made from them."""
    return lay_out(forms())


@cache
def lists() -> Lists:
    """The shipped lists."""
    return read_lists(find_resources())


def picker(language: str = "en") -> Picker:
    """The lists for a reader."""
    return Picker(lists(), language)


@cache
def shipped(state: str) -> tuple[Known, ...]:
    """The contributions of a state that are shipped, as revision 7 of a ledger would hold them."""
    graphs: dict[IRI, list[Triple]] = defaultdict(list)
    text = find_resources().text(f"data/practices/{state}.trig")
    for subject, predicate, value, graph in parse(text.encode(), "application/trig"):
        assert graph is not None
        graphs[graph].append(Triple(subject, predicate, value))
    return tuple(Known(graph, tuple(triples), 7) for graph, triples in graphs.items())


def rows(known: tuple[Known, ...], language: str = "en") -> list[Row]:
    """Contributions as rows."""
    return [row for one in known for row in rows_of(layout(), picker(language), one)]


def workbook(known: tuple[Known, ...] = (), language: str = "en") -> bytes:
    """A workbook of contributions; the empty template for none."""
    return write_book(layout(), picker(language), WANTED, rows(known, language))


def lines_of(data: bytes, language: str = "en") -> Lines:
    """A workbook as lines."""
    return read_lines(layout(), read_book(data, language), language)


def items_of(data: bytes, language: str = "en", state: str = "lv") -> SheetItems:
    """The contributions of a workbook."""
    return read_items(layout(), picker(language), lines_of(data, language), state)
