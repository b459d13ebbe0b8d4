"""A workbook goes out, is filled in and comes back; each row is taken in or told what to mend, by cell."""

import base64
import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from werkzeug.test import TestResponse

from contributing import House, mark
from paraugs.forms.reading import read_forms
from paraugs.resources import find_resources
from paraugs.sheets.cells import Position
from paraugs.sheets.columns import columns_of
from paraugs.sheets.layout import lay_out
from workbooks import changed

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ID = "https://w3id.org/paraugs/id/"

SHIPPED = ("adult-learning-maap", "childrens-jury", "darba-vide-balstitas-macibas")

Book = openpyxl.Workbook


@pytest.fixture
def officer(house: House) -> dict[str, str]:
    """Give the token of a Latvian contributor."""
    return house.token("contributor")


@pytest.fixture(scope="module")
def blank(house: House) -> bytes:
    """Give the workbook to fill in."""
    return house.visitor().get("/contributions/template.xlsx?state=LV&language=en").data


def fill(sheet: Any, row: int, **cells: object) -> None:
    """Write into a row of a sheet by the headings in its second row."""
    headings = {cell.value: cell.column for cell in sheet[2]}
    for heading, value in cells.items():
        sheet.cell(row, headings[heading]).value = value


def practice(key: str, row: int = 4, **more: object) -> Callable[[Book], None]:
    """Fill in an invented practice that has all that is required."""

    def change(book: Book) -> None:
        answers = {
            "key": key,
            "title (en)": f"Invented practice {key}",
            "one-line summary (en)": f"What is invented for {key}.",
            "description (en)": f"This practice is invented, it serves the test {key}.",
            "ET 2020 objective": "Making lifelong learning and mobility a reality",
            "topic": "reading",
            "learning mode": "formal learning",
            "education stage": "adult learning",
            "licence": "CC_BY_4_0",
        }
        fill(book["Practices"], row, **answers | more)
        fill(
            book["Organisations"], row, **{"key": f"{key}-body", "name of the organisation (en)": "Invented"}
        )
        body = {"responsible body": f"{key}-body", "start year": 2017}
        fill(book["Implementations"], row, **{"belongs to": key, "country": "Latvia", **body})

    return change


def send(house: House, data: bytes, headers: dict[str, str], query: str = "") -> TestResponse:
    """Send a workbook as the body of a request."""
    return house.visitor().post(
        f"/contributions/spreadsheet{query}",
        data=data,
        content_type=XLSX,
        headers={"Accept": "application/json", **headers},
    )


def counts(answer: TestResponse) -> tuple[int, int, int, int]:
    """Give how many rows were created, revised, unchanged, refused."""
    assert answer.status_code == 200, answer.text
    assert answer.json
    found = answer.json["counts"]
    return found["created"], found["revised"], found["unchanged"], found["refused"]


def outcomes(answer: TestResponse) -> dict[str, str]:
    """Give what became of each row, by its key: other tests have put rows of their own into a current copy."""
    assert answer.status_code == 200, answer.text
    return {item["key"]: item["outcome"] for item in (answer.json or {})["items"]}


def violations(answer: TestResponse) -> list[tuple[str, str]]:
    """Give the cells and messages of what must be mended."""
    assert answer.json
    found = [*answer.json["findings"], *(one for item in answer.json["items"] for one in item["findings"])]
    return [(one["cell"], one["message"]) for one in found if one["severity"] == "violation"]


def current(house: House, headers: dict[str, str]) -> bytes:
    """Give the workbook of what Latvia has contributed."""
    return house.visitor().get("/contributions/spreadsheet?state=LV&language=en", headers=headers).data


def row_of(book: Book, key: str) -> int:
    """Give the row of a practice."""
    return next(cell.row for cell in book["Practices"]["A"] if cell.value == key)


def test_a_practice_is_created_and_can_be_read_at_its_address(
    house: House, blank: bytes, officer: dict[str, str]
) -> None:
    answer = send(house, changed(blank, practice("sheet-new")), officer)
    assert counts(answer) == (1, 0, 0, 0)
    (item,) = answer.json["items"]  # type: ignore[index]
    assert (item["key"], item["cell"], item["outcome"]) == ("sheet-new", "Practices!A4", "created")
    assert item["contribution"] == f"{ID}contribution/lv/sheet-new"
    held = house.visitor().get("/contributions/lv/sheet-new", headers={**officer, "Accept": "text/turtle"})
    assert "Invented practice sheet-new" in held.text


