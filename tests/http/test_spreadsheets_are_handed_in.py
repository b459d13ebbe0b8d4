"""A workbook goes out, is filled in and comes back; each row is taken in or told what to mend, by cell."""

from contributing import House
from filled_workbooks import ID, Book, cell_of, counts, fill, practice, send, violations
from workbooks import changed


def test_a_practice_is_created_and_can_be_read_at_its_address(
    house: House, blank: bytes, contributor: dict[str, str]
) -> None:
    answer = send(house, changed(blank, practice("sheet-new")), contributor)
    assert counts(answer) == (1, 0, 0, 0)
    (item,) = answer.json["items"]  # type: ignore[index]
    assert (item["key"], item["cell"], item["outcome"]) == ("sheet-new", "Practices!A4", "created")
    assert item["contribution"] == f"{ID}contribution/lv/sheet-new"
    held = house.visitor().get(
        "/contributions/lv/sheet-new", headers={**contributor, "Accept": "text/turtle"}
    )
    assert "Invented practice sheet-new" in held.text


def test_rows_that_are_right_are_taken_in_while_others_are_mended(
    house: House, blank: bytes, contributor: dict[str, str]
) -> None:
    def change(book: Book) -> None:
        practice("sheet-right")(book)
        practice("sheet-wrong", 5, **{"topic": "reeding", "title (en)": "x" * 101})(book)

    answer = send(house, changed(blank, change), contributor)
    assert counts(answer) == (1, 0, 0, 1)
    cells = dict(violations(answer))
    assert set(cells) == {"Practices!B5", cell_of("topic", 5)}
    assert "longer than 100 characters" in cells["Practices!B5"]
    assert "“reeding”" in cells[cell_of("topic", 5)]


def test_a_dry_run_writes_nothing(house: House, blank: bytes, contributor: dict[str, str]) -> None:
    before = house.services.ledger.head().number  # type: ignore[union-attr]
    answer = send(house, changed(blank, practice("sheet-dry")), contributor, "?dry-run")
    assert counts(answer) == (1, 0, 0, 0)
    assert answer.json["dryRun"] is True  # type: ignore[index]
    assert house.services.ledger.head().number == before  # type: ignore[union-attr]


def test_the_same_workbook_again_changes_nothing(
    house: House, blank: bytes, contributor: dict[str, str]
) -> None:
    data = changed(blank, practice("sheet-again"))
    assert counts(send(house, data, contributor)) == (1, 0, 0, 0)
    assert counts(send(house, data, contributor)) == (0, 0, 1, 0)


def test_a_row_of_another_state_is_refused_by_itself(
    house: House, blank: bytes, contributor: dict[str, str]
) -> None:
    def change(book: Book) -> None:
        practice("sheet-own")(book)
        practice(f"{ID}practice/fi/sheet-foreign", 5)(book)

    answer = send(house, changed(blank, change), contributor)
    assert counts(answer) == (1, 0, 0, 1)
    assert answer.json["items"][1]["problem"]["status"] == 403  # type: ignore[index]


def test_drafts_may_have_violations(house: House, blank: bytes, contributor: dict[str, str]) -> None:
    data = changed(blank, practice("sheet-draft", topic=None))
    assert counts(send(house, data, contributor)) == (0, 0, 0, 1)
    answer = send(house, data, contributor, "?as=draft")
    assert counts(answer) == (1, 0, 0, 0)
    assert answer.json["items"][0]["status"] == "draft"  # type: ignore[index]


def test_other_kinds_of_things_come_in_by_their_sheets(
    house: House, blank: bytes, contributor: dict[str, str]
) -> None:
    def change(book: Book) -> None:
        record = {"licence": "CC_BY_4_0", "language of the record": "English"}
        transfer = {"practice learned from": f"{ID}practice/fi/kiva", "to country": "Latvia"}
        fill(
            book["Transfers"],
            4,
            **{"key": "sheet-transfer", "kind of transfer": "adapted", **transfer, **record},
        )
        event = {"key": "sheet-event", "kind": "peer learning activity", "name of the event (en)": "Invented"}
        fill(book["Events"], 4, **{**event, "start": "2019-05", "host country": "Latvia", **record})

    answer = send(house, changed(blank, change), contributor)
    assert violations(answer) == []
    assert counts(answer) == (2, 0, 0, 0)
    assert [item["contribution"] for item in answer.json["items"]] == [  # type: ignore[index]
        f"{ID}contribution/lv/transfer-sheet-transfer",
        f"{ID}contribution/lv/event-sheet-event",
    ]
