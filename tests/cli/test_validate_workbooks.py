"""`paraugs validate book.xlsx --state LV` tells what is wrong by sheet and cell."""

import json
from pathlib import Path

import pytest

from forms.sheet_kit import shipped, workbook
from paraugs.cli.main import main
from workbooks import saved


def test_a_workbook_of_shipped_practices_conforms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "iceland.xlsx"
    file.write_bytes(workbook(shipped("is")))
    assert main(["validate", "--json", "--state", "IS", str(file)]) == 0
    names = [one["file"].removeprefix(str(file)) for one in json.loads(capsys.readouterr().out)["files"]]
    keys = [one.contribution.value.rpartition("/")[2] for one in shipped("is")]
    assert names == ["", *(f" Practices!A{row} {key}" for row, key in enumerate(keys, 4))]


def test_what_must_be_mended_is_told_by_cell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "invented.xlsx"
    file.write_bytes(saved({"Practices": [["key", "title (en)"], ["invented", "x" * 101]]}))
    assert main(["validate", "--json", "--state", "lv", str(file)]) == 1
    book, row = json.loads(capsys.readouterr().out)["files"]
    assert book["conforms"] is True
    assert "Practices!B2" in {one["cell"] for one in row["findings"] if one["severity"] == "violation"}


def test_a_file_that_is_no_workbook_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "list.xlsx"
    file.write_bytes(b"key,title")
    assert main(["validate", "--state", "lv", str(file)]) == 2
    assert "This is no workbook (.xlsx)." in capsys.readouterr().out


def test_a_workbook_needs_a_state(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(tmp_path / "book.xlsx")]) == 2
    assert "--state LV" in capsys.readouterr().err
