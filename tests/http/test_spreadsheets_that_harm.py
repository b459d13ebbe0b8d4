"""Hostile workbooks sent over HTTP get an honest answer in bounded time, and what follows is served."""

import time

import pytest
from flask.testing import FlaskClient

from contributing import House
from workbooks import MAIN, PARTS, formatted_to_the_end, saved, with_entities, with_parts, zipped

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PATIENCE = 120
"""Seconds, on a machine that does much else; the reader itself is stopped after 40."""


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (with_entities("xl/worksheets/sheet1.xml"), 400),
        (with_parts(sheet=PARTS["xl/worksheets/sheet1.xml"] + " " * 70_000_000), 413),
        (with_parts(strings=f'<sst xmlns="{MAIN}">' + "<si><t>a</t></si>" * 2_000_000 + "</sst>"), 413),
        (zipped({"xl/workbook.xml": "<!DOCTYPE x SYSTEM 'file:///etc/passwd'><workbook/>"}), 400),
        (formatted_to_the_end(), 200),
        (zipped({**PARTS, "xl/vbaProject.bin": b"\0"}), 200),
        (saved({"Practices": [["key", "title (en)"], ["=1+1", "=cmd|' /C calc'!A0"]]}), 200),
        (saved({"Practices": [["key"], *[[f"key-{number}"] for number in range(1_100)]]}), 413),
    ],
    ids=["entities", "blanks", "texts", "outside entity", "a million rows", "macros", "formulas", "items"],
)
def test_it_is_answered_and_nobody_else_is_harmed(house: House, data: bytes, status: int) -> None:
    begun = time.monotonic()
    answer = send(house.visitor(), data, house.token("contributor"))
    assert answer == status
    assert time.monotonic() - begun < PATIENCE
    assert house.visitor().get("/limits").status_code == 200


def send(client: FlaskClient, data: bytes, headers: dict[str, str]) -> int:
    """Send a workbook to be checked; the status of the answer."""
    answer = client.post(
        "/contributions/spreadsheet?dry-run",
        data=data,
        content_type=XLSX,
        headers={"Accept": "application/json", **headers},
    )
    return answer.status_code