def test_rows_that_are_right_are_taken_in_while_others_are_mended(
    house: House, blank: bytes, officer: dict[str, str]
) -> None:
    def change(book: Book) -> None:
        practice("sheet-right")(book)
        practice("sheet-wrong", 5, **{"topic": "reeding", "title (en)": "x" * 101})(book)

    answer = send(house, changed(blank, change), officer)
    assert counts(answer) == (1, 0, 0, 1)
    cells = dict(violations(answer))
    assert set(cells) == {"Practices!B5", _cell("topic", 5)}
    assert "longer than 100 characters" in cells["Practices!B5"]
    assert "“reeding”" in cells[_cell("topic", 5)]


def test_a_dry_run_writes_nothing(house: House, blank: bytes, officer: dict[str, str]) -> None:
    before = house.services.ledger.head().number  # type: ignore[union-attr]
    answer = send(house, changed(blank, practice("sheet-dry")), officer, "?dry-run")
    assert counts(answer) == (1, 0, 0, 0)
    assert answer.json["dryRun"] is True  # type: ignore[index]
    assert house.services.ledger.head().number == before  # type: ignore[union-attr]


def test_the_same_workbook_again_changes_nothing(house: House, blank: bytes, officer: dict[str, str]) -> None:
    data = changed(blank, practice("sheet-again"))
    assert counts(send(house, data, officer)) == (1, 0, 0, 0)
    assert counts(send(house, data, officer)) == (0, 0, 1, 0)


def test_a_current_copy_revises_what_was_changed_in_it_alone(
    house: House, blank: bytes, officer: dict[str, str]
) -> None:
    send(house, changed(blank, practice("sheet-revised")), officer)
    data = current(house, officer)

    def change(book: Book) -> None:
        fill(book["Practices"], row_of(book, "sheet-revised"), **{"number reached": 250})

    found = outcomes(send(house, changed(data, change), officer))
    assert found["sheet-revised"] == "revised"
    assert {found[key] for key in SHIPPED} == {"unchanged"}
    again = outcomes(send(house, changed(data, change), officer))
    assert again["sheet-revised"] == "unchanged"


def test_a_copy_that_others_overtook_overwrites_nothing(
    house: House, blank: bytes, officer: dict[str, str]
) -> None:
    send(house, changed(blank, practice("sheet-stale")), officer)
    data = current(house, officer)

    def change(number: int) -> Callable[[Book], None]:
        return lambda book: fill(book["Practices"], row_of(book, "sheet-stale"), **{"number reached": number})

    assert outcomes(send(house, changed(data, change(1)), officer))["sheet-stale"] == "revised"
    answer = send(house, changed(data, change(2)), officer)
    assert outcomes(answer)["sheet-stale"] == "refused"
    messages = [message for _, message in violations(answer)]
    assert sum(message.startswith("Somebody revised this after revision") for message in messages) == 1


def test_a_blank_template_does_not_overwrite_what_is_there(
    house: House, blank: bytes, officer: dict[str, str]
) -> None:
    assert counts(send(house, changed(blank, practice("sheet-taken")), officer)) == (1, 0, 0, 0)
    other = practice("sheet-taken", **{"title (en)": "Another invented title"})
    answer = send(house, changed(blank, other), officer)
    assert counts(answer) == (0, 0, 0, 1)
    assert [cell for cell, _ in violations(answer)] == ["Practices!A4"]


def test_a_row_of_another_state_is_refused_by_itself(
    house: House, blank: bytes, officer: dict[str, str]
) -> None:
    def change(book: Book) -> None:
        practice("sheet-own")(book)
        practice(f"{ID}practice/fi/sheet-foreign", 5)(book)

    answer = send(house, changed(blank, change), officer)
    assert counts(answer) == (1, 0, 0, 1)
    assert answer.json["items"][1]["problem"]["status"] == 403  # type: ignore[index]


