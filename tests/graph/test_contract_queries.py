"""Every store answers the pages' kinds of queries alike."""

import pytest

from graph.cast import ATBALSTS, EX, FINLAND, IN_FINLAND, IN_LATVIA, KIVA, LATVIA, XSD
from graph.conftest import Expect
from paraugs.errors import QueryError
from paraugs.graph.port import Graph
from paraugs.terms import IRI, Literal, Triple

HEAD = f"PREFIX ex: <{EX}>\n"


@pytest.fixture
def filled(graph: Graph) -> Graph:
    """The store with the cast in it."""
    graph.replace(FINLAND, IN_FINLAND)
    graph.replace(LATVIA, IN_LATVIA)
    return graph


def number(value: int) -> Literal:
    return Literal(str(value), None, XSD + "integer")


def test_the_default_graph_is_the_union_of_the_named_graphs(filled: Graph, expect: Expect) -> None:
    solutions = filled.select(HEAD + "SELECT ?practice { ?practice ex:country ?country } ORDER BY ?practice")
    expect(solutions.rows, [(ATBALSTS,), (KIVA,)])


def test_a_pattern_may_join_statements_of_two_graphs(filled: Graph, expect: Expect) -> None:
    text = HEAD + "SELECT ?year { ?practice ex:learnedFrom ?older . ?older ex:year ?year }"
    expect(filled.select(text).rows, [(Literal("2007", None, XSD + "gYear"),)])


def test_graph_tells_where_a_statement_stands(filled: Graph, expect: Expect) -> None:
    text = HEAD + "SELECT ?graph { GRAPH ?graph { ?practice ex:learnedFrom ?older } }"
    expect(filled.select(text).rows, [(LATVIA,)])


def test_variables_come_in_the_order_of_the_query(filled: Graph, expect: Expect) -> None:
    solutions = filled.select(HEAD + "SELECT ?b ?a { ?a ex:learnedFrom ?b }")
    expect((solutions.variables, solutions.rows), (("b", "a"), [(KIVA, ATBALSTS)]))


def test_an_unbound_variable_is_none(filled: Graph, expect: Expect) -> None:
    text = (
        HEAD
        + """SELECT ?practice ?older { ?practice ex:country ?country
        OPTIONAL { ?practice ex:learnedFrom ?older } } ORDER BY ?practice"""
    )
    expect(filled.select(text).rows, [(ATBALSTS, KIVA), (KIVA, None)])


def test_an_answer_without_rows_still_names_its_variables(filled: Graph, expect: Expect) -> None:
    solutions = filled.select(HEAD + "SELECT ?x { ?x ex:nothing ?y }")
    expect((solutions.variables, solutions.rows), (("x",), []))


def test_rows_come_in_the_order_asked_for(filled: Graph, expect: Expect) -> None:
    text = (
        HEAD
        + "SELECT (STR(?title) AS ?text) { ?p ex:title ?title } ORDER BY DESC(STR(?title)) LIMIT 2 OFFSET 1"
    )
    expect([str(row[0]) for row in filled.select(text).rows], ["KiVa", str(IN_LATVIA[0].object)])


def test_groups_are_counted(filled: Graph, expect: Expect) -> None:
    text = (
        HEAD
        + """SELECT ?practice (COUNT(?title) AS ?titles) { ?practice ex:title ?title }
        GROUP BY ?practice HAVING (COUNT(?title) > 1)"""
    )
    expect(filled.select(text).rows, [(KIVA, number(2))])


def test_counting_nothing_gives_zero(filled: Graph, expect: Expect) -> None:
    expect(filled.select(HEAD + "SELECT (COUNT(?x) AS ?n) { ?x ex:nothing ?y }").rows, [(number(0),)])


def test_a_path_follows_a_chain(filled: Graph, expect: Expect) -> None:
    third = IRI(EX + "third")
    filled.replace(IRI(EX + "graph/third"), [Triple(third, IRI(EX + "learnedFrom"), ATBALSTS)])
    text = HEAD + "SELECT ?older { ex:third ex:learnedFrom+ ?older } ORDER BY ?older"
    expect(filled.select(text).rows, [(ATBALSTS,), (KIVA,)])


def test_a_path_of_any_length_begins_where_it_stands(filled: Graph, expect: Expect) -> None:
    text = HEAD + "SELECT ?older { ex:atbalsts ex:learnedFrom* ?older } ORDER BY ?older"
    expect(filled.select(text).rows, [(ATBALSTS,), (KIVA,)])


def test_an_inverse_path_and_a_sequence(filled: Graph, expect: Expect) -> None:
    text = HEAD + "SELECT ?country { ex:kiva ^ex:learnedFrom/ex:country ?country }"
    expect(filled.select(text).rows, [(IRI(EX + "LVA"),)])


def test_what_is_missing_can_be_asked_for(filled: Graph, expect: Expect) -> None:
    text = HEAD + "SELECT ?p { ?p ex:country ?c FILTER NOT EXISTS { ?p ex:learnedFrom ?older } }"
    expect(filled.select(text).rows, [(KIVA,)])


def test_minus_takes_away(filled: Graph, expect: Expect) -> None:
    text = HEAD + "SELECT ?p { ?p ex:country ?c MINUS { ?p ex:learnedFrom ?older } }"
    expect(filled.select(text).rows, [(KIVA,)])


def test_a_block_of_values_restricts(filled: Graph, expect: Expect) -> None:
    text = HEAD + "SELECT ?p { VALUES ?country { ex:LVA ex:EST } ?p ex:country ?country }"
    expect(filled.select(text).rows, [(ATBALSTS,)])


