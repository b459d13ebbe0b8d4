"""The workbook to fill in can be understood in any spreadsheet program, and nothing in it runs."""

import io
import zipfile

import openpyxl
import pytest
from defusedxml.ElementTree import fromstring

from forms.sheet_kit import forms, layout, picker, rows, shipped, workbook
from paraugs.sheets.cells import column_letters
from paraugs.sheets.columns import column_headed, columns_of
from paraugs.sheets.layout import Table
from paraugs.sheets.rows import Known
from paraugs.terms import IRI, Literal, Triple

TABLES = layout().tables
LANGUAGES = ("en", "lv")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.key)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heading_leads_back_to_its_column(table: Table, language: str) -> None:
    columns = columns_of(table, ("en", "lv", "el"), {})
    assert [column_headed(table, column.heading(language)).place for column in columns] == [
        column.place for column in columns
    ]


def test_a_heading_may_name_the_property_and_any_language() -> None:
    practice = layout().table("practice")
    found = [
        column_headed(practice, heading).place
        for heading in ("dct:title (fr)", "TITLE (FR)", " nosaukums  (fr)", "par:topic 3", "temats 3")
    ]
    title, topic = "http://purl.org/dc/terms/title", "https://w3id.org/paraugs/ontology#topic"
    assert found == [(title, "fr", 1)] * 3 + [(topic, "", 3)] * 2


@pytest.mark.parametrize("heading", ["colour", "title (xx)", "topic (en)", "2", "()", "title (en) two"])
def test_any_other_heading_leads_nowhere(heading: str) -> None:
    assert column_headed(layout().table("practice"), heading) is None


def test_every_field_of_every_form_has_a_column() -> None:
    asked = {asked.field.path for table in TABLES for asked in table.asked}
    joined = {join.path for table in TABLES for join in table.joins}
    words = ("practice", "transfer", "event", "peer-review", "peer-counselling", "tool", "assessment")
    fields = {field.path for word in words for field in forms().of(word).fields()}
    assert fields | {field.path for field in forms().record.fields()} <= asked | joined


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheets_are_named_so_that_every_program_takes_the_names(language: str) -> None:
    names = openpyxl.load_workbook(io.BytesIO(workbook((), language))).sheetnames
    assert len(names) == len(TABLES) + 2
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_required_is_said_in_words_under_its_heading(language: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook((), language)))
    required = {"en": "Required", "lv": "Obligāti"}[language]
    for table in TABLES:
        sheet = book[table.names[language]]
        helps = {cell.value: sheet.cell(3, cell.column).value or "" for cell in sheet[2]}
        for column in columns_of(table, ("en", "lv"), {}):
            if column.asked and column.number == 1:
                said = helps[column.heading(language)].startswith(required)
                assert said == column.asked.field.required, (table.key, column.heading(language))


def test_headings_stay_in_sight_and_columns_are_wide_and_wrap() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook()))
    for table in TABLES:
        sheet = book[table.names["en"]]
        assert sheet.freeze_panes == "B4"
        for cell in sheet[2]:
            dimension = sheet.column_dimensions[cell.column_letter]
            assert dimension.width >= 14
            assert dimension.alignment.wrap_text


def test_a_list_is_offered_from_a_sheet_of_lists_in_the_language_of_the_workbook() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook((), "lv")))
    practices, lists = book["Prakses"], book["Saraksti"]
    column = next(cell.column for cell in practices[2] if cell.value == "temats 2")
    offered = next(
        one.formula1
        for one in practices.data_validations.dataValidation
        if f"{column_letters(column)}4" in one.sqref
    )
    sheet, _, area = offered.rpartition("!")
    labels = [row[0].value for row in lists[area.replace("$", "")]]
    assert sheet == "'Saraksti'"
    topic = layout().table("practice").asked
    field = next(one.field for one in topic if one.field.path.value.endswith("#topic"))
    assert labels == list(picker("lv").choice(field).labels.values())
    assert len(labels) == 383


def test_what_is_not_in_a_list_is_asked_about_not_refused() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook()))
    rules = [one for sheet in book for one in sheet.data_validations.dataValidation]
    assert {(one.type, one.errorStyle, one.allow_blank) for one in rules} == {("list", "warning", True)}


def test_a_key_is_offered_where_another_sheet_names_it() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook()))
    offered = {one.formula1 for one in book["Studies"].data_validations.dataValidation}
    assert "'Outcomes'!$A$4:$A$1003" in offered


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_no_text_becomes_a_formula(text: str) -> None:
    contribution, topic = IRI("https://w3id.org/paraugs/id/contribution/lv/x"), _practice("x")
    known = Known(
        contribution,
        (
            Triple(contribution, IRI("http://xmlns.com/foaf/0.1/primaryTopic"), topic),
            Triple(topic, _RDF_TYPE, IRI("https://w3id.org/paraugs/ontology#Practice")),
            Triple(topic, IRI("http://purl.org/dc/terms/title"), Literal(text, "en")),
        ),
    )
    data = workbook((known,))
    cell = openpyxl.load_workbook(io.BytesIO(data))["Practices"]["B4"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet2.xml")


def test_every_part_of_the_workbook_is_sound_xml_and_names_only_what_is_there() -> None:
    data = workbook(shipped("lv"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        roots = {name: fromstring(archive.read(name)) for name in names if name.endswith((".xml", ".rels"))}
    assert len(names) == len(set(names)) == len(roots)
    sheets = [root for name, root in roots.items() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == len(TABLES) + 2
    formulas = [node.text for root in sheets for node in root.iter() if node.tag.endswith("}formula1")]
    titles = openpyxl.load_workbook(io.BytesIO(data)).sheetnames
    assert {formula.rpartition("!")[0].strip("'") for formula in formulas} <= set(titles)


def test_a_state_gets_its_contributions_with_their_revisions() -> None:
    known = shipped("lv")
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(known)))["Practices"]
    revision = next(cell.column for cell in sheet[2] if cell.value == "revision")
    assert [(sheet.cell(row, 1).value, sheet.cell(row, revision).value) for row in range(4, 18)] == [
        (one.contribution.value.rpartition("/")[2], 7) for one in known
    ]


def test_the_first_sheet_tells_how_to_fill_in_the_others() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook()))
    text = "\n".join(row[0] for row in book["How to fill this in"].values if row[0])
    others = [name for name in book.sheetnames if name not in ("How to fill this in", "Lists")]
    assert [name for name in others if f"“{name}”" not in text] == []


def test_rows_of_the_same_contributions_are_the_same() -> None:
    assert str(rows(shipped("lv"))) == str(rows(shipped("lv")))


_RDF_TYPE = IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def _practice(name: str) -> IRI:
    return IRI(f"https://w3id.org/paraugs/id/practice/lv/{name}")
