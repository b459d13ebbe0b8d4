"""Terms become text that says the same to every reader, or an error."""

import pytest

from paraugs.graph.notation import write_term, write_triple
from paraugs.graph.parsing import parse
from paraugs.terms import IRI, BlankNode, Literal, Term, Triple

SUBJECT, PREDICATE = IRI("http://example.org/s"), IRI("http://example.org/p")

WELL_FORMED = [
    Literal(""),
    Literal('"\\\n\r\t\b\f\x00\x01\x1f\x7f\x85\u2028 "'),
    Literal("'''\"\"\"} <http://x> # ?y @en"),
    Literal("mācības 👍", "lv"),
    Literal("practice", "zh-hant-tw"),
    Literal("01", None, "http://www.w3.org/2001/XMLSchema#integer"),
    IRI("http://example.org/ā?b=c&d#e"),
    IRI("urn:uuid:00000000-0000-0000-0000-000000000000"),
]
MALFORMED = [
    IRI(""),
    IRI("relative"),
    IRI("http://example.org/a b"),
    IRI("http://example.org/> . <http://x"),
    IRI("http://example.org/{x}"),
    IRI('http://example.org/"'),
    IRI("http://example.org/\\u003E"),
    IRI("http://example.org/\n"),
    IRI("http://example.org/\ud800"),
    Literal("x", "en . }"),
    Literal("x", ""),
    Literal("x", "en\n"),
    Literal("x", None, "http://example.org/> "),
    Literal("half \ud800"),
    BlankNode("a b"),
    BlankNode(""),
    BlankNode("nodeID://b1"),
]


@pytest.mark.parametrize("term", WELL_FORMED, ids=repr)
def test_what_is_written_reads_back_the_same(term: Term) -> None:
    line = write_triple(Triple(SUBJECT, PREDICATE, term))
    assert "\n" not in line
    [quad] = parse(line.encode(), "application/n-triples")
    assert quad.object == term


@pytest.mark.parametrize("term", MALFORMED, ids=ascii)
def test_what_is_malformed_is_not_written(term: Term) -> None:
    with pytest.raises(ValueError, match=r"not a|holds half"):
        write_term(term)
