"""The report for a terminal, for a script and for other tools: the same findings in text, JSON and Turtle."""

import json
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import RDF, SH

from paraugs.contribute.findings.finding import Finding, Severity
from paraugs.contribute.findings.report import FileReport, Report
from paraugs.contribute.validation import check_records
from paraugs.resources import Resources
from paraugs.terms import IRI
from validating import GOOD_PRACTICE, ROOT, validate

GOOD = GOOD_PRACTICE.read_text(encoding="utf-8")


def report_with_one_fault(folder: Path, language: str = "en") -> Report:
    path = folder / "practice.ttl"
    path.write_text(GOOD.replace("par:country country:EST", 'par:country "Estonia"'), encoding="utf-8")
    return validate([path], language)


def test_text_names_file_node_place_message_and_fix(tmp_path: Path) -> None:
    report = report_with_one_fault(tmp_path)
    line = GOOD[: GOOD.index("par:country")].count("\n") + 1
    assert report.to_text() == (
        f"{tmp_path}/practice.ttl: does not conform (1 violation, 0 warnings, 0 hints)\n"
        "  violation: https://w3id.org/paraugs/id/practice/ee/reading-buddies#implementation-1 par:country"
        f" (line {line}, column 17)\n"
        "    “Estonia” was found in the field “country”; it is not in the EU list of countries. Use an"
        " entry of it: an IRI such as http://publications.europa.eu/resource/authority/country/EST."
        " Replace “Estonia” by country:EST.\n"
        "    https://w3id.org/paraugs/shapes#implementation-country-listed\n"
    )


def test_text_in_latvian(tmp_path: Path) -> None:
    first = report_with_one_fault(tmp_path, "lv").to_text().splitlines()[0]
    assert first == f"{tmp_path}/practice.ttl: neatbilst (1 pārkāpums, 0 brīdinājumu, 0 ieteikumu)"


def test_hints_are_counted_and_shown_only_when_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "practice.ttl"
    path.write_text(GOOD.replace("    par:numberReached 250 ;\n", ""), encoding="utf-8")
    report = validate([path], "en")
    assert report.to_text() == f"{path}: conforms (0 violations, 0 warnings, 1 hint)\n"
    assert "par:numberReached" in report.to_text(hints=True)


def test_json_holds_everything(tmp_path: Path) -> None:
    body = json.loads(report_with_one_fault(tmp_path).to_json())
    (file,) = body["files"]
    (finding,) = file["findings"]
    assert (body["conforms"], body["language"], file["conforms"], file["fault"]) == (False, "en", False, None)
    assert file["counts"] == {"violation": 1, "warning": 0, "info": 0}
    (fix,) = finding.pop("fixes")
    statement = (
        "<https://w3id.org/paraugs/id/practice/ee/reading-buddies#implementation-1>"
        " <https://w3id.org/paraugs/ontology#country> "
    )
    assert len(fix.pop("id")) == 12
    assert fix == {
        "text": "Replace “Estonia” by country:EST.",
        "certain": True,
        "remove": [statement + '"Estonia" .'],
        "add": [statement + "<http://publications.europa.eu/resource/authority/country/EST> ."],
    }
    line = GOOD[: GOOD.index("par:country")].count("\n") + 1
    assert finding == {
        "severity": "violation",
        "message": (
            "“Estonia” was found in the field “country”; it is not in the EU list of countries. Use an"
            " entry of it: an IRI such as http://publications.europa.eu/resource/authority/country/EST."
        ),
        "label": "country",
        "expected": "The country where it is carried out, from the EU list of countries.",
        "focus": "https://w3id.org/paraugs/id/practice/ee/reading-buddies#implementation-1",
        "path": "par:country",
        "steps": ["https://w3id.org/paraugs/ontology#country"],
        "value": "Estonia",
        "shape": "https://w3id.org/paraugs/shapes#implementation-country-listed",
        "component": "http://www.w3.org/ns/shacl#NodeConstraintComponent",
        "rule": "https://w3id.org/paraugs/shapes#implementation-country-listed",
        "line": line,
        "column": 17,
        "exact": True,
        "field": "",
        "cell": "",
    }


def test_turtle_is_a_shacl_report_with_the_same_messages(tmp_path: Path) -> None:
    report = report_with_one_fault(tmp_path)
    graph = rdflib.Graph().parse(data=report.to_turtle(), format="turtle")
    (root,) = graph.subjects(RDF.type, SH.ValidationReport)
    (result,) = graph.objects(root, SH.result)
    assert graph.value(root, SH.conforms) == rdflib.Literal(False)
    assert str(graph.value(result, SH.value)) == "Estonia"
    messages = list(graph.objects(result, SH.resultMessage))
    assert messages == [rdflib.Literal(report.files[0].findings[0].message, lang="en")]


def test_turtle_is_one_report_over_all_files(tmp_path: Path) -> None:
    first, second = tmp_path / "first.ttl", tmp_path / "second.ttl"
    for path in (first, second):
        path.write_text(
            "@prefix par: <https://w3id.org/paraugs/ontology#> .\n<urn:x> a par:Studi .\n", encoding="utf-8"
        )
    graph = rdflib.Graph().parse(data=validate([first, second], "en").to_turtle(), format="turtle")
    (root,) = graph.subjects(RDF.type, SH.ValidationReport)
    results = list(graph.objects(root, SH.result))
    assert len(results) == 2
    assert all(graph.value(result, SH.resultMessage) for result in results)


def test_exit_codes_tell_a_script(tmp_path: Path) -> None:
    assert validate([GOOD_PRACTICE], "en").exit_code == 0
    assert report_with_one_fault(tmp_path).exit_code == 1
    assert validate([tmp_path / "nothing.ttl"], "en").exit_code == 2


def test_whole_records_are_checked_without_adding_to_them(tmp_path: Path) -> None:
    path = tmp_path / "practice.ttl"
    path.write_text(GOOD.replace("par:memberState country:EST ;", ""), encoding="utf-8")
    assert not check_records([path], Resources(ROOT)).conforms
    assert validate([path]).conforms


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 ieteikumu"), (1, "1 ieteikums"), (3, "3 ieteikumi"), (11, "11 ieteikumu"), (21, "21 ieteikums")],
)
def test_numbers_are_counted_as_latvian_counts(number: int, words: str) -> None:
    nowhere = IRI("https://example.org/shape")
    hint = Finding(Severity.INFO, "Teksts.", "https://example.org/a", "par:topic", None, nowhere, nowhere)
    assert words in Report((FileReport("a.ttl", (hint,) * number),), "lv").to_text()
