"""Every store joins paths, optional patterns and values left open alike, as the shipped queries need it."""

import pytest

from graph.cast import ATBALSTS, EX, FINLAND, IN_FINLAND, IN_LATVIA, KIVA, LATVIA, LEARNED_FROM
from graph.conftest import Expect
from paraugs.graph.port import Graph
from paraugs.terms import IRI, Triple

HEAD = f"PREFIX ex: <{EX}>\n"
THIRD = IRI(EX + "third")


@pytest.fixture
def filled(graph: Graph) -> Graph:
    """The store with the cast in it, and a practice that learned from another one, apart from them."""
    graph.replace(FINLAND, IN_FINLAND)
    graph.replace(LATVIA, IN_LATVIA)
    graph.replace(IRI(EX + "graph/third"), [Triple(THIRD, LEARNED_FROM, IRI(EX + "fourth"))])
    return graph


def test_a_path_of_either_direction_begins_at_a_bound_value(filled: Graph, expect: Expect) -> None:
    text = """SELECT DISTINCT ?member {
        VALUES ?p { ex:kiva } ?p (ex:learnedFrom|^ex:learnedFrom)* ?member .
        ?member ?property ?value . FILTER(?property = ex:learnedFrom)
    } ORDER BY ?member"""
    expect(filled.select(HEAD + text).rows, [(ATBALSTS,)])


def test_a_path_of_either_direction_ends_at_a_bound_value(filled: Graph, expect: Expect) -> None:
    text = """SELECT DISTINCT ?member {
        VALUES ?p { ex:kiva } ?member (ex:learnedFrom|^ex:learnedFrom)* ?p .
        ?member ?property ?value . FILTER(?property = ex:learnedFrom)
    } ORDER BY ?member"""
    expect(filled.select(HEAD + text).rows, [(ATBALSTS,)])


def test_an_optional_pattern_may_look_at_a_value_from_outside(filled: Graph, expect: Expect) -> None:
    text = """SELECT ?p {
        VALUES ?from { "2000" }
        ?any ex:country ex:FIN .
        OPTIONAL { ?p ex:country ex:FIN ; ex:year ?year . FILTER(STR(?year) >= ?from) }
    }"""
    expect(filled.select(HEAD + text).rows, [(KIVA,)])


def test_an_optional_pattern_may_have_the_value_in_itself(filled: Graph, expect: Expect) -> None:
    text = """SELECT ?p {
        VALUES ?from { "2000" }
        ?any ex:country ex:FIN .
        OPTIONAL {
            VALUES ?from { "2000" }
            ?p ex:country ex:FIN ; ex:year ?year .
            FILTER(STR(?year) >= ?from)
        }
    }"""
    expect(filled.select(HEAD + text).rows, [(KIVA,)])


def test_a_value_left_open_is_any_value_of_a_union(filled: Graph, expect: Expect) -> None:
    text = """SELECT ?country {
        VALUES ?country { UNDEF }
        { { SELECT DISTINCT ?country { ?any ex:country ?country } } } UNION { ?p ex:country ?country }
    } GROUP BY ?country ORDER BY ?country"""
    expect(filled.select(HEAD + text).rows, [(IRI(EX + "FIN"),), (IRI(EX + "LVA"),)])
