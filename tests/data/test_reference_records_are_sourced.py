"""Every record of the reference data says where it comes from, and every text which language it is in."""

import re

import pytest

from paraugs.terms import Literal, Quad
from shipped import Statements, read_all, short, statements

FILES = (
    "data/framework/*.ttl",
    "data/tools/*.ttl",
    "data/instruments/*.ttl",
    "data/monitor/*.ttl",
    "data/catalogue/*.ttl",
)
RECORDS = (
    "par:StrategicFramework",
    "par:StrategicObjective",
    "par:PriorityArea",
    "par:Benchmark",
    "par:Indicator",
    "par:ReferenceTool",
    "par:Instrument",
    "par:WorkingGroup",
    "par:PeerLearningActivity",
    "par:PeerReview",
    "par:Seminar",
    "par:Forum",
    "par:Summit",
    "par:MonitorEdition",
    "par:FundingProgramme",
    "par:Edition",
    "org:Organization",
    "dcat:Dataset",
)
# Codes and addresses, not words: they are the same in every language.
CODES = {
    "dct:identifier",
    "skos:notation",
    "par:workCycle",
    "par:datasetCode",
    "par:datasetFilter",
    "void:uriSpace",
}
# The lexical forms that the data use of each datatype (XML Schema part 2): a value must mean what it says.
FORMS = {
    "gYear": r"[12]\d{3}",
    "gYearMonth": r"[12]\d{3}-(0[1-9]|1[0-2])",
    "date": r"[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])",
    "decimal": r"\d+\.\d+",
    "integer": r"\d+",
    "boolean": "true|false",
    "wktLiteral": r"POINT\(.+\)|POLYGON\(\(.+\)\)",
}
OURSELVES = "body/paraugs-collectors"
OUR_DATASETS = {"dataset/paraugs", "dataset/practices"}


@pytest.fixture(scope="module")
def quads() -> list[Quad]:
    return read_all(*FILES)


@pytest.fixture(scope="module")
def graph(quads: list[Quad]) -> Statements:
    return statements(quads)


def is_sourced(graph: Statements, record: str) -> bool:
    """Tell whether a record names a page or a print, is part of ours, or says that none was found."""
    if graph.of(record, "dct:isPartOf") & OUR_DATASETS:
        return True
    notes = graph.of(record, "par:fieldNote")
    return bool(
        graph.of(record, "dct:source")
        or graph.of(record, "dct:bibliographicCitation")
        or graph.of(record, "dcat:landingPage")
        or any(note.endswith("-unverified") for note in notes)
    )


@pytest.mark.parametrize("kind", RECORDS)
def test_every_record_names_its_source_or_says_that_none_was_found(graph: Statements, kind: str) -> None:
    records = set(graph.having("rdf:type", kind)) - {OURSELVES}

    assert records
    assert {record for record in records if not is_sourced(graph, record)} == set()


def test_a_source_is_an_address(quads: list[Quad]) -> None:
    sources = [quad.object for quad in quads if short(quad.predicate) == "dct:source"]

    assert [source for source in sources if isinstance(source, Literal)] == []


def test_every_text_has_a_language(quads: list[Quad]) -> None:
    bare = {
        (short(quad.subject), short(quad.predicate))
        for quad in quads
        if isinstance(quad.object, Literal) and not quad.object.language and not quad.object.datatype
    }

    assert {entry for entry in bare if entry[1] not in CODES} == set()


def test_every_value_can_be_read_as_what_it_is_said_to_be(quads: list[Quad]) -> None:
    typed = [(quad.object.datatype, quad.object.value) for quad in quads if isinstance(quad.object, Literal)]

    assert {
        (datatype, value)
        for datatype, value in typed
        if datatype and not re.fullmatch(FORMS[datatype.rsplit("#", 1)[1]], value)
    } == set()
