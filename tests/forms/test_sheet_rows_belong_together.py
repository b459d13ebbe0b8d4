"""Rows of several sheets become one contribution by their keys; what belongs nowhere is told."""

import pytest

from forms.sheet_kit import ID, items_of, workbook
from paraugs.sheets.cells import Position
from paraugs.sheets.complaints import complain
from paraugs.terms import Triple
from workbooks import saved

PRACTICES = [["key", "title (en)"], ["Reading hour", "Invented"]]


def said(data: bytes) -> set[tuple[str, str, str]]:
    """Give the statements of all contributions in short, without titles."""
    read = items_of(data)
    return {short(triple) for item in read.items for triple in item.triples}


def short(triple: Triple) -> tuple[str, str, str]:
    """Give a statement without the beginnings of its addresses."""
    subject, predicate, value = (str(term).removeprefix(ID) for term in triple)
    return subject, predicate.replace("#", "/").rpartition("/")[2], value.replace("#", "#")


def told(data: bytes) -> list[tuple[str, str]]:
    """Give the rules and cells of all findings."""
    read = items_of(data)
    found = [*read.findings, *(one for item in read.items for one in item.findings)]
    return [(one.rule.rpartition("#")[2], one.cell) for one in found]


def test_a_key_becomes_an_address() -> None:
    (item,) = items_of(saved({"Practices": PRACTICES})).items
    assert item.thing.topic.value == f"{ID}practice/lv/reading-hour"
    assert item.thing.contribution.value == f"{ID}contribution/lv/reading-hour"


@pytest.mark.parametrize(
    ("sheet", "topic", "contribution"),
    [
        ("Transfers", "transfer/lv/kiva", "contribution/lv/transfer-kiva"),
        ("Events", "event/lv/kiva", "contribution/lv/event-kiva"),
        ("Tools", "tool/lv/kiva", "contribution/lv/tool-kiva"),
        ("Assessments of others", "assessment/lv/kiva", "contribution/lv/assessment-kiva"),
    ],
)
def test_other_kinds_have_sheets_of_their_own(sheet: str, topic: str, contribution: str) -> None:
    (item,) = items_of(saved({sheet: [["key"], ["KiVa"]]})).items
    assert (item.thing.topic.value, item.thing.contribution.value) == (ID + topic, ID + contribution)


def test_a_row_without_a_key_is_called_by_its_title() -> None:
    (item,) = items_of(saved({"Practices": [["title (lv)", "title (en)"], ["Lasīšana", "Reading!"]]})).items
    assert item.thing.topic.value == f"{ID}practice/lv/reading"


def test_parts_find_what_they_belong_to() -> None:
    data = saved(
        {
            "Practices": PRACTICES,
            "Outcomes": [["key", "belongs to"], ["better readers", "reading-hour"]],
            "Studies": [["key", "belongs to"], [None, "Better readers"]],
            "Implementations": [
                ["key", "belongs to", "responsible body"],
                ["Riga", "Reading hour", "agency"],
            ],
            "Organisations": [["key"], ["Agency"]],
        }
    )
    practice = "practice/lv/reading-hour"
    links = {one for one in said(data) if one[2].startswith(f"{practice}#")}
    assert links == {
        (practice, "outcome", f"{practice}#better-readers"),
        (f"{practice}#better-readers", "study", f"{practice}#study-1"),
        (practice, "implementation", f"{practice}#riga"),
        (f"{practice}#riga", "responsibleBody", f"{practice}#agency"),
    }
    assert told(data) == []


def test_parts_without_keys_are_numbered_beside_those_that_have_such_keys() -> None:
    data = saved(
        {
            "Practices": PRACTICES,
            "Outcomes": [
                ["key", "belongs to"],
                [None, "reading-hour"],
                ["reading-hour#outcome-1", "reading-hour"],
                [None, "reading-hour"],
            ],
        }
    )
    (item,) = items_of(data).items
    rows = {node.value.partition("#")[2]: line.row for node, line in item.lines.items() if "#" in node.value}
    assert rows == {"outcome-2": 2, "outcome-1": 3, "outcome-3": 4}


def test_parts_of_two_sheets_may_have_the_same_key() -> None:
    data = saved(
        {
            "Practices": PRACTICES,
            "Outcomes": [["key", "belongs to"], ["a", "reading-hour"]],
            "Studies": [["key", "belongs to"], ["a", "a"]],
        }
    )
    assert ("practice/lv/reading-hour#a", "study", "practice/lv/reading-hour#study-a") in said(data)


