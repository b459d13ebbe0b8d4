"""Equal statements give equal bytes, whatever the order, the labels and the syntax they came in."""

import pytest

from paraugs.errors import SyntaxFault
from paraugs.graph.canonical import canonical_graphs, canonical_nquads
from paraugs.terms import IRI, BlankNode, Literal, Triple

GRAPH = IRI("http://example.org/graph")
A, B, P = (IRI(f"http://example.org/{name}") for name in "abp")


def test_lines_are_sorted_and_each_stands_once() -> None:
    triples = [Triple(B, P, A), Triple(A, P, Literal("x\n\u0001ā", "lv")), Triple(B, P, A)]
    assert canonical_nquads(triples, GRAPH) == (
        '<http://example.org/a> <http://example.org/p> "x\\n\\u0001ā"@lv <http://example.org/graph> .\n'
        "<http://example.org/b> <http://example.org/p> <http://example.org/a> <http://example.org/graph> .\n"
    )


def test_blank_nodes_are_named_by_what_is_said_of_them() -> None:
    def pair(first: str, second: str) -> list[Triple]:
        return [Triple(BlankNode(first), P, BlankNode(second)), Triple(BlankNode(second), P, A)]

    one, two = pair("x", "y"), pair("y", "x")[::-1]
    assert canonical_nquads(one, GRAPH) == canonical_nquads(two, GRAPH)
    assert "_:c14n0" in canonical_nquads(one, GRAPH)


def test_numbers_stay_as_they_were_written() -> None:
    number = Literal("01", datatype="http://www.w3.org/2001/XMLSchema#integer")
    assert '"01"^^' in canonical_nquads([Triple(A, P, number)], GRAPH)


def test_each_graph_of_a_document_is_given() -> None:
    document = b"<a> { <s> <p> <o> } <b> { <s> <p> 1, [] }"
    found = canonical_graphs(document, "application/trig", "http://example.org/")
    assert [name.value[-1] for name in found] == ["a", "b"]
    assert found[IRI("http://example.org/b")].count("\n") == 2


@pytest.mark.parametrize("document", [b"<a> { <s> <p> }", b"<s> <p> <o> ."])
def test_a_document_that_is_broken_or_has_no_graph_is_a_fault(document: bytes) -> None:
    with pytest.raises(SyntaxFault):
        canonical_graphs(document, "application/trig", "http://example.org/")
