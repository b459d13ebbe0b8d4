"""A statement is found in the text of a file, however its IRIs are spelled there."""

import pytest

from paraugs.contribute.placing import SourceText
from paraugs.errors import Place
from paraugs.terms import IRI, BlankNode, Literal

THING = IRI("http://example.org/id/thing")
VALUE = IRI("http://example.org/id/value")

TURTLE = """@prefix ex: <http://example.org/id/> .
ex:other ex:to ex:thing .
ex:thing ex:to ex:value-of-another ,
    ex:value .
"""
BASED = """@base <http://example.org/> .
<id/other> <to> <id/thing> .
<id/thing>
    <to> <id/value> .
"""
TRIG = """@prefix ex: <http://example.org/id/> .
ex:thing {
  ex:thing ex:to
     <http://example.org/id/value> .
}
"""
JSON_LD = """{
  "@id": "http://example.org/id/thing",
  "http://example.org/to": {
    "@id": "http://example.org/id/value"}
}
"""
RDF_XML = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://example.org/">
  <rdf:Description rdf:about="http://example.org/id/thing">
    <to
      rdf:resource="http://example.org/id/value"/></rdf:Description>
</rdf:RDF>
"""


@pytest.mark.parametrize(
    ("text", "subject_line", "value_line"),
    [(TURTLE, 3, 4), (BASED, 3, 4), (TRIG, 3, 4), (JSON_LD, 2, 4), (RDF_XML, 2, 4)],
    ids=["Turtle", "Turtle with a base", "TriG", "JSON-LD", "RDF/XML"],
)
def test_subject_and_value_are_found(text: str, subject_line: int, value_line: int) -> None:
    source = SourceText(text)
    subject, value = source.near(THING, None), source.near(THING, VALUE)
    assert subject is not None
    assert value is not None
    assert (subject.line, value.line) == (subject_line, value_line)


def test_a_text_is_found_by_its_beginning_with_its_quotation_marks() -> None:
    source = SourceText(
        '@prefix ex: <http://example.org/id/> .\nex:thing ex:says "say \\"yes\\", and more"@en .\n'
    )
    assert source.near(THING, Literal('say "yes", and more', "en")) == Place(2, 19)


def test_a_value_that_is_spelled_otherwise_is_told_at_its_subject() -> None:
    assert SourceText(TURTLE).near(THING, Literal("not written so")) == Place(3, 1)


def test_what_is_not_in_the_text_has_no_place() -> None:
    assert SourceText(TURTLE).near(IRI("http://example.org/id/none"), None) is None
    assert SourceText(TURTLE).near(BlankNode("b"), None) is None
