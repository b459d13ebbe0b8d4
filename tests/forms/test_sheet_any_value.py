"""Whatever a statement says: either a cell gives it back exactly as it was, or it is not written at all."""

import io

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from forms.sheet_kit import layout, picker
from paraugs.forms.model import Field
from paraugs.sheets.reading import read_book
from paraugs.sheets.template import write_value_into
from paraugs.sheets.values import read_value, write_value
from paraugs.terms import IRI, Literal, Term

XSD = "http://www.w3.org/2001/XMLSchema#"
TYPES = ("integer", "decimal", "gYear", "gYearMonth", "date", "boolean", "double")
ENGLISH = picker()


def field(table: str, name: str) -> Field:
    """Give the field of a sheet that is called so."""
    return next(one.field for one in layout().table(table).asked if one.names["en"] == name)


FIELDS = (
    field("practice", "title"),
    field("practice", "topic"),
    field("practice", "number reached"),
    field("practice", "web page"),
    field("practice", "elsewhere"),
    field("implementation", "still running"),
    field("implementation", "amount of funding"),
    field("tool", "first year"),
    field("event", "start"),
    field("assessment", "date of the assessment"),
)


def comes_back(asked: Field, term: Term) -> None:
    """Write a term into a workbook if a cell can hold it, and read it."""
    value = write_value(asked, term, ENGLISH)
    if value is None:
        return
    book = openpyxl.Workbook()
    write_value_into(book.active["A1"], value)
    target = io.BytesIO()
    book.save(target)
    ((cell,),) = [grid.cells for grid in read_book(target.getvalue()).grids]
    language = (term.language or "") if isinstance(term, Literal) else ""
    assert read_value(asked, cell.value, language, ENGLISH) == (term,)


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1, max_size=60))
@example("=1+1")
@example("_x0041_")
@example("a\r\nb")
@example("\u200b")
@example("a;b\nc")
@example("'quoted")
def test_any_text(text: str) -> None:
    comes_back(FIELDS[0], Literal(text, "en"))


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(FIELDS),
    st.one_of(st.integers().map(str), st.decimals().map(str), st.dates().map(str), st.text(max_size=12)),
    st.sampled_from(TYPES),
)
@example(FIELDS[2], "0250", "integer")
@example(FIELDS[6], "0.1000", "decimal")
@example(FIELDS[6], "12345678901234567890", "integer")
@example(FIELDS[8], "2019-05", "gYearMonth")
@example(FIELDS[9], "1850-01-01", "date")
@example(FIELDS[9], "0001-01-01", "date")
@example(FIELDS[9], "2019-13-45", "date")
@example(FIELDS[8], "2019-02-30", "date")
@example(FIELDS[7], "-0044", "gYear")
def test_any_number_date_or_truth(asked: Field, text: str, datatype: str) -> None:
    comes_back(asked, Literal(text, None, XSD + datatype))


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a;b",
        "https://example.org/" + "x" * 40_000,
        "urn:isbn:0451450523",
        "mailto:officer@example.org",
        "mailto:officer@example.org?subject=x",
        "https://w3id.org/paraugs/id/concept/topic/reading",
        "https://w3id.org/paraugs/id/practice/fi/kiva#implementation-1",
    ],
)
@pytest.mark.parametrize("asked", FIELDS, ids=lambda asked: asked.names["en"])
def test_any_address(asked: Field, address: str) -> None:
    comes_back(asked, IRI(address))
