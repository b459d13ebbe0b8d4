"""A server that gave only a part of the answer is noticed: a short answer never passes for a whole one."""

import pytest

from graph.cast import EX, FINLAND, KIVA
from graph.conftest import MOST_ROWS
from paraugs.errors import AnswerCapped
from paraugs.graph.port import QueryRequest
from paraugs.graph.remote import RemoteGraph
from paraugs.terms import IRI, Literal, Triple
from servers import Server

HAS = IRI(EX + "has")
ROWS = f"SELECT ?text {{ <{KIVA}> <{HAS}> ?text }}"
TRIPLES = f"CONSTRUCT {{ <{KIVA}> <{HAS}> ?text }} WHERE {{ <{KIVA}> <{HAS}> ?text }}"


@pytest.fixture(scope="module")
def full(virtuoso: Server) -> RemoteGraph:
    """A Virtuoso that holds a few statements more than it gives."""
    graph = RemoteGraph(virtuoso.query, virtuoso.update)
    graph.clear()
    texts = (Literal(f"text {number:05}") for number in range(MOST_ROWS + 50))
    graph.replace(FINLAND, [Triple(KIVA, HAS, text) for text in texts])
    return graph


def test_capped_rows_are_noticed(full: RemoteGraph) -> None:
    with pytest.raises(AnswerCapped, match="at most 2000 rows"):
        full.select(ROWS)


def test_capped_triples_are_noticed(full: RemoteGraph) -> None:
    with pytest.raises(AnswerCapped, match="at most 2000 rows or triples"):
        full.construct(TRIPLES)


def test_as_many_triples_as_the_server_gives_may_be_a_part(full: RemoteGraph) -> None:
    with pytest.raises(AnswerCapped):
        full.construct(f"{TRIPLES} LIMIT {MOST_ROWS}")


@pytest.mark.parametrize("number", [10, MOST_ROWS - 1])
def test_fewer_triples_than_the_server_gives_are_whole(full: RemoteGraph, number: int) -> None:
    assert len(full.construct(f"{TRIPLES} LIMIT {number}")) == number


def test_a_graph_that_is_too_large_is_not_read_in_part(full: RemoteGraph) -> None:
    with pytest.raises(AnswerCapped):
        full.read_graph(FINLAND)


def test_a_page_of_the_rows_is_whole(full: RemoteGraph) -> None:
    assert len(full.select(f"{ROWS} ORDER BY ?text LIMIT 1000 OFFSET 1050").rows) == 1_000


def test_all_are_counted(full: RemoteGraph) -> None:
    assert full.count(FINLAND) == MOST_ROWS + 50


@pytest.mark.parametrize("media_type", ["text/csv", "application/sparql-results+json"])
def test_visitors_get_no_part_of_rows(full: RemoteGraph, media_type: str) -> None:
    with pytest.raises(AnswerCapped):
        full.answer(QueryRequest(ROWS, None, None, media_type, "SELECT"))


@pytest.mark.parametrize("media_type", ["text/turtle", "application/ld+json"])
def test_visitors_get_no_part_of_triples(full: RemoteGraph, media_type: str) -> None:
    with pytest.raises(AnswerCapped):
        full.answer(QueryRequest(TRIPLES, None, None, media_type, "CONSTRUCT"))
