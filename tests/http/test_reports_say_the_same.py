"""A report says the same in each of its forms: text, JSON, CSV, RDF in four syntaxes, and HTML."""

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import RDF, RDFS, SH

from contributing import House
from corpus_reading import NAMES, read_broken
from paraugs.contribute.findings.file_report import Fault, FileReport
from paraugs.contribute.findings.finding import Finding, Severity
from paraugs.contribute.findings.report import Report
from paraugs.errors import Place
from paraugs.graph.parsing import parse
from paraugs.graph.serialising import serialise
from paraugs.terms import IRI, Triple
from validating import validate

RDF_FORMS = ("text/turtle", "application/ld+json", "application/rdf+xml", "application/n-triples")
DASH = rdflib.Namespace("http://datashapes.org/dash#")
CHOSEN = ("country-misspelt", "date-with-slashes", "text-that-turns", "class-misspelt", "property-of-nobody")
Fact = tuple[str, str, str, str, frozenset[str]]


def report_on(folder: Path, name: str) -> Report:
    path = folder / "synthetic.ttl"
    path.write_text(read_broken(name).text, encoding="utf-8")
    return validate([path], "en")


def facts(report: Report) -> set[Fact]:
    """Give what must be in every form: weight, sentence, node, rule, and the fixes."""
    return {
        (str(each.severity), each.message, each.focus, each.rule, frozenset(fix.text for fix in each.fixes))
        for file in report.files
        for each in file.findings
    }


@pytest.mark.parametrize("name", CHOSEN)
def test_json_csv_and_text_say_the_same(name: str, tmp_path: Path) -> None:
    report = report_on(tmp_path, name)
    assert facts(report)
    (file,) = json.loads(report.to_json())["files"]
    in_json = set()
    for each in file["findings"]:
        fixes = frozenset(fix["text"] for fix in each["fixes"])
        in_json.add((each["severity"], each["message"], each["focus"], each["rule"], fixes))
    assert in_json == facts(report)
    in_csv = set()
    for row in csv.DictReader(io.StringIO(report.to_csv())):
        fixes = frozenset(line.partition(": ")[2] for line in row["fixes"].splitlines())
        in_csv.add((row["severity"], row["message"], row["focus"], row["rule"], fixes))
    assert in_csv == facts(report)
    text = report.to_text(hints=True)
    for _, message, focus, rule, fixes in facts(report):
        assert all(part in text for part in (message, focus, rule, *fixes))


@pytest.mark.parametrize("media_type", RDF_FORMS)
@pytest.mark.parametrize("name", CHOSEN)
def test_the_shacl_report_says_the_same_in_every_syntax(name: str, media_type: str, tmp_path: Path) -> None:
    report = report_on(tmp_path, name)
    statements = [Triple(*quad[:3]) for quad in parse(report.to_rdf(media_type).encode(), media_type)]
    graph = rdflib.Graph().parse(data=serialise(statements, "application/n-triples"), format="nt")
    (root,) = graph.subjects(RDF.type, SH.ValidationReport)
    found = set()
    for result in graph.objects(root, SH.result):
        severity = str(graph.value(result, SH.resultSeverity)).rpartition("#")[2].lower()
        told = [graph.value(result, each) for each in (SH.resultMessage, SH.focusNode, RDFS.seeAlso)]
        fixes = frozenset(str(graph.value(fix, RDFS.label)) for fix in graph.objects(result, DASH.suggestion))
        found.add((severity, *map(str, told), fixes))
    assert found == facts(report)


def test_a_place_stands_in_every_form(tmp_path: Path) -> None:
    report = report_on(tmp_path, "country-misspelt")
    (finding,) = report.files[0].findings
    assert finding.near
    line, column = finding.near.line, finding.near.column
    assert f"line {line}, column {column}" in report.to_text()
    (row,) = csv.DictReader(io.StringIO(report.to_csv()))
    assert (row["line"], row["column"], row["exact"]) == (str(line), str(column), "true")
    pointer = rdflib.Namespace("http://www.w3.org/2009/pointers#")
    graph = rdflib.Graph().parse(data=report.to_turtle(), format="turtle")
    assert [int(each) for each in graph.objects(None, pointer.lineNumber)] == [line]
    assert [int(each) for each in graph.objects(None, pointer.charNumber)] == [column]


class Words(HTMLParser):
    """The text of a page, and where its links lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text, self.links = "", set[str]()
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links.update(value for name, value in attrs if name == "href" and value)


@pytest.mark.parametrize("name", CHOSEN)
def test_the_page_says_the_same(name: str, house: House, tmp_path: Path) -> None:
    form = {"text": read_broken(name).text, "syntax": "ttl", "format": "html"}
    answer = house.visitor().post("/en/validate", data=form)
    assert answer.status_code == 200
    page = Words(answer.get_data(as_text=True))
    report = report_on(tmp_path, name)
    assert facts(report)
    for _, message, focus, rule, _ in facts(report):
        assert all(part in page.text for part in (message, focus))
        assert f"/en/shapes#{rule.partition('#')[2]}" in page.links
    fixes = [fix.id for file in report.files for finding in file.findings for fix in finding.fixes]
    assert re.findall('name="fix" value="([0-9a-f]+)"', answer.text) == fixes


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_the_table_is_a_formula(start: str) -> None:
    nowhere = IRI("https://example.org/shape")
    evil = f'{start}HYPERLINK("http://127.0.0.1/","x")'
    finding = Finding(
        Severity.INFO, evil, evil, evil, evil, nowhere, nowhere, label=evil, expected=evil, cell=evil
    )
    table = Report((FileReport(evil, (finding,)),)).to_csv()
    (row,) = csv.DictReader(io.StringIO(table, newline=""))
    assert {value[0] for value in row.values() if evil in value} == {"'"}
    assert sum(evil in value for value in row.values()) == 8


def test_what_cannot_be_read_is_a_row_and_an_object_too() -> None:
    report = Report((FileReport("synthetic.ttl", fault=Fault("a dot is missing", Place(3, 1), "Add it.")),))
    (row,) = csv.DictReader(io.StringIO(report.to_csv()))
    assert (row["severity"], row["message"], row["line"]) == ("fault", "a dot is missing Add it.", "3")
    (file,) = json.loads(report.to_json())["files"]
    assert file["fault"] == {"reason": "a dot is missing", "remedy": "Add it.", "line": 3, "column": 1}
    assert report.to_text().splitlines()[1:] == ["  line 3, column 1: a dot is missing", "    Add it."]
    assert "sh:conforms false" in report.to_turtle()


def test_all_chosen_are_in_the_corpus() -> None:
    assert set(CHOSEN) <= set(NAMES)