def test_one_organisation_can_serve_several_practices() -> None:
    data = saved(
        {
            "Practices": [["key"], ["one"], ["two"]],
            "Implementations": [
                ["belongs to", "responsible body", "partner"],
                ["one", "agency", None],
                ["two", "agency", "agency"],
            ],
            "Organisations": [["key", "name of the organisation (en)"], ["agency", "Invented Agency"]],
        }
    )
    names = {one for one in said(data) if one[1] == "prefLabel"}
    assert names == {(f"practice/lv/{key}#agency", "prefLabel", "Invented Agency") for key in ("one", "two")}


def test_an_organisation_that_is_known_is_named_by_its_address() -> None:
    data = saved(
        {
            "Practices": [["key"], ["one"]],
            "Implementations": [["belongs to", "responsible body"], ["one", f"{ID}body/european-commission"]],
        }
    )
    assert ("practice/lv/one#implementation-1", "responsibleBody", "body/european-commission") in said(data)


def test_a_transfer_can_name_a_practice_of_the_workbook_by_its_key() -> None:
    data = saved(
        {
            "Practices": PRACTICES,
            "Transfers": [
                ["key", "practice that learned", "practice learned from"],
                ["kiva", "Reading hour", "practice/fi/kiva"],
            ],
        }
    )
    transfer = "transfer/lv/kiva"
    assert {
        (transfer, "transferTo", "practice/lv/reading-hour"),
        (transfer, "transferFrom", "practice/fi/kiva"),
    } <= said(data)


def test_a_kind_of_event_is_chosen_in_its_column() -> None:
    events = [["key", "kind"], ["one", "peer review"], ["two", None], ["three", "party"]]
    data = saved({"Events": events})
    kinds = {(one[0], one[2].rpartition("#")[2]) for one in said(data) if one[1] == "type"}
    assert {("event/lv/one", "PeerReview"), ("event/lv/two", "Activity")} <= kinds
    assert told(data) == [("sheet-kind-unknown", "Events!B4")]


@pytest.mark.parametrize(
    ("sheets", "found"),
    [
        ({"Practices": [["key"], ["one"], ["One"]]}, [("sheet-key-twice", "Practices!A3")]),
        ({"Practices": [["key", "topic"], [None, "reading"]]}, [("sheet-key-missing", "Practices!A2")]),
        ({"Practices": [["key"], ["https://example.org/x"]]}, [("sheet-key-foreign", "Practices!A2")]),
        ({"Practices": [["key"], ["！？"]]}, [("sheet-key-foreign", "Practices!A2")]),
        (
            {"Outcomes": [["key", "belongs to", "result"], ["x", None, "mixed"]]},
            [("sheet-parent-missing", "Outcomes!B2")],
        ),
        ({"Outcomes": [["key", "belongs to"], ["x", "nobody"]]}, [("sheet-row-unused", "Outcomes!B2")]),
        ({"Organisations": [["key"], ["x"]]}, [("sheet-row-unused", "Organisations!A2")]),
        (
            {
                "Practices": [["key"], ["one"]],
                "Implementations": [["belongs to", "responsible body"], ["one", "Ministry"]],
            },
            [("sheet-reference-unknown", "Implementations!B2")],
        ),
        (
            {
                "Practices": [["key"], ["one"]],
                "Outcomes": [["key", "belongs to"], ["x", "one"], ["x", "one"]],
            },
            [("sheet-key-twice", "Outcomes!A3")],
        ),
        ({"Practices": [["key", "colour"], ["one", "red"]]}, [("sheet-column-unknown", "Practices!B1")]),
        ({"Practices": [["key", "topic", "Topic"], ["one"]]}, [("sheet-column-twice", "Practices!C1")]),
        ({"Notes": [["anything"]]}, [("sheet-unknown", "Notes!A1")]),
        ({"Practices": [["what"], ["ever"]]}, [("sheet-headings-missing", "Practices!A1")]),
    ],
)
def test_what_is_wrong_with_the_workbook_is_told_by_cell(
    sheets: dict[str, list[list[object]]], found: list[tuple[str, str]]
) -> None:
    assert told(saved(sheets)) == found


def test_an_empty_template_says_nothing() -> None:
    for language in ("en", "lv"):
        read = items_of(workbook((), language), language)
        assert (read.items, read.findings) == ((), ())


def test_parts_in_a_circle_end() -> None:
    data = saved(
        {
            "Practices": PRACTICES,
            "Outcomes": [["key", "belongs to"], ["a", "reading-hour; a"], ["b", "a"]],
            "Studies": [["key", "belongs to"], ["a", "a"], ["b", "b"]],
        }
    )
    assert [cell for _, cell in told(data)] == ["Outcomes!B3", "Studies!B3"]


@pytest.mark.parametrize("rule", ["sheet-parent-missing", "sheet-row-unused", "sheet-reference-unknown"])
def test_a_row_that_is_left_out_is_no_mere_advice(rule: str) -> None:
    assert complain(rule, Position("Outcomes", 2, 2), "nobody", "en", "").severity == "violation"
