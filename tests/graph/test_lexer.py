"""The outline of a query is read from its words, in linear time, and hides nothing from the guard."""

import time
from contextlib import suppress

import pytest

from paraugs.errors import Place, QueryError, QueryRefused
from paraugs.graph.dataset import dataset_of
from paraugs.graph.lexer import outline, read_form


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("SELECT * { ?s ?p ?o }", "SELECT"),
        ("ask {}", "ASK"),
        (
            "# SELECT\nPREFIX select: <http://example.org/ask#> CONSTRUCT WHERE { ?s select:x ?o }",
            "CONSTRUCT",
        ),
        ("BASE <http://example.org/> VERSION '1.2' Describe <x>", "DESCRIBE"),
    ],
)
def test_the_form_is_the_first_word_after_the_prologue(query: str, form: str) -> None:
    assert outline(query).form == form
    assert read_form(query) == form


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("SELECT * FROM <http://example.org/g> { ?s ?p ?o }", True),
        ("SELECT ?from { ?from ?p 'FROM <x>' } # FROM", False),
        ("PREFIX from: <http://example.org/> SELECT * { ?s from:FROM ?o }", False),
        ("CONSTRUCT { ?s ?p ?o } FROM NAMED <http://example.org/g> WHERE { ?s ?p ?o }", True),
    ],
)
def test_a_dataset_is_seen_only_where_it_is_one(query: str, answer: bool) -> None:
    assert outline(query).names_dataset is answer


def test_functions_that_answer_differently_each_time_are_seen() -> None:
    assert outline("SELECT (now() AS ?t) {}").is_volatile
    assert not outline("SELECT ?now { ?now ?p 'RAND()' }").is_volatile


def test_declared_prefixes_are_known() -> None:
    assert outline("PREFIX ex: <http://example.org/> PREFIX : <http://e/> ASK { ex:a :b 1 }").prefixes == {
        "ex": "http://example.org/",
        "": "http://e/",
    }


@pytest.mark.parametrize(
    "word", ["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"]
)
def test_changes_are_refused_with_their_place(word: str) -> None:
    with pytest.raises(QueryRefused) as caught:
        outline(f"PREFIX ex: <http://example.org/>\n {word.lower()} DATA {{}}")
    assert caught.value.place == Place(2, 2)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p true.SERVICE ?g {} }",
        "SELECT * { ?s ?p 1.SERVICE ?g {} }",
        "SELECT * { ?s ?p 'x'.#\nSERVICE <http://example.org/> {} }",
        "PREFIX SERVICE: <http://e/> SELECT * { SERVICE SERVICE:x {} }",
        "SELECT * { ?s ?p <http://e/#>.SERVICE<http://e/>{} }",
        "SELECT * { ?s ?p '''\\''''.SERVICE <http://e/> {} }",
    ],
)
def test_service_is_refused_wherever_it_is_one(query: str) -> None:
    with pytest.raises(QueryRefused, match="SERVICE"):
        outline(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service ?p 'SERVICE <x>' } # SERVICE <x>",
        "PREFIX ex: <http://e/SERVICE> SELECT * { ?s ex:SERVICE 'x'@service }",
        'SELECT * { ?s ?p """a"SERVICE <x>"" \\""" SERVICE""" }',
        "SELECT * { _:SERVICE ?p <http://e/SERVICE> }",
    ],
)
def test_the_word_service_elsewhere_means_nothing(query: str) -> None:
    assert outline(query).form == "SELECT"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { \\u0053ERVICE <http://example.org/> {} }",
        "SELECT * { ?s ?p 'x\\u0027 . SERVICE <http://example.org/> {} }",
        "ASK { # \\U0000000A SERVICE <http://example.org/> {} \n }",
    ],
)
def test_nothing_hides_behind_the_code_of_a_character(query: str) -> None:
    with pytest.raises(QueryError, match="not its code"):
        outline(query)


def test_codes_of_other_characters_and_of_backslashes_stay_allowed() -> None:
    assert outline("ASK { <http://e/\\u00E9> ?p 'l\\u0101cis' FILTER(REGEX(?p, '\\\\u0041')) }").form == "ASK"


@pytest.mark.parametrize("query", ["DEFINE get:soft 'x' SELECT * {}", "SELEKT * {}", "", "  # nothing"])
def test_what_is_no_query_says_how_one_begins(query: str) -> None:
    with pytest.raises(QueryError, match="SELECT, ASK, CONSTRUCT or DESCRIBE"):
        outline(query)


@pytest.mark.parametrize("function", ["<bif:http_get>('http://e/')", "<sql:x>()"])
def test_functions_from_inside_an_engine_are_refused(function: str) -> None:
    with pytest.raises(QueryRefused, match="engine"):
        outline(f"SELECT ({function} AS ?x) {{}}")


def test_an_undeclared_prefix_is_named_with_its_place_and_its_remedy() -> None:
    with pytest.raises(QueryError) as caught:
        outline("SELECT *\n{ ?s skos:prefLabel ?o }")
    assert caught.value.place == Place(2, 6)
    assert "add PREFIX skos: <http://www.w3.org/2004/02/skos/core#>" in caught.value.reason


def test_an_endless_text_is_named_with_its_place() -> None:
    with pytest.raises(QueryError) as caught:
        outline('SELECT * {\n ?s ?p "abc }')
    assert caught.value.place == Place(2, 8)


@pytest.mark.parametrize("bracket", ["{", "(", "[", "<<"])
def test_brackets_may_be_nested_a_hundred_deep(bracket: str) -> None:
    assert outline("SELECT * " + bracket * 100).form == "SELECT"
    with pytest.raises(QueryError, match="more than 100 deep"):
        outline("SELECT * " + bracket * 101)


@pytest.mark.parametrize(
    "piece",
    ["a.", '"\\"', "'\\'", "<a ", "<", ".", "\\", "1.", "{}", "a-.", ":", "#", "\n", '""', "a:.b", "_:.",
     "a-", "a.b-", "a--", '\\""" "', "\\''' '"],
)  # fmt: skip
def test_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    def seconds(length: int) -> float:
        query = "PREFIX a: <http://e/> PREFIX : <http://e/> SELECT " + piece * (length // len(piece))
        start = time.process_time()
        with suppress(QueryError):
            outline(query)
            dataset_of(query)
        return time.process_time() - start

    short = max(seconds(20_000), 0.002)
    assert min(seconds(160_000) for _ in range(2)) < short * 40
