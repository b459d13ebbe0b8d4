"""What cannot be read is told with its place, the usual cause and what to do, in either language."""

import time

import pytest

from paraugs.contribute.findings.file_report import Fault
from paraugs.contribute.judging.document import Document
from paraugs.contribute.syntax_causes import explained
from paraugs.contribute.syntax_words import WORDS
from paraugs.errors import SyntaxFault
from paraugs.graph.parsing import parse

TURTLE, TRIG, TRIPLES = "text/turtle", "application/trig", "application/n-triples"
QUADS, JSON, XML = "application/n-quads", "application/ld+json", "application/rdf+xml"
P = "@prefix par: <https://w3id.org/paraugs/ontology#> .\n"
RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="urn:">\n'

BROKEN = {
    "full stop in Turtle": (TURTLE, P + "<urn:a> a par:Practice\n<urn:b> a par:Study .\n", "full-stop", 3),
    "full stop at the end": (TURTLE, P + "<urn:a> a par:Practice\n", "full-stop", 3),
    "full stop after a prefix": (TURTLE, P.replace(" .", "") + "<urn:a> a par:Practice .\n", "full-stop", 2),
    "full stop in N-Triples": (TRIPLES, "<urn:a> <urn:b> <urn:c>\n<urn:a> <urn:b> 1 .\n", "full-stop", 2),
    "semicolon in Turtle": (TURTLE, P + "<urn:a> a par:Practice\n    par:topic <urn:t> .\n", "semicolon", 3),
    "semicolon in TriG": (TRIG, P + "<urn:g> {\n<a:a> a par:A\n  par:topic <urn:t> .\n}", "semicolon", 4),
    "prefix in Turtle": (TURTLE, P + '<urn:a> dct:title "x"@en .\n', "prefix", 2),
    "prefix in TriG": (TRIG, "<urn:g> { <urn:a> a par:Practice . }\n", "prefix", 1),
    "unclosed text": (TURTLE, P + '<urn:a> par:problem "few ;\n  par:topic <urn:t> .\n', "unclosed-text", 2),
    "unclosed text in N-Quads": (QUADS, '<urn:a> <urn:b> "c <urn:g> .\n', "unclosed-text", 1),
    "unclosed text in JSON": (JSON, '{"@id": "urn:a,\n"urn:b": 1}\n', "unclosed-text", 1),
    "quote in text": (TURTLE, P + '<urn:a> par:problem "the "best" one"@en .\n', "quote-in-text", 2),
    "blank in address": (TURTLE, P + "<urn:a> par:topic <urn:t a> .\n", "iri-with-blank", 2),
    "blank in address of N-Triples": (TRIPLES, "<urn:a> <urn:b> <urn:c d> .\n", "iri-with-blank", 1),
    "quotes of Word": (TURTLE, P + "<urn:a> par:problem “few”@en .\n", "typographic-quotes", 2),
    "quotes of Word in JSON": (JSON, "{“@id”: “urn:a”}", "typographic-quotes", 1),
    "trailing comma": (JSON, '{\n"@id": "urn:a",\n}', "trailing-comma", 3),
    "single quotes": (JSON, "{'@id': 'urn:a'}", "single-quotes", 1),
    "comment in JSON": (JSON, '{\n// who\n"@id": "urn:a"}', "comment", 2),
    "missing comma": (JSON, '{"@id": "urn:a"\n"urn:b": "c"}', "missing-comma", 2),
    "ampersand": (XML, RDF + "<a><b>this & that</b></a>\n</rdf:RDF>", "ampersand", 2),
    "ampersand in an address": (XML, RDF + '<a rdf:about="urn:c?d=1&e=2"/>\n</rdf:RDF>', "ampersand", 2),
    "less than": (XML, RDF + "<a><b>1 < 2</b></a>\n</rdf:RDF>", "less-than", 2),
    "closing tag": (XML, RDF + "<a><b>c</a></b>\n</rdf:RDF>", "tag", None),
    "a web page": (TURTLE, "<!DOCTYPE html>\n<html><body>Sign in</body></html>", "html", 1),
    "a web page as XML": (XML, "<!DOCTYPE html>\n<html/>", "html", 1),
    "JSON as Turtle": (TURTLE, '{"@id": "urn:a"}', "other-syntax", 1),
    "XML as Turtle": (TURTLE, '<?xml version="1.0"?>\n<rdf:RDF/>', "other-syntax", 1),
    "Turtle as JSON": (JSON, P + "<urn:a> a par:Practice .", "other-syntax", 1),
    "Turtle as XML": (XML, P + "<urn:a> a par:Practice .", "other-syntax", None),
    "nothing as JSON": (JSON, "", "empty", None),
}  # fmt: skip


def fault_of(text: str, media_type: str, language: str = "en") -> Fault:
    document = Document(text.encode(), media_type)
    with pytest.raises(SyntaxFault) as raised:
        parse(document.data, media_type)
    return explained(raised.value, document, language)


@pytest.mark.parametrize("name", BROKEN)
def test_the_cause_is_told_in_either_language(name: str) -> None:
    media_type, text, cause, line = BROKEN[name]
    for language in ("en", "lv"):
        fault = fault_of(text, media_type, language)
        start = WORDS[cause][language].partition("{detail}")[0]
        assert fault.remedy.startswith(start) or fault.remedy == WORDS[cause][language], fault
        assert fault.reason
    if line:
        assert fault.place is not None
        assert fault.place.line == line


def test_every_cause_has_an_example_and_words_in_both_languages() -> None:
    assert {cause for _, _, cause, _ in BROKEN.values()} == WORDS.keys() - {"unknown"}
    assert all(set(words) == {"en", "lv"} for words in WORDS.values())


def test_the_details_are_named() -> None:
    assert "@prefix dct: <...> ." in fault_of(BROKEN["prefix in Turtle"][1], TURTLE).remedy
    assert "JSON-LD (application/ld+json)" in fault_of(BROKEN["JSON as Turtle"][1], TURTLE).remedy
    assert "<urn:t a>" in fault_of(BROKEN["blank in address"][1], TURTLE).remedy


@pytest.mark.parametrize(
    ("text", "media_type"),
    [
        ("\n" * 5_000_000 + "<", TURTLE),
        ('"' * 5_000_001, TURTLE),
        ("a:" * 2_500_000, TURTLE),
        ("<" * 5_000_000, XML),
        (P + "<urn:a> par:a " + "<urn:b c" * 600_000, TURTLE),
    ],
    ids=["lines", "quotes", "prefixes", "brackets", "addresses"],
)
def test_the_cause_of_five_megabytes_is_found_in_no_time(text: str, media_type: str) -> None:
    document = Document(text.encode(), media_type)
    before = time.process_time()
    assert fault_of(text, media_type).remedy
    assert time.process_time() - before < 10
    assert document.media_type == media_type
