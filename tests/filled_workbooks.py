"""Workbooks as a state fills them in: written into by heading, sent, and read by what became of each row."""

import io
from collections.abc import Callable
from typing import Any

import openpyxl
from werkzeug.test import TestResponse

from contributing import House
from paraugs.forms.reading import read_forms
from paraugs.resources import find_resources
from paraugs.sheets.cells import Position
from paraugs.sheets.columns import columns_of
from paraugs.sheets.layout import lay_out

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ID = "https://w3id.org/paraugs/id/"

Book = openpyxl.Workbook


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
    """Give what became of each row, by its key: a current copy holds the rows of other tests too."""
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


def has(data: bytes, key: str) -> bool:
    """Tell whether a practice is in a workbook."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return any(cell.value == key for cell in book["Practices"]["A"])


def cell_of(heading: str, row: int) -> str:
    """Give the name of the cell of a practice under a heading."""
    table = lay_out(read_forms(find_resources())).table("practice")
    columns = columns_of(table, ("en", "lv"), {})
    number = next(n for n, column in enumerate(columns, 1) if column.heading("en") == heading)
    return Position("Practices", row, number).name
