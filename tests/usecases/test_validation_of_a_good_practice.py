"""A practice that is as it should be gets no finding, in whichever syntax it is written."""

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from validating import GOOD_PRACTICE, check, check_text, validate

SYNTAXES = {
    "practice.ttl": ox.RdfFormat.TURTLE,
    "practice.trig": ox.RdfFormat.TRIG,
    "practice.nt": ox.RdfFormat.N_TRIPLES,
    "practice.nq": ox.RdfFormat.N_QUADS,
    "practice.rdf": ox.RdfFormat.RDF_XML,
    "practice.jsonld": ox.RdfFormat.JSON_LD,
}


def written(folder: Path, name: str) -> Path:
    ox.serialize(ox.parse(path=GOOD_PRACTICE), folder / name, SYNTAXES[name])
    return folder / name


def test_a_complete_practice_has_no_finding() -> None:
    report = check(GOOD_PRACTICE)
    assert report.conforms
    assert report.findings == ()


@pytest.mark.parametrize("name", SYNTAXES)
def test_the_same_practice_in_any_syntax_has_no_finding(name: str, tmp_path: Path) -> None:
    report = check(written(tmp_path, name))
    assert report.fault is None
    assert report.findings == ()


def test_a_given_media_type_counts_more_than_the_name(tmp_path: Path) -> None:
    path = tmp_path / "practice.txt"
    path.write_bytes(GOOD_PRACTICE.read_bytes())
    assert check(path, media_type="text/turtle").conforms


def test_files_checked_together_may_point_to_one_another(tmp_path: Path) -> None:
    text = GOOD_PRACTICE.read_text(encoding="utf-8")
    head, _, tail = text.partition("<practice/ee/reading-buddies#study-1> a par:Study")
    prefixes = text[: text.index("<contribution")]
    first, second = tmp_path / "first.ttl", tmp_path / "second.ttl"
    first.write_text(head, encoding="utf-8")
    second.write_text(f"{prefixes}<practice/ee/reading-buddies#study-1> a par:Study{tail}", encoding="utf-8")
    together = validate([first, second], "en")
    assert not [f.message for f in together.files[0].findings if f.severity == "violation"]
    alone = [f.shape.value.split("#")[1] for f in check(first).findings if f.severity == "violation"]
    assert sorted(alone) == [
        "outcome-claim-assessment-class",
        "outcome-claim-study-class",
        "practice-material-class",
    ]


def test_a_node_without_a_name_is_checked_like_any_other(tmp_path: Path) -> None:
    text = GOOD_PRACTICE.read_text(encoding="utf-8")
    bare = text.replace("<practice/ee/reading-buddies#study-1>", "_:study")
    assert check_text(tmp_path, bare).findings == ()


def test_a_document_may_use_our_json_ld_context_by_its_address(tmp_path: Path) -> None:
    document = {
        "@context": "https://w3id.org/paraugs/ontology/context.jsonld",
        "id": "https://w3id.org/paraugs/id/practice/ee/reading-buddies",
        "type": "par:Practice",
    }
    report = check_text(tmp_path, json.dumps(document), name="practice.jsonld")
    assert report.fault is None
    assert "practice-title-required" in {finding.shape.value.split("#")[1] for finding in report.findings}
