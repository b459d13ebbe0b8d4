"""What the writer wrote reads back as the same statements, through a parser that is not ours."""

import pyoxigraph
import pytest
from pyoxigraph import RdfFormat

from paraugs.graph.conversion import from_quad
from paraugs.namespaces import THINGS
from paraugs.terms import IRI, BlankNode, Literal, Quad, Term, Triple
from paraugs.turtle import write_trig, write_turtle

XSD = "http://www.w3.org/2001/XMLSchema#"
SUBJECT = IRI(THINGS + "practice/fi/kiva")
PREDICATE = IRI("http://purl.org/dc/terms/title")

TEXTS = {
    "quotes": 'She said "no" and \'maybe\' and """never"""',
    "a quote at the end": 'so-called "',
    "backslashes": "C:\\new\\table \\u0041 \\",
    "line breaks": 'first\nsecond "quoted"\n\n  indented\n',
    "carriage returns": "first\r\nsecond\rthird",
    "tabs": "a\tb\x0b\x0c\x08",
    "controls": "\x00\x01\x1f\x7f\x85\u2028\u2029\ufeff",
    "dashes": "2009–2012 — Girls’ “day” … ½ €",
    "letters of every script": "ķēķis Ελλάδα България 学習 👩‍🏫 \u202ertl",
    "nothing": "",
    "spaces": "  both ends  ",
    "looks like syntax": "<a> ; . , @prefix # ^^ _:b",
}
LITERALS = [
    Literal("12", datatype=XSD + "integer"),
    Literal("-007", datatype=XSD + "integer"),
    Literal("twelve", datatype=XSD + "integer"),
    Literal("9.50", datatype=XSD + "decimal"),
    Literal(".5", datatype=XSD + "decimal"),
    Literal("5", datatype=XSD + "decimal"),
    Literal("1e3", datatype=XSD + "double"),
    Literal("true", datatype=XSD + "boolean"),
    Literal("1", datatype=XSD + "boolean"),
    Literal("2007", datatype=XSD + "gYear"),
    Literal("2026-11-23", datatype=XSD + "date"),
    Literal("<b>hé</b>", datatype="http://example.org/datatype"),
    Literal("plain"),
    Literal("hello", language="en"),
    Literal("hello", language="en-gb"),
    Literal("KiVa Koulu", language="fi"),
]
IRIS = [
    THINGS,
    THINGS + "practice/fi/kiva#implementation-1",
    THINGS + "a:b",
    THINGS + "/double",
    THINGS + "../up",
    THINGS + "x/./y",
    THINGS + "ends.",
    THINGS + "ends/",
    THINGS + "q?a=b",
    THINGS + "#only",
    "https://w3id.org/paraugs/ontology#",
    "https://w3id.org/paraugs/ontology#Practice",
    "https://w3id.org/paraugs/ontology#with(brackets)",
    "https://w3id.org/paraugs/ontology#-dash",
    "https://w3id.org/paraugs/ontology#dot.",
    "http://purl.org/dc/terms/a/b",
    "https://example.org/ķēķis?page=26558&navi=3310#~'(x)",
    "urn:uuid:00000000-0000-0000-0000-000000000000",
]


def read(text: str) -> list[Quad]:
    """Read TriG with the parser of the engine."""
    return [from_quad(quad) for quad in pyoxigraph.parse(text.encode(), format=RdfFormat.TRIG)]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
@pytest.mark.parametrize("graph", [None, IRI(THINGS + "contribution/fi/kiva")], ids=["alone", "in a graph"])
def test_a_text_comes_through_exactly(text: str, graph: IRI | None) -> None:
    quads = [Quad(SUBJECT, PREDICATE, Literal(text, language="en"), graph)]

    assert read(write_trig(quads)) == quads


@pytest.mark.parametrize("literal", LITERALS, ids=repr)
def test_a_literal_keeps_its_spelling_language_and_type(literal: Literal) -> None:
    quads = [Quad(SUBJECT, PREDICATE, literal, None)]

    assert read(write_turtle([Triple(SUBJECT, PREDICATE, literal)])) == quads


@pytest.mark.parametrize("iri", IRIS)
def test_an_iri_is_the_same_in_every_place(iri: str) -> None:
    quads = [Quad(IRI(iri), IRI(iri), IRI(iri), IRI(iri))]

    assert read(write_trig(quads)) == quads


def test_a_document_with_everything_reads_back_whole() -> None:
    graphs = [None, IRI(THINGS + "contribution/fi/kiva"), IRI("http://example.org/graph")]
    objects: list[Term] = [
        *LITERALS,
        *(Literal(text) for text in TEXTS.values()),
        *(IRI(iri) for iri in IRIS),
        BlankNode("b1"),
    ]
    quads = {
        Quad(subject, IRI(iri), term, graph)
        for graph in graphs
        for subject in (SUBJECT, BlankNode("b1"))
        for iri in IRIS
        for term in objects
    }

    assert set(read(write_trig(quads))) == quads


def test_an_iri_that_turtle_cannot_hold_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"not an IRI: 'http://example.org/a b'"):
        write_turtle([Triple(IRI("http://example.org/a b"), PREDICATE, SUBJECT)])
