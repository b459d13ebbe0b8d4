"""A statement is found in a file of any syntax, however it is spelled there, with line and column."""

import time

import pytest

from paraugs.contribute.places.placing import Sighting, SourceText
from paraugs.errors import Place
from paraugs.terms import IRI, BlankNode, Literal

THING, VALUE = IRI("http://example.org/id/thing"), IRI("http://example.org/id/value")
TO, SAYS, PART = (IRI(f"http://example.org/id/{name}") for name in ("to", "says", "part"))

TURTLE = """@prefix ex: <http://example.org/id/> .
ex:other ex:to ex:thing , ex:value .
ex:thing a ex:Thing ; ex:to ex:value-of-another ,
    ex:value ; # ex:says "hello"@en
    ex:says "hello"@lv ,
        "hello"@en ; ex:part [ ex:to ( 1 2 ) ;
      ex:says '''deep''' ] .
"""
BASED = """PREFIX ex: <id/>
@base <http://example.org/> .
<id/other> <id/to> <id/thing> , <id/value> .
<id/thing> a <id/Thing> ; <id/to>
    <id/value> ;
  <id/says> "hello"@lv , "hello"@en ;
  <id/part> _:p . _:p <id/says>
      "de\\u0065p" .
"""
TRIG = """@prefix ex: <http://example.org/id/> .
ex:graph {
  ex:thing a ex:Thing ; ex:to
     <http://example.org/id/value> ;
     ex:says "hello"@lv,
        "hello"@en ; ex:part [
      ex:says "deep" ] .
}
"""
TRIPLES = """<http://example.org/id/other> <http://example.org/id/to> <http://example.org/id/value> .
<http://example.org/id/thing> <http://example.org/id/is> <http://example.org/id/Thing> .
# <http://example.org/id/thing> <http://example.org/id/to> <http://example.org/id/value> .
<http://example.org/id/thing> <http://example.org/id/to> <http://example.org/id/value> .
<http://example.org/id/thing> <http://example.org/id/says> "hello"@lv .
<http://example.org/id/thing> <http://example.org/id/says> "hello"@en .
<http://example.org/id/thing> <http://example.org/id/part> _:p .
_:p <http://example.org/id/says> "deep" .
"""
QUADS = TRIPLES.replace(" .\n", " <http://example.org/g> .\n")
JSON_LD = """{"@context": {"ex": "http://example.org/id/", "to": {"@id": "ex:to", "@type": "@id"},
   "says": {"@id": "ex:says", "@container": "@language"}},
 "@graph": [{"@id": "ex:other", "to": ["ex:thing", "ex:value"]},
  {"@id": "ex:thing", "@type": "ex:Thing", "to":
    "ex:value",
   "says": {"lv": "hello",
     "en": "hello"},
   "ex:part": {"ex:says":
      {"@value": "deep"}}
  }]}
"""
RDF_XML = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://example.org/id/">
  <rdf:Description rdf:about="http://example.org/id/other"><to rdf:resource="http://example.org/id/value"/>
  </rdf:Description>
  <Thing rdf:about="http://example.org/id/thing">
    <to
      rdf:resource="http://example.org/id/value"/>
    <says xml:lang="lv">hello</says>
    <says xml:lang="en">hello</says>
    <part><rdf:Description>
      <says>deep</says></rdf:Description></part>
  </Thing>
</rdf:RDF>
"""
FILES = {
    "Turtle": (TURTLE, "text/turtle", ((3, 1), (4, 5), (6, 9), (7, 15))),
    "Turtle with a base": (BASED, "text/turtle", ((4, 1), (5, 5), (6, 26), (8, 7))),
    "TriG": (TRIG, "application/trig", ((3, 3), (4, 6), (6, 9), (7, 15))),
    "N-Triples": (TRIPLES, "application/n-triples", (None, (4, 58), (6, 60), (8, 34))),
    "N-Quads": (QUADS, "application/n-quads", (None, (4, 58), (6, 60), (8, 34))),
    "JSON-LD": (JSON_LD, "application/ld+json", ((4, 11), (5, 5), (7, 12), (9, 18))),
    "RDF/XML": (RDF_XML, "application/rdf+xml", ((5, 3), (6, 5), (9, 5), (11, 7))),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_every_statement_is_found_where_it_stands(name: str) -> None:
    text, media_type, (subject, value, said, deep) = FILES[name]
    source = SourceText(text, media_type)
    assert source.sighting(THING, [TO], VALUE) == Sighting(Place(*value), True)
    assert source.sighting(THING, [SAYS], Literal("hello", "en")) == Sighting(Place(*said), True)
    assert source.sighting(THING, [PART, SAYS], Literal("deep")) == Sighting(Place(*deep), True)
    if subject:
        assert source.sighting(THING, [IRI("http://example.org/id/none")], None) == Sighting(
            Place(*subject), True
        )


def test_a_statement_that_stands_there_twice_is_only_near() -> None:
    text = "<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> <urn:c> .\n"
    sighting = SourceText(text, "text/turtle").sighting(IRI("urn:a"), [IRI("urn:b")], IRI("urn:c"))
    assert sighting == Sighting(Place(1, 17), False)


def test_a_misspelt_property_is_found_at_itself() -> None:
    sighting = SourceText(TURTLE, "text/turtle").sighting(THING, [SAYS], SAYS)
    assert sighting == Sighting(Place(5, 5), True)


def test_a_value_that_is_spelled_otherwise_is_told_at_its_subject() -> None:
    sighting = SourceText(TURTLE, "text/turtle").sighting(THING, [SAYS], Literal("not written so"))
    assert sighting == Sighting(Place(3, 1), False)


def test_what_is_not_in_the_text_has_no_place() -> None:
    source = SourceText(TURTLE, "text/turtle")
    assert source.sighting(IRI("http://example.org/id/none"), [TO], None) == Sighting(None)
    assert source.sighting(BlankNode("b"), [TO], None) == Sighting(None)


def test_a_file_whose_syntax_is_not_said_is_searched() -> None:
    sighting = SourceText(TURTLE).sighting(THING, [TO], VALUE)
    assert sighting == Sighting(Place(4, 5), False)


HOSTILE = {
    "words": ("a" * 5_000_000, "text/turtle"),
    "names": ("a:" + "b." * 2_500_000, "text/turtle"),
    "quotes": ('"' + '\\"' * 2_500_000 + "\\", "text/turtle"),
    "numbers": ("1" * 5_000_000, "text/turtle"),
    "brackets": ("[" * 100_000, "text/turtle"),
    "statements": ("<urn:a> <urn:b> <urn:c> .\n" * 200_000, "text/turtle"),
    "strings": ('"' + '\\"' * 2_500_000 + "\\", "application/ld+json"),
    "objects": ('["x",' * 90 + '"y"' + ',"z"' * 100_000, "application/ld+json"),
    "elements": ("<a xmlns='urn:a'>" + "<b>x</b>" * 100_000 + "</a>", "application/rdf+xml"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_of_five_megabytes_is_read_in_linear_time(name: str) -> None:
    text, media_type = HOSTILE[name]
    source = SourceText(text, media_type)
    before = time.process_time()
    for number in range(300):
        source.sighting(IRI(f"urn:{number}"), [TO], Literal("none"))
    assert time.process_time() - before < 30
