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


BROKEN = """@prefix par: <http://w3id.org/paraugs/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://w3id.org/paraugs/id/practice/ee/synthetic#implementation-1> a par:Implementation ;
    par:country " Estonia " ; par:startYear 2012 ; par:endYear "2012/13" .
"""
MENDED = """@base <https://w3id.org/paraugs/id/> .
@prefix country: <http://publications.europa.eu/resource/authority/country/> .
@prefix par: <https://w3id.org/paraugs/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<practice/ee/synthetic#implementation-1> a par:Implementation ;
    par:country country:EST ;
    par:endYear "2012/13" ;
    par:startYear "2012"^^xsd:gYear ;
.
"""


def test_certain_fixes_are_applied_and_the_rest_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "synthetic.ttl"
    file.write_text(BROKEN, encoding="utf-8")
    assert main(["validate", "--fix", str(file)]) == 1
    shown = capsys.readouterr()
    assert shown.out == MENDED
    assert "“2012/13” was found" in shown.err
    assert 'Did you mean "2012"^^xsd:gYear?' in shown.err
    assert "Estonia" not in shown.err
    assert file.read_text(encoding="utf-8") == BROKEN


def test_what_is_mended_is_written_where_it_is_wanted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, target = tmp_path / "synthetic.ttl", tmp_path / "mended.ttl"
    file.write_text(BROKEN, encoding="utf-8")
    assert main(["validate", "--fix", "--output", str(target), str(file)]) == 1
    assert capsys.readouterr().out == ""
    assert target.read_text(encoding="utf-8") == MENDED
    assert main(["validate", "--fix", "--output", str(tmp_path / "none" / "x.ttl"), str(file)]) == 2
    assert "No such file or directory" in capsys.readouterr().err


def test_one_file_is_mended_at_a_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "--fix", "a.ttl", "b.ttl"]) == 2
    assert capsys.readouterr().err == "--fix mends one file at a time\n"


def test_findings_come_as_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "synthetic.ttl"
    file.write_text(BROKEN, encoding="utf-8")
    assert main(["validate", "--csv", str(file)]) == 1
    assert capsys.readouterr().out.startswith("file,severity,message,label,")