def test_the_marked_copy_shows_findings_in_their_cells_and_can_be_sent_again(
    house: House, blank: bytes, officer: dict[str, str]
) -> None:
    def change(book: Book) -> None:
        practice("sheet-marked")(book)
        practice("sheet-unmarked", 5, **{"title (en)": None})(book)

    answer = send(house, changed(blank, change), {**officer, "Accept": XLSX})
    assert answer.content_type == XLSX
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    cell = book["Practices"]["B5"]
    assert "must be mended: “title” is empty. A name of at most 100 characters" in cell.comment.text
    assert ("Practices!B5", "must be mended") in {row[:2] for row in book["Findings"].values}
    mended = changed(
        answer.data, lambda book: fill(book["Practices"], 5, **{"title (en)": "Invented, mended"})
    )
    assert counts(send(house, mended, officer)) == (1, 0, 1, 0)
    revised = changed(answer.data, lambda book: fill(book["Practices"], 4, **{"number reached": 3}))
    assert counts(send(house, revised, officer))[1] == 1


def test_drafts_may_have_violations(house: House, blank: bytes, officer: dict[str, str]) -> None:
    data = changed(blank, practice("sheet-draft", topic=None))
    assert counts(send(house, data, officer)) == (0, 0, 0, 1)
    answer = send(house, data, officer, "?as=draft")
    assert counts(answer) == (1, 0, 0, 0)
    assert answer.json["items"][0]["status"] == "draft"  # type: ignore[index]


def test_findings_are_a_table_too_that_runs_nothing(
    house: House, blank: bytes, officer: dict[str, str]
) -> None:
    data = changed(blank, practice("sheet-table", topic="=1+1"))
    answer = send(house, data, {**officer, "Accept": "text/csv"})
    assert answer.content_type == "text/csv; charset=utf-8"
    assert _cell("topic", 4) in answer.text
    assert not any(cell.startswith("=") for line in answer.text.splitlines() for cell in line.split(","))


