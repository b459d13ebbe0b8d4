"""Well-formed RDF that makes no sense, or means to cheat, gets findings like any other and stops nothing."""

from pathlib import Path

import pytest

from validating import SHAPES, check_text

PREFIXES = """@prefix dct: <http://purl.org/dc/terms/> .
@prefix par: <https://w3id.org/paraugs/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def demands_broken(folder: Path, text: str) -> set[str]:
    report = check_text(folder, PREFIXES + text)
    assert report.fault is None
    return {finding.shape.value.removeprefix(SHAPES) for finding in report.findings}


def test_an_entry_of_ones_own_making_is_not_taken_for_one_of_our_list(tmp_path: Path) -> None:
    text = """<urn:a> a par:Practice ; par:topic <urn:topic> .
<urn:topic> skos:inScheme <https://w3id.org/paraugs/id/scheme/topic> ."""
    assert "practice-topic-listed" in demands_broken(tmp_path, text)


def test_nodes_where_dates_should_be_are_found(tmp_path: Path) -> None:
    text = "<urn:a> a par:Implementation ; par:startYear [] ; par:endYear [] , <urn:b> ."
    broken = demands_broken(tmp_path, text)
    assert {"implementation-start-year-datatype", "implementation-end-year-datatype"} <= broken


def test_texts_and_nodes_where_numbers_should_be_are_found(tmp_path: Path) -> None:
    text = (
        """<urn:a> a par:Practice ; par:numberReached "many"^^xsd:integer , [] , "NaN"^^xsd:double , -1 ."""
    )
    assert {"practice-reached-datatype", "practice-reached-minimum"} <= demands_broken(tmp_path, text)


def test_a_list_where_a_text_should_be_is_found(tmp_path: Path) -> None:
    assert "text-tagged" in demands_broken(tmp_path, '<urn:a> a par:Practice ; dct:title ( "a"@en "b"@en ) .')


def test_a_file_that_bends_the_ontology_does_not_bend_its_own_check(tmp_path: Path) -> None:
    text = "par:B a rdfs:Class ; rdfs:subClassOf par:Practice . <urn:a> a par:B ."
    assert "term-known" in demands_broken(tmp_path, text)


def test_classes_of_ones_own_in_a_circle_end(tmp_path: Path) -> None:
    text = """<urn:A> rdfs:subClassOf <urn:B> , par:Practice .
<urn:B> rdfs:subClassOf <urn:A> .
<urn:a> a <urn:B> ."""
    assert "practice-title-required" in demands_broken(tmp_path, text)


@pytest.mark.parametrize("start", ["2016", "soon"])
def test_an_event_with_dates_that_cannot_be_compared_is_found(start: str, tmp_path: Path) -> None:
    text = f"""<urn:a> a par:PeerReview ; par:startDate "{start}" ; par:endDate "2015-01-01"^^xsd:date ."""
    assert "activity-start-datatype" in demands_broken(tmp_path, text)


def test_thousands_of_statements_are_checked(tmp_path: Path) -> None:
    text = "".join(f"<urn:{number}> dct:relation <urn:{number + 1}> .\n" for number in range(2_900))
    assert demands_broken(tmp_path, f"{text}<urn:0> a par:Material .") >= {"material-title-required"}
