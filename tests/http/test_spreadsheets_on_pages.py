"""The page takes a workbook from a browser, and shows by cell what became of it."""

import base64
import io
from typing import Any

import openpyxl
from werkzeug.test import TestResponse

from contributing import House, mark
from filled_workbooks import XLSX, fill, practice
from workbooks import changed


def post(client: Any, data: bytes, deed: str, prefix: str = "") -> TestResponse:
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


def test_the_page_offers_both_workbooks_and_takes_one(house: House, blank: bytes) -> None:
    client = house.signed_in("contributor")
    page = client.get("/contributions/spreadsheet", headers={"Accept": "text/html"})
    assert page.headers["Cache-Control"] == "no-store"
    assert "/contributions/template.xlsx?state=LV" in page.text
    assert "/contributions/spreadsheet?state=LV" in page.text
    answer = post(client, changed(blank, practice("sheet-page")), "submit")
    assert "Everything was taken in" in answer.text
    assert "created: 1" in answer.text


def test_a_visitor_is_asked_to_sign_in(house: House) -> None:
    answer = house.visitor().get("/contributions/spreadsheet", headers={"Accept": "text/html"})
    assert answer.status_code in (302, 303)
    assert "/account/sign-in" in answer.headers["Location"]


def test_findings_are_shown_by_cell_with_the_marked_copy(house: House, blank: bytes) -> None:
    data = changed(blank, practice("sheet-shown", **{"title (en)": None}))
    answer = post(house.signed_in("contributor"), data, "check")
    assert "Checked; nothing was handed in" in answer.text
    assert "<strong>Practices!B4</strong> · must be mended" in answer.text
    link = answer.text.split(f'href="data:{XLSX};base64,')[1].split('"')[0]
    book = openpyxl.load_workbook(io.BytesIO(base64.b64decode(link)))
    assert "must be mended" in book["Practices"]["B4"].comment.text


def test_the_page_and_the_findings_speak_latvian(house: House) -> None:
    client = house.signed_in("contributor", language="lv")
    data = client.get("/contributions/template.xlsx?state=LV&language=lv").data
    assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames[1] == "Prakses"
    filled = changed(data, lambda book: fill(book["Prakses"], 4, atslēga="lapa-lv"))
    answer = post(client, filled, "check", "/lv")
    assert "<strong>Prakses!B4</strong> · jālabo" in answer.text
    assert "“nosaukums” nav aizpildīts. Nosaukums līdz 100 rakstzīmēm" in answer.text


def test_a_form_from_elsewhere_is_refused(house: House, blank: bytes) -> None:
    client = house.signed_in("contributor")
    data = {"file": (io.BytesIO(blank), "x.xlsx"), "do": "submit"}
    assert client.post("/contributions/spreadsheet", data=data).status_code == 400


def test_a_form_without_a_file_says_what_is_missing(house: House) -> None:
    client = house.signed_in("contributor")
    token = mark(client, "/contributions/spreadsheet")
    answer = client.post(
        "/contributions/spreadsheet",
        data={"csrf_token": token, "do": "check"},
        content_type="multipart/form-data",
    )
    assert answer.status_code == 400
    assert answer.json["detail"].startswith("The form holds no workbook.")
