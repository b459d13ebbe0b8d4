"""A workbook goes out, is filled in, comes back, and each row is taken in or told what to mend, by cell."""


import openpyxl
import pytest

from contributing import House
from workbooks import changed

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAGE = {"Accept": "text/html"}


@pytest.fixture
def officer(house: House) -> dict[str, str]:
    """Give the token of a Latvian contributor."""
    return house.token("contributor")


def template(house: House, query: str = "state=LV&language=en") -> bytes:
    """Give the workbook to fill in."""
    answer = house.visitor().get(f"/contributions/template.xlsx?{query}")
    assert answer.status_code == 200, answer.text
    assert answer.content_type == XLSX
    return answer.data


def fill(sheet: object, row: int, **cells: object) -> None:
    """Write into a row of a sheet by the headings in its second row; _ stands for a blank, __n for a number."""
    headings = {cell.value: cell.column for cell in sheet[2]}  # type: ignore[index]
    for name, value in cells.items():
        sheet.cell(row, headings[name.replace("_", " ")]).value = value  # type: ignore[attr-defined]


def with_practice(book: openpyxl.Workbook, key: str, row: int = 4, **more: object) -> None:
    """Fill in an invented practice that has all that is required."""
    practices = book["Practices"]
    texts = {
        "title (en)": f"Invented {key}",
        "one-line summary (en)": "An invented summary.",
        "description (en)": "An invented description.",
    }
    answers = {
        **texts,
        "key": key,
        "ET 2020 objective": "Making lifelong learning and mobility a reality",
        "topic": "reading",
        "learning mode": "formal learning",
        "education stage": "adult learning",
        "licence": "CC_BY_4_0",
        **more,
    }
    fill(practices, row, **{name: value for name, value in answers.items() if value is not None})
    fill(
        book["Organisations"],
        row,
        **{"key": f"{key} body", "name of the organisation (en)": "Invented Agency"},
    )
    fill(
        book["Implementations"],
        row,
        **{
            "key": f"{key} here",
            "belongs to": key,
            "country": "Latvia",
            "responsible body": f"{key} body",
            "start year": 2017,
        },
    )


def send(house: House, data: bytes, headers: dict[str, str], query: str = "") -> object:
    """Send a workbook as the body of a request."""
    return house.visitor().post(
        f"/contributions/spreadsheet{query}",
        data=data,
        content_type=XLSX,
        headers={"Accept": "application/json", **headers},
    )


def test_a_practice_filled_in_is_created(house: House, officer: dict[str, str]) -> None:
    data = changed(template(house), lambda book: with_practice(book, "sheet-one"))
    answer = send(house, data, officer)
    print(answer.text)
    assert answer.json["counts"] == {"created": 1, "revised": 0, "unchanged": 0, "refused": 0}