def test_an_undefined_value_restricts_nothing(filled: Graph, expect: Expect) -> None:
    text = HEAD + "SELECT ?p { VALUES ?country { UNDEF } ?p ex:country ?country } ORDER BY ?p"
    expect(filled.select(text).rows, [(ATBALSTS,), (KIVA,)])


def test_a_text_is_chosen_by_language(filled: Graph, expect: Expect) -> None:
    text = HEAD + 'SELECT ?title { ex:kiva ex:title ?title FILTER(LANG(?title) = "fi") }'
    expect(filled.select(text).rows, [(Literal("KiVa", "fi"),)])


def test_a_value_is_computed(filled: Graph, expect: Expect) -> None:
    text = HEAD + 'SELECT (COALESCE(?none, "unknown") AS ?text) (2 + 3 AS ?sum) { ex:kiva ex:year ?year }'
    expect(filled.select(text).rows, [(Literal("unknown"), number(5))])


def test_years_are_compared(filled: Graph, expect: Expect) -> None:
    text = HEAD + f'SELECT ?p {{ ?p ex:year ?year FILTER(?year >= "2005"^^<{XSD}gYear>) }}'
    expect(filled.select(text).rows, [(KIVA,)])


def test_ask_says_yes_and_no(filled: Graph, expect: Expect) -> None:
    yes, no = (
        filled.ask(HEAD + "ASK { ?x ex:learnedFrom ex:kiva }"),
        filled.ask(HEAD + "ASK { ?x ex:nothing ?y }"),
    )
    expect((yes, no), (True, False))


def test_construct_gives_each_triple_once(filled: Graph, expect: Expect) -> None:
    text = HEAD + "CONSTRUCT { ?p ex:titled true } WHERE { ?p ex:title ?title }"
    true = Literal("true", None, XSD + "boolean")
    titled = IRI(EX + "titled")
    found = filled.construct(text)
    expect((len(found), set(found)), (2, {Triple(KIVA, titled, true), Triple(ATBALSTS, titled, true)}))


def test_construct_of_nothing_is_empty(filled: Graph, expect: Expect) -> None:
    expect(filled.construct(HEAD + "CONSTRUCT WHERE { ?x ex:nothing ?y }"), [])


@pytest.mark.parametrize("query", ["ASK { ?s ?p ?o }", "CONSTRUCT WHERE { ?s <http://example.org/year> ?o }"])
def test_select_takes_no_other_form(filled: Graph, query: str) -> None:
    with pytest.raises(QueryError):
        filled.select(query)


def test_ask_takes_no_other_form(filled: Graph) -> None:
    with pytest.raises(QueryError):
        filled.ask(HEAD + "SELECT ?x { ?x ex:country ?y }")


def test_construct_takes_no_other_form(filled: Graph) -> None:
    with pytest.raises(QueryError):
        filled.construct(HEAD + "SELECT ?x { ?x ex:country ?y }")


def test_groups_are_ordered_by_an_expression_of_their_aggregate(filled: Graph, expect: Expect) -> None:
    text = (
        HEAD
        + """SELECT ?p (MIN(STR(?title)) AS ?heading) { ?p ex:title ?title }
        GROUP BY ?p ORDER BY LCASE(?heading)"""
    )
    expect(rows_or_error(filled, text, 1), [ATBALSTS, KIVA])


def test_a_path_of_either_direction_follows_a_chain(filled: Graph, expect: Expect) -> None:
    third = Triple(IRI(EX + "third"), IRI(EX + "learnedFrom"), ATBALSTS)
    filled.replace(IRI(EX + "graph/third"), [third])
    text = (
        HEAD
        + "SELECT DISTINCT ?member { ex:kiva (ex:learnedFrom|^ex:learnedFrom)* ?member } ORDER BY ?member"
    )
    expect(rows_or_error(filled, text, 1), [ATBALSTS, KIVA, third.subject])


def test_a_zero_or_one_path_begins_at_a_bound_value(filled: Graph, expect: Expect) -> None:
    text = (
        HEAD
        + """SELECT ?x { { SELECT DISTINCT ?x { { VALUES ?p { ex:atbalsts } BIND(?p AS ?whole) }
        UNION { VALUES ?p { ex:atbalsts } ?p ex:learnedFrom ?whole } ?whole ex:learnedFrom? ?x } }
        ?x ex:country ?country } ORDER BY ?x"""
    )
    expect(rows_or_error(filled, text, 1), [ATBALSTS, KIVA])


def test_a_comparison_is_a_boolean(filled: Graph, expect: Expect) -> None:
    text = HEAD + "SELECT (1 < 2 AS ?met) { ex:kiva ex:year ?year }"
    expect(filled.select(text).rows, [(Literal("true", None, XSD + "boolean"),)])


def test_decimals_are_reckoned_exactly(filled: Graph, expect: Expect) -> None:
    text = HEAD + "SELECT (0.1 + 0.2 AS ?sum) { ex:kiva ex:year ?year }"
    expect(filled.select(text).rows, [(Literal("0.3", None, XSD + "decimal"),)])


def test_an_optional_count_is_absent_where_nothing_is_counted(filled: Graph, expect: Expect) -> None:
    text = (
        HEAD
        + """SELECT ?p (COALESCE(?found, 0) AS ?n) { ?p ex:country ?c
        OPTIONAL { SELECT ?p (COUNT(?older) AS ?found) { ?p ex:learnedFrom ?older } GROUP BY ?p }
        FILTER(COALESCE(?found, 0) = 0) }"""
    )
    expect(filled.select(text).rows, [(KIVA, number(0))])


def rows_or_error(graph: Graph, text: str, column: int) -> list[object] | str:
    """Give a column counted from 1, or the words of the error."""
    try:
        return [row[column - 1] for row in graph.select(text).rows]
    except QueryError as error:
        return error.reason
