"""The workbook to fill in is for everybody, in the languages of each state."""

import io

import openpyxl
import pytest

from contributing import House


def test_the_template_is_for_everybody(house: House) -> None:
    answer = house.visitor().get("/contributions/template.xlsx?state=BE&language=lv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="paraugs-be-lv.xlsx"'
    headings = [cell.value for cell in openpyxl.load_workbook(io.BytesIO(answer.data))["Prakses"][2]]
    assert headings[1:5] == [f"nosaukums ({code})" for code in ("en", "nl", "fr", "de")]


@pytest.mark.parametrize("query", ["state=XX", "state=LV&language=xx"])
def test_an_unknown_state_or_language_is_not_found(house: House, query: str) -> None:
    assert house.visitor().get(f"/contributions/template.xlsx?{query}").status_code == 404
