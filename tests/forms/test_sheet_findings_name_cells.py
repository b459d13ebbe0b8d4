"""A finding names the cell that it is about, and the marked copy shows it there."""

import io
from dataclasses import replace

import openpyxl

from forms.sheet_kit import items_of, shipped, workbook
from paraugs.contribute.findings.finding import RULES, Finding, Severity
from paraugs.sheets.cells import Mark, Position, Stamp, column_letters
from paraugs.sheets.complaints import complain
from paraugs.sheets.placing import placed, worded
from paraugs.sheets.room import SheetRoom
from paraugs.sheets.statements import SheetItem
from paraugs.terms import IRI, Literal, Term
from workbooks import saved

ROOM = SheetRoom()
PAR, DCT = "https://w3id.org/paraugs/ontology#", "http://purl.org/dc/terms/"
DATA = saved(
    {
        "Practices": [
            ["key", "title (en)", "title (fr)", "topic", "topic 2", "licence", "benchmark"],
            ["one", "Invented", "Inventé", "reading", "reeding"],
        ],
        "Outcomes": [["belongs to", "result"], ["one", "mixed"]],
    }
)
TOPIC = "https://w3id.org/paraugs/id/practice/lv/one"
RECORD = "https://w3id.org/paraugs/id/contribution/lv/one"


def item() -> SheetItem:
    """Give the contribution of the invented workbook."""
    (found,) = items_of(DATA).items
    return found


def finding(focus: str, step: str = "", found: Term | None = None) -> Finding:
    """Give an invented finding."""
    rule = IRI(f"{RULES}invented")
    steps = (IRI(step),) if step else ()
    return Finding(Severity.VIOLATION, "Invented.", focus, "", None, rule, rule, steps=steps, found=found)


def cell_of(one: Finding) -> str:
    """Give the cell that a finding of the rules is placed at."""
    (told,) = placed(item(), [one])
    return told.cell


def test_a_finding_about_a_value_names_its_cell() -> None:
    assert cell_of(finding(TOPIC, f"{PAR}topic", Literal("reeding"))) == "Practices!E2"
    assert cell_of(finding(TOPIC, f"{DCT}title", Literal("Inventé", "fr"))) == "Practices!C2"


def test_a_finding_about_all_values_names_the_first() -> None:
    assert cell_of(finding(TOPIC, f"{DCT}title")) == "Practices!B2"


def test_a_finding_about_an_empty_field_names_the_empty_cell() -> None:
    assert cell_of(finding(TOPIC, f"{PAR}bearsOn")) == "Practices!G2"
    assert cell_of(finding(RECORD, f"{DCT}license")) == "Practices!F2"


def test_a_finding_about_a_part_names_the_row_of_the_part() -> None:
    assert cell_of(finding(f"{TOPIC}#outcome-1", f"{PAR}result")) == "Outcomes!B2"
    assert cell_of(finding(f"{TOPIC}#outcome-1", f"{DCT}description")) == "Outcomes!A2"


def test_a_finding_about_something_else_names_the_key() -> None:
    assert cell_of(finding(TOPIC, f"{PAR}problem")) == "Practices!A2"
    assert cell_of(finding("https://example.org/other")) == "Practices!A2"


def test_nothing_more_is_said_of_a_cell_that_could_not_be_read() -> None:
    unread = complain("sheet-formula", Position("Practices", 2, 7), "=1", "en")
    told = placed(replace(item(), findings=(unread,)), [finding(TOPIC, f"{PAR}bearsOn"), finding(TOPIC)])
    assert [one.cell for one in told] == ["Practices!G2", "Practices!A2"]
    assert told[0] == unread


def test_an_empty_cell_is_told_what_it_wants_without_names_of_terms() -> None:
    counted = IRI("http://www.w3.org/ns/shacl#MinCountConstraintComponent")
    empty = replace(finding(TOPIC), component=counted, label="title", expected="A name.")
    assert [worded(empty, language) for language in ("en", "lv", "fr")] == [
        "“title” is empty. A name.",
        "“title” nav aizpildīts. A name.",
        "“title” is empty. A name.",
    ]
    assert worded(finding(TOPIC), "en") == "Invented."


