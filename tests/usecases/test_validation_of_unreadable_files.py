"""What cannot be read is said with the reason, with line and column where there is a place."""

import json
from pathlib import Path

import pytest

from paraugs.contribute.findings.report import FileReport
from paraugs.errors import Place
from validating import GOOD_PRACTICE, check, examiner, validate


def checked(folder: Path, name: str, data: bytes) -> FileReport:
    path = folder / name
    path.write_bytes(data)
    return check(path)


def reason_of(report: FileReport) -> str:
    assert report.conforms is None
    assert report.fault is not None
    return report.fault.reason


@pytest.mark.parametrize(
    ("name", "data", "place"),
    [
        (
            "a.ttl",
            b"@prefix par: <https://w3id.org/paraugs/ontology#> .\n<urn:a> a par:Practice\n",
            Place(3, 1),
        ),
        ("a.trig", b"<urn:g> {\n<urn:a> <urn:b> 'c'@en-!- .\n}", Place(2, 23)),
        ("a.nt", b"<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn b> 1 .\n", Place(2, 14)),
        ("a.nq", b"<urn:a> <urn:b> <urn:c> <urn:d> <urn:e> .\n", Place(1, 33)),
        ("a.jsonld", b'{\n"@id": "urn:a",\n}', Place(3, 1)),
        ("a.ttl", b'<urn:a> <urn:b> "\xff" .', None),
    ],
)
def test_broken_syntax_is_told_with_its_place(
    name: str, data: bytes, place: Place | None, tmp_path: Path
) -> None:
    report = checked(tmp_path, name, data)
    assert reason_of(report)
    assert report.fault is not None
    assert report.fault.place is not None
    if place:
        assert report.fault.place.line == place.line


def test_a_document_type_is_refused_before_entities_multiply(tmp_path: Path) -> None:
    bomb = b'<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<x>&b;</x>'
    report = checked(tmp_path, "a.rdf", bomb)
    assert "document type" in reason_of(report)
    assert report.fault is not None
    assert report.fault.place == Place(2, 1)


@pytest.mark.parametrize("declaration", ["<!doctype", "<rdf:RDF><!DOCTYPE", "<x y='<!--'><!DOCTYPE"])
def test_a_document_type_is_found_wherever_it_stands(declaration: str, tmp_path: Path) -> None:
    data = f'{declaration} x [<!ENTITY a "aaaa">]>'.encode()
    assert "document type" in reason_of(checked(tmp_path, "a.rdf", data))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("spaces.rdf", b" " * 1_000_000 + b"<x/>"),
        ("comments.rdf", b"<!--" * 400_000),
        ("instructions.rdf", b"<?" * 800_000),
        ("quotes.jsonld", b'"' + b'\\"' * 800_000),
        ("lines.ttl", b"\n" * 1_900_000 + b"<"),
    ],
)
def test_bytes_that_lead_a_search_astray_are_refused_in_no_time(
    name: str, data: bytes, tmp_path: Path
) -> None:
    assert reason_of(checked(tmp_path, name, data))


def test_json_ld_nested_too_deep_is_refused(tmp_path: Path) -> None:
    assert "deeper than 100" in reason_of(
        checked(tmp_path, "a.jsonld", b'{"urn:a":' * 5000 + b"1" + b"}" * 5000)
    )


@pytest.mark.parametrize("name", ["a.ttl", "a.trig", "a.nt", "a.nq"])
def test_triple_terms_nested_too_deep_are_refused(name: str, tmp_path: Path) -> None:
    data = b"<urn:a> <urn:b> " + b"<<( <urn:a> <urn:b> " * 30_000 + b"<urn:c>" + b" )>>" * 30_000 + b" ."
    assert "deeper than 100" in reason_of(checked(tmp_path, name, data))


def test_a_context_elsewhere_is_not_fetched(tmp_path: Path) -> None:
    document = {"@context": "http://127.0.0.1:9/context", "@id": "urn:a", "@type": "Practice"}
    assert "nothing is fetched" in reason_of(checked(tmp_path, "a.jsonld", json.dumps(document).encode()))


@pytest.mark.parametrize(
    "statement", ["<urn:a> <urn:b> <<( <urn:x> <urn:y> <urn:z> )>> .", '<urn:a> <urn:b> "x"@ar--rtl .']
)
def test_terms_of_rdf_1_2_are_told(statement: str, tmp_path: Path) -> None:
    assert "RDF 1.2" in reason_of(checked(tmp_path, "a.ttl", statement.encode()))


def test_an_unknown_ending_is_told_with_those_that_are_known(tmp_path: Path) -> None:
    assert ".ttl" in reason_of(checked(tmp_path, "practice.docx", b"PK"))


def test_a_file_that_is_not_there_and_a_folder_are_told(tmp_path: Path) -> None:
    assert reason_of(check(tmp_path / "nothing.ttl")) == "No such file or directory"
    (tmp_path / "folder.ttl").mkdir()
    assert reason_of(check(tmp_path / "folder.ttl")) == "Is a directory"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    most = examiner().bounds.most_bytes
    assert "5 MiB at most" in reason_of(checked(tmp_path, "a.ttl", b"#" * (most + 1)))


@pytest.mark.parametrize("data", [b"", b"# nothing\n", b"<urn:a> <urn:b> <urn:c> ."])
def test_a_file_with_nothing_to_check_does_not_pass(data: bytes, tmp_path: Path) -> None:
    assert "No practice, transfer" in reason_of(checked(tmp_path, "a.ttl", data))


def test_one_file_that_cannot_be_read_does_not_keep_the_others_from_being_checked(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("<", encoding="utf-8")
    report = validate([broken, GOOD_PRACTICE], "en")
    assert [file.conforms for file in report.files] == [None, True]
    assert report.exit_code == 2
