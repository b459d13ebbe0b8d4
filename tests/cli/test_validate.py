"""`paraugs validate` tells what is wrong, with exit codes that a script can use."""

import json
from pathlib import Path

import pytest

from paraugs.cli.main import main
from paraugs.resources import Resources


def test_a_shipped_practice_conforms(resources: Resources, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(resources.root / "data/practices/is.trig")]) == 0
    assert "conforms" in capsys.readouterr().out


def test_what_is_missing_is_told_in_either_language(
    resources: Resources, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "without-licence.trig"
    text = (resources.root / "data/practices/is.trig").read_text(encoding="utf-8")
    file.write_text(text.replace("dct:license licence:CC_BY_4_0 ;", "", 1), encoding="utf-8")
    assert main(["validate", "--json", str(file)]) == 1
    english = json.loads(capsys.readouterr().out)
    assert main(["validate", "--json", "--lang", "lv", str(file)]) == 1
    latvian = json.loads(capsys.readouterr().out)
    first = [report["files"][0]["findings"][0] for report in (english, latvian)]
    assert [finding["severity"] for finding in first] == ["violation", "violation"]
    assert first[0]["message"] != first[1]["message"]


def test_a_file_that_is_no_rdf_is_told_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "broken.ttl"
    file.write_text("<https://example.org/a> a\n", encoding="utf-8")
    assert main(["validate", str(file)]) == 2
    assert "line" in capsys.readouterr().out


def test_the_report_is_shacl_when_asked(resources: Resources, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "--turtle", str(resources.root / "data/practices/is.trig")]) == 0
    assert "sh:ValidationReport" in capsys.readouterr().out