def test_other_kinds_of_things_come_in_by_their_sheets(
    house: House, blank: bytes, officer: dict[str, str]
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

    answer = send(house, changed(blank, change), officer)
    assert violations(answer) == []
    assert counts(answer) == (2, 0, 0, 0)
    assert [item["contribution"] for item in answer.json["items"]] == [  # type: ignore[index]
        f"{ID}contribution/lv/transfer-sheet-transfer",
        f"{ID}contribution/lv/event-sheet-event",
    ]


@pytest.mark.parametrize(
    ("headers", "status"),
    [({}, 401), ({"Authorization": "Bearer invented"}, 401)],
    ids=["nobody", "wrong token"],
)
def test_only_those_who_contribute_may_send_one_in(
    house: House, blank: bytes, headers: dict[str, str], status: int
) -> None:
    assert send(house, blank, headers).status_code == status


def test_a_reviewer_may_not_send_one_in(house: House, blank: bytes) -> None:
    assert send(house, blank, house.token("reviewer")).status_code == 403


@pytest.mark.parametrize(
    ("data", "content_type", "status", "said"),
    [
        (b"key,title", "text/csv", 415, "send the workbook as"),
        (b"key,title", XLSX, 415, "no workbook (.xlsx)"),
        (b"PK\x03\x04", XLSX, 400, "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", XLSX, 415, "old kind (.xls)"),
    ],
)
def test_what_is_no_workbook_is_told_what_to_send(
    house: House, officer: dict[str, str], data: bytes, content_type: str, status: int, said: str
) -> None:
    answer = house.visitor().post(
        "/contributions/spreadsheet",
        data=data,
        content_type=content_type,
        headers={"Accept": "application/json", **officer},
    )
    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"
    assert said in answer.json["detail"]  # type: ignore[index]


def test_a_body_beyond_the_limit_is_refused(house: House, officer: dict[str, str]) -> None:
    assert send(house, b"PK" + b"0" * (6 << 20), officer).status_code == 413


class TestPages:
    """The same in a browser."""

    def test_the_page_offers_both_workbooks_and_takes_one(self, house: House, blank: bytes) -> None:
        client = house.signed_in("contributor")
        page = client.get("/contributions/spreadsheet", headers={"Accept": "text/html"})
        assert page.headers["Cache-Control"] == "no-store"
        assert "/contributions/template.xlsx?state=LV" in page.text
        assert "/contributions/spreadsheet?state=LV" in page.text
        answer = self.post(client, changed(blank, practice("sheet-page")), "submit")
        assert "Everything was taken in" in answer.text
        assert "created: 1" in answer.text

    def test_a_visitor_is_asked_to_sign_in(self, house: House) -> None:
        answer = house.visitor().get("/contributions/spreadsheet", headers={"Accept": "text/html"})
        assert answer.status_code in (302, 303)
        assert "/account/sign-in" in answer.headers["Location"]

    def test_findings_are_shown_by_cell_with_the_marked_copy(self, house: House, blank: bytes) -> None:
        data = changed(blank, practice("sheet-shown", **{"title (en)": None}))
        answer = self.post(house.signed_in("contributor"), data, "check")
        assert "Checked; nothing was handed in" in answer.text
        assert "<strong>Practices!B4</strong> · must be mended" in answer.text
        link = answer.text.split(f'href="data:{XLSX};base64,')[1].split('"')[0]
        book = openpyxl.load_workbook(io.BytesIO(base64.b64decode(link)))
        assert "must be mended" in book["Practices"]["B4"].comment.text

    def test_the_page_and_the_findings_speak_latvian(self, house: House) -> None:
        client = house.signed_in("contributor", language="lv")
        data = client.get("/contributions/template.xlsx?state=LV&language=lv").data
        assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames[1] == "Prakses"
        filled = changed(data, lambda book: fill(book["Prakses"], 4, atslēga="lapa-lv"))
        answer = self.post(client, filled, "check", "/lv")
        assert "<strong>Prakses!B4</strong> · jālabo" in answer.text
        assert "“nosaukums” nav aizpildīts. Nosaukums līdz 100 rakstzīmēm" in answer.text

    def test_a_form_from_elsewhere_is_refused(self, house: House, blank: bytes) -> None:
        client = house.signed_in("contributor")
        data = {"file": (io.BytesIO(blank), "x.xlsx"), "do": "submit"}
        assert client.post("/contributions/spreadsheet", data=data).status_code == 400

    def test_a_form_without_a_file_says_what_is_missing(self, house: House) -> None:
        client = house.signed_in("contributor")
        token = mark(client, "/contributions/spreadsheet")
        answer = client.post(
            "/contributions/spreadsheet",
            data={"csrf_token": token, "do": "check"},
            content_type="multipart/form-data",
        )
        assert answer.status_code == 400
        assert answer.json["detail"].startswith("The form holds no workbook.")

    def post(self, client: Any, data: bytes, deed: str, prefix: str = "") -> TestResponse:
        """Send the form of the page."""
        form = {
            "csrf_token": mark(client, "/contributions/spreadsheet"),
            "file": (io.BytesIO(data), "filled in.xlsx"),
            "format": "html",
            "do": deed,
        }
        answer: TestResponse = client.post(
            f"{prefix}/contributions/spreadsheet", data=form, headers={"Accept": "text/html"}
        )
        assert answer.status_code == 200, answer.text
        return answer


def test_the_template_is_for_everybody(house: House) -> None:
    answer = house.visitor().get("/contributions/template.xlsx?state=BE&language=lv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="paraugs-be-lv.xlsx"'
    headings = [cell.value for cell in openpyxl.load_workbook(io.BytesIO(answer.data))["Prakses"][2]]
    assert headings[1:5] == [f"nosaukums ({code})" for code in ("en", "nl", "fr", "de")]


@pytest.mark.parametrize("query", ["state=XX", "state=LV&language=xx"])
def test_an_unknown_state_or_language_is_not_found(house: House, query: str) -> None:
    assert house.visitor().get(f"/contributions/template.xlsx?{query}").status_code == 404


def test_what_is_not_public_is_only_in_the_workbooks_of_those_who_may_see_it(
    house: House, blank: bytes, officer: dict[str, str]
) -> None:
    send(house, changed(blank, practice("sheet-private")), officer)
    assert _has(current(house, officer), "sheet-private")
    assert not _has(current(house, {}), "sheet-private")
    assert not _has(current(house, house.token("contributor", "EE")), "sheet-private")


def _has(data: bytes, key: str) -> bool:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return any(cell.value == key for cell in book["Practices"]["A"])


def _cell(heading: str, row: int) -> str:
    table = lay_out(read_forms(find_resources())).table("practice")
    columns = columns_of(table, ("en", "lv"), {})
    number = next(n for n, column in enumerate(columns, 1) if column.heading("en") == heading)
    return Position("Practices", row, number).name