def test_the_name_of_a_cell_leads_back_to_it() -> None:
    for column in (1, 26, 27, 702, 703, 16_384):
        position = Position("Pra!ctices", 7, column)
        assert Position.named(position.name) == position
    assert [column_letters(number) for number in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]


def marked(*marks: Mark, stamps: tuple[Stamp, ...] = ()) -> openpyxl.Workbook:
    """Give the marked copy of a state's workbook."""
    return openpyxl.load_workbook(io.BytesIO(ROOM.mark(workbook(shipped("lv")), marks, stamps)))


def test_the_marked_copy_has_a_comment_and_a_fill_where_something_is_to_be_mended() -> None:
    place = Position("Practices", 4, 2)
    book = marked(Mark(place, "warning", "Better so."), Mark(place, "violation", "Shorten it."))
    cell = book["Practices"]["B4"]
    assert cell.comment.text == "recommended: Better so.\n\nmust be mended: Shorten it."
    assert cell.fill.fgColor.rgb == "FFF2C9A0"
    assert book["Practices"]["B5"].comment is None


def test_the_marked_copy_lists_all_findings_and_leads_to_their_cells() -> None:
    book = marked(
        Mark(Position("Practices", 4, 2), "violation", "=Shorten it."),
        Mark(Position("Outcomes", 5, 1), "info", "A hint."),
    )
    sheet = book["Findings"]
    assert list(sheet.values) == [
        ("Where", "How much it matters", "What to do"),
        ("Practices!B4", "must be mended", "=Shorten it."),
        ("Outcomes!A5", "hint", "A hint."),
    ]
    assert sheet["A2"].hyperlink.location or sheet["A2"].hyperlink.target == "#'Practices'!B4"
    assert sheet["C2"].data_type == "s"
    assert book["Outcomes"]["A5"].comment is None


def test_marks_of_an_earlier_time_are_taken_out() -> None:
    first = ROOM.mark(workbook(shipped("lv")), (Mark(Position("Practices", 4, 2), "violation", "Mend."),))
    book = openpyxl.load_workbook(io.BytesIO(ROOM.mark(first, ())))
    assert book["Practices"]["B4"].comment is None
    assert book["Practices"]["B4"].fill.fill_type is None
    assert list(book["Findings"].values) == [("Where", "How much it matters", "What to do")]


def test_the_marked_copy_keeps_lists_and_what_was_filled_in() -> None:
    before = openpyxl.load_workbook(io.BytesIO(workbook(shipped("lv"))))
    after = marked(Mark(Position("Practices", 4, 2), "violation", "Mend."))
    for sheet in before:
        assert list(after[sheet.title].values) == list(sheet.values)
        rules = [str(one.sqref) for one in sheet.data_validations.dataValidation]
        assert [str(one.sqref) for one in after[sheet.title].data_validations.dataValidation] == rules


def test_the_marked_copy_has_the_new_numbers_of_revisions() -> None:
    book = marked(stamps=(Stamp(Position("Practices", 4, 3), 12),))
    assert book["Practices"]["C4"].value == 12


def test_a_mark_on_a_merged_cell_or_a_missing_sheet_is_only_listed() -> None:
    book = openpyxl.load_workbook(io.BytesIO(DATA))
    book["Practices"].merge_cells("A2:B2")
    target = io.BytesIO()
    book.save(target)
    marks = (
        Mark(Position("Practices", 2, 2), "violation", "One."),
        Mark(Position("Gone", 1, 1), "violation", "Two."),
    )
    after = openpyxl.load_workbook(io.BytesIO(ROOM.mark(target.getvalue(), marks)))
    assert [row[2] for row in after["Findings"].values] == ["What to do", "One.", "Two."]
