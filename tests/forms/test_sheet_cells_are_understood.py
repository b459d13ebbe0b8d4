"""What people and programs write into cells is read as it was meant, and never guessed."""

from datetime import date, datetime, time

import openpyxl
import pytest

from forms.sheet_kit import items_of
from paraugs.sheets.cells import CellKind, Value
from paraugs.sheets.reading import read_book
from paraugs.terms import IRI, Literal, Term
from workbooks import bytes_of, saved

PAR, XSD = "https://w3id.org/paraugs/ontology#", "http://www.w3.org/2001/XMLSchema#"
DCT = "http://purl.org/dc/terms/"
CONCEPT = "https://w3id.org/paraugs/id/concept"
COUNTRY = "http://publications.europa.eu/resource/authority/country"


def values_in(sheet: str, heading: str, value: object, language: str = "en") -> set[Term]:
    """Give the values that a cell of a row of parts or things adds, beside its kind."""
    key = {"en": "key", "lv": "atslēga"}[language]
    data = saved({sheet: [[key, heading], ["invented", value]]})
    read = items_of(data, language)
    (item,) = read.items
    return {triple.object for triple in item.triples if triple.predicate.value not in _FRAME}


_FRAME = {
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
    "http://xmlns.com/foaf/0.1/primaryTopic",
}


@pytest.mark.parametrize(
    "written",
    [
        "reading",
        "Reading",
        "  READING ",
        "lasīšana",
        f"{CONCEPT}/topic/reading",
    ],
)
def test_an_entry_is_understood_by_label_code_or_address(written: str) -> None:
    assert values_in("Practices", "topic", written) == {IRI(f"{CONCEPT}/topic/reading")}


@pytest.mark.parametrize("written", ["Latvia", "LVA", "lv", "Latvija", "Lettland", f"{COUNTRY}/LVA"])
def test_a_country_is_understood_in_any_language(written: str) -> None:
    assert values_in("Transfers", "to country", written) == {IRI(f"{COUNTRY}/LVA")}


@pytest.mark.parametrize("separator", ["; ", ";", "\n", " ;\n "])
def test_one_cell_may_hold_several_entries(separator: str) -> None:
    found = values_in("Practices", "topic", f"reading{separator}libraries")
    assert found == {IRI(f"{CONCEPT}/topic/reading"), IRI(f"{CONCEPT}/topic/libraries")}


def test_what_is_no_entry_is_kept_as_a_text_for_the_rules_to_judge() -> None:
    assert values_in("Practices", "topic", "reeding") == {Literal("reeding")}


@pytest.mark.parametrize("written", [3, 3.0, "3"])
def test_a_number_can_be_the_code_of_an_entry(written: object) -> None:
    found = values_in("Practices", "ISCED level", written)
    assert {str(value).rpartition("/")[2] for value in found} <= {"isced-3", "3", "level-3"}
    assert all(isinstance(value, IRI) for value in found)


@pytest.mark.parametrize("written", [2017, 2017.0, "2017", " 2017 "])
def test_a_year_is_a_year_however_it_is_stored(written: object) -> None:
    assert values_in("Tools", "first year", written) == {Literal("2017", None, f"{XSD}gYear")}


@pytest.mark.parametrize(
    ("written", "value", "datatype"),
    [
        (date(2017, 5, 31), "2017-05-31", "date"),
        (datetime(2017, 5, 31), "2017-05-31", "date"),
        ("2017-05-31", "2017-05-31", "date"),
        ("2017-05", "2017-05", "gYearMonth"),
        (2017, "2017", "gYear"),
        ("31.5.2017", "31.5.2017", "date"),
        ("last spring", "last spring", "date"),
    ],
)
def test_a_date_is_as_exact_as_it_was_written(written: object, value: str, datatype: str) -> None:
    assert values_in("Events", "start", written) == {Literal(value, None, f"{XSD}{datatype}")}


@pytest.mark.parametrize(
    ("written", "value", "datatype"),
    [
        (250, "250", "integer"),
        (250.0, "250", "integer"),
        ("250", "250", "integer"),
        (1e6, "1000000", "integer"),
        (-3, "-3", "integer"),
        (12.5, "12.5", "decimal"),
        (0.1 + 0.2, "0.3", "decimal"),
        ("some 300", "some 300", None),
        ("1,469", "1,469", None),
        ("NaN", "NaN", None),
    ],
)
def test_a_number_is_a_number_only_when_it_is_one(written: object, value: str, datatype: str | None) -> None:
    expected = Literal(value, None, f"{XSD}{datatype}" if datatype else None)
    assert values_in("Practices", "number reached", written) == {expected}


