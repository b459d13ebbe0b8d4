"""A row that revises changes what its workbook can say, and nothing else."""

from collections.abc import Callable
from dataclasses import replace

import openpyxl
import pytest

from forms.sheet_kit import items_of, layout, lines_of, picker, shipped, workbook
from paraugs.sheets.merging import Merger
from paraugs.sheets.rows import Known
from paraugs.sheets.statements import SheetItem
from paraugs.terms import IRI, Literal, Triple
from workbooks import changed

KEY = "childrens-jury"
ID, PAR = "https://w3id.org/paraugs/id/", "https://w3id.org/paraugs/ontology#"
TOPIC = IRI(f"{ID}practice/lv/{KEY}")
TITLE = IRI("http://purl.org/dc/terms/title")

Change = Callable[[openpyxl.Workbook], None]


def known() -> Known:
    """Give what is there."""
    return next(one for one in shipped("lv") if one.contribution.value.endswith(KEY))


def revised(change: Change, before: Known | None = None) -> SheetItem:
    """Give what the contribution is after somebody changed a current copy of the workbook."""
    before = before or known()
    data = changed(workbook((before,)), change)
    (item,) = items_of(data).items
    return Merger(layout(), picker(), lines_of(data)).merge(item, before)


def difference(item: SheetItem, before: Known | None = None) -> tuple[set[Triple], set[Triple]]:
    """Give what was removed and what was added."""
    old, new = set((before or known()).triples), set(item.triples)
    return old - new, new - old


def column(sheet: object, heading: str) -> int:
    """Give the column of a heading."""
    return next(cell.column for cell in sheet[2] if cell.value == heading)  # type: ignore[index]


def told(item: SheetItem) -> list[tuple[str, str | None]]:
    """Give the rules and values of the findings."""
    return [(one.rule.rpartition("#")[2], one.value) for one in item.findings]


def test_a_changed_cell_changes_its_statement() -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Practices"]
        sheet.cell(4, column(sheet, "title (en)")).value = "Invented jury"

    before = Literal("Children, Young Adult and Parents Jury", "en")
    item = revised(change)
    assert difference(item) == (
        {Triple(TOPIC, TITLE, before)},
        {Triple(TOPIC, TITLE, Literal("Invented jury", "en"))},
    )
    assert told(item) == []


def test_an_emptied_cell_removes_its_statement() -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Practices"]
        sheet.cell(4, column(sheet, "benchmark")).value = None

    removed, added = difference(revised(change))
    assert ({one.predicate.value for one in removed}, len(removed), added) == ({f"{PAR}bearsOn"}, 1, set())


def test_a_removed_column_is_left_alone() -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Practices"]
        sheet.delete_cols(column(sheet, "title (en)"))

    assert difference(revised(change)) == (set(), set())


@pytest.mark.parametrize("sheet", ["Outcomes", "Implementations", "Assessments", "Organisations"])
def test_a_removed_sheet_is_left_alone(sheet: str) -> None:
    def change(book: openpyxl.Workbook) -> None:
        del book[sheet]

    if sheet == "Organisations":
        item = revised(change)
        assert {rule for rule, _ in told(item)} == {"sheet-reference-unknown"}
    else:
        assert difference(revised(change)) == (set(), set())


def test_a_removed_row_removes_the_part_with_all_that_is_about_it_and_says_so() -> None:
    def change(book: openpyxl.Workbook) -> None:
        for name in ("Outcomes", "Assessments", "Studies"):
            book[name].delete_rows(4, 10)

    item = revised(change)
    removed, added = difference(item)
    parts = {IRI(f"{TOPIC}#outcome-1"), IRI(f"{TOPIC}#assessment-1")}
    assert added == set()
    assert removed == {one for one in known().triples if one.subject in parts or one.object in parts}
    assert told(item) == [
        ("sheet-part-removed", f"{KEY}#assessment-1"),
        ("sheet-part-removed", f"{KEY}#outcome-1"),
    ]


def test_what_no_cell_can_hold_is_kept() -> None:
    odd = (
        Triple(TOPIC, TITLE, Literal("x" * 40_000, "de")),
        Triple(TOPIC, TITLE, Literal(" blanks around ", "fr")),
        Triple(TOPIC, TITLE, Literal("tlhIngan", "x-invented")),
        Triple(TOPIC, TITLE, Literal("_x000D_", "it")),
        Triple(TOPIC, TITLE, Literal("bell\x07", "es")),
        Triple(
            TOPIC,
            IRI(f"{PAR}numberReached"),
            Literal("0250", None, "http://www.w3.org/2001/XMLSchema#integer"),
        ),
        Triple(TOPIC, IRI("https://example.org/own"), Literal("a property of somebody's own")),
        Triple(IRI(f"{TOPIC}#contact"), IRI("https://example.org/own"), Literal("somebody")),
    )
    before = replace(known(), triples=known().triples + odd)

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Practices"]
        sheet.cell(4, column(sheet, "title (en)")).value = "Invented jury"

    removed, added = difference(revised(change, before), before)
    assert (len(removed), len(added)) == (1, 1)


def test_texts_in_other_languages_get_columns_of_their_own_and_come_back() -> None:
    texts = tuple(Triple(TOPIC, TITLE, Literal(f"Invented {code}", code)) for code in ("mt", "sr-latn", "ga"))
    twice = (
        Triple(TOPIC, TITLE, Literal("Another invented mt", "mt")),
        Triple(TOPIC, TITLE, Literal("plain")),
    )
    before = replace(known(), triples=known().triples + texts + twice)
    sheet = openpyxl.load_workbook(__import__("io").BytesIO(workbook((before,))))["Practices"]
    headings = [cell.value for cell in sheet[2] if str(cell.value).startswith("title")]
    assert headings == [
        *("title (en)", "title (lv)", "title", "title (ga)", "title (mt)", "title (mt) 2", "title (sr-latn)")
    ]
    assert difference(revised(lambda book: None, before), before) == (set(), set())


def test_columns_and_sheets_may_be_moved() -> None:
    def change(book: openpyxl.Workbook) -> None:
        book.move_sheet("Practices", 5)
        sheet = book["Practices"]
        sheet.insert_cols(1, 3)
        sheet.insert_rows(1, 2)
        sheet.cell(4, 1).value = None

    assert difference(revised(change)) == (set(), set())


def test_a_row_that_starts_from_an_older_revision_is_told() -> None:
    newer = replace(known(), revision=9)
    data = workbook((known(),))
    (item,) = items_of(data).items
    merged = Merger(layout(), picker(), lines_of(data)).merge(item, newer)
    assert told(merged) == [("sheet-stale", "7")]


def test_a_key_that_is_taken_is_told() -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Practices"]
        sheet.cell(4, column(sheet, "revision")).value = None

    assert told(revised(change)) == [("sheet-key-taken", KEY)]


def test_a_new_contribution_says_only_what_its_rows_say() -> None:
    data = workbook((known(),))
    (item,) = items_of(data).items
    assert Merger(layout(), picker(), lines_of(data)).merge(item, None) is item
