"""Who may not send a workbook in is told so, and so is who sends something else."""

import pytest

from contributing import House
from filled_workbooks import XLSX, send


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
    house: House, contributor: dict[str, str], data: bytes, content_type: str, status: int, said: str
) -> None:
    answer = house.visitor().post(
        "/contributions/spreadsheet",
        data=data,
        content_type=content_type,
        headers={"Accept": "application/json", **contributor},
    )
    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"
    assert said in answer.json["detail"]  # type: ignore[index]


def test_a_body_beyond_the_limit_is_refused(house: House, contributor: dict[str, str]) -> None:
    assert send(house, b"PK" + b"0" * (6 << 20), contributor).status_code == 413