@pytest.mark.parametrize(
    ("written", "truth"),
    [(True, "true"), ("yes", "true"), ("Jā", "true"), (False, "false"), ("no", "false"), (0, "false")],
)
def test_yes_and_no_are_understood(written: object, truth: str) -> None:
    data = saved(
        {
            "Practices": [["key"], ["invented"]],
            "Implementations": [["belongs to", "still running"], ["invented", written]],
        }
    )
    (item,) = items_of(data).items
    running = [one.object for one in item.triples if one.predicate.value == f"{PAR}stillRunning"]
    assert running == [Literal(truth, None, f"{XSD}boolean")]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("https://example.org/page", {IRI("https://example.org/page")}),
        (
            "https://example.org/a; https://example.org/b",
            {IRI("https://example.org/a"), IRI("https://example.org/b")},
        ),
        ("www.example.org", {Literal("www.example.org")}),
        ("officer@example.org", {IRI("mailto:officer@example.org")}),
        ("https://example.org/a b", {Literal("https://example.org/a b")}),
        ('https://example.org/"<script>', {Literal('https://example.org/"<script>')}),
    ],
)
def test_an_address_is_one_only_when_it_is_whole(written: str, found: set[Term]) -> None:
    assert values_in("Practices", "web page", written) == found


def test_a_text_has_the_language_of_its_heading() -> None:
    assert values_in("Practices", "title (fr)", "Heure de lecture") == {Literal("Heure de lecture", "fr")}


def test_a_text_without_a_language_stays_without_for_the_rules_to_judge() -> None:
    assert values_in("Practices", "title", "Reading hour") == {Literal("Reading hour")}


def test_headings_and_sheets_may_be_in_another_language_than_the_reader() -> None:
    assert values_in("Prakses", "temats", "lasīšana", "lv") == values_in("Practices", "topic", "reading")


def test_a_number_in_a_column_of_texts_is_its_text() -> None:
    assert values_in("Practices", "title (en)", 2020.0) == {Literal("2020", "en")}


def test_dates_shown_without_day_or_month_are_read_as_they_are_shown() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for column, shown_as in enumerate(("mmm-yy", "yyyy", "d/m/yyyy", "yyyy-mm-dd hh:mm"), 1):
        sheet.cell(1, column).value = datetime(2015, 5, 1, 9 if "hh" in shown_as else 0)
        sheet.cell(1, column).number_format = shown_as
    (grid,) = read_book(bytes_of(book)).grids
    assert [cell.value for cell in grid.cells] == [
        Value(CellKind.DATE, text) for text in ("2015-05", "2015", "2015-05-01", "2015-05-01T09:00:00")
    ]


def test_dates_counted_from_1904_are_the_same_dates() -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active["A1"] = date(2017, 5, 31)
    (grid,) = read_book(bytes_of(book)).grids
    assert [cell.value.text for cell in grid.cells] == ["2017-05-31"]


def test_a_time_of_day_is_a_text() -> None:
    (grid,) = read_book(saved({"Practices": [[time(9, 30)]]})).grids
    assert [cell.value for cell in grid.cells] == [Value(CellKind.TEXT, "09:30:00")]


@pytest.mark.parametrize("fault", ["#REF!", "#N/A", "#DIV/0!"])
def test_an_error_of_the_program_is_told_by_cell(fault: str) -> None:
    (item,) = items_of(saved({"Practices": [["key", "title (en)"], ["invented", fault]]})).items
    assert [(one.rule.rpartition("#")[2], one.cell, one.value) for one in item.findings] == [
        ("sheet-error", "Practices!B2", fault)
    ]


@pytest.mark.parametrize("formula", ["=1+1", '=HYPERLINK("https://example.org")', "=Other!A1"])
def test_the_value_of_a_formula_is_not_trusted(formula: str) -> None:
    (item,) = items_of(saved({"Practices": [["key", "title (en)"], ["invented", formula]]})).items
    assert not any(one.predicate.value == f"{DCT}title" for one in item.triples)
    (finding,) = item.findings
    assert (finding.severity, finding.cell) == ("violation", "Practices!B2")
    assert finding.message == (
        f"The cell holds the formula {formula}. What it comes to is not trusted. Copy the cell and paste it "
        "with “Paste special: values”."
    )


@pytest.mark.parametrize(
    ("written", "code"),
    [("CC BY 4.0", "CC_BY_4_0"), ("CC-BY 4.0", "CC_BY_4_0"), ("CC_BY_4_0", "CC_BY_4_0"), ("cc0", "CC0"),
     ("Creative Commons Attribution-ShareAlike 4.0", "CC_BYSA_4_0")],
)  # fmt: skip
def test_a_licence_is_understood_as_people_write_it(written: str, code: str) -> None:
    found = values_in("Practices", "licence", written)
    assert found == {IRI(f"http://publications.europa.eu/resource/authority/licence/{code}")}


def test_a_licence_that_is_not_said_whole_is_for_the_rules_to_judge() -> None:
    assert values_in("Practices", "licence", "CC BY") == {Literal("CC BY")}
