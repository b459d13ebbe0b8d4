"""A query that would end the store behind the server ends a worker of ours instead."""

import pytest

from paraugs.errors import Limit, MemoryExceeded, QueryError
from paraugs.graph.cage.lane import Lane, RemoteDoor
from paraugs.graph.port import Answer, QueryRequest

JSON = "application/sparql-results+json"


class Door:
    """Answers, or fails, and counts how often it is asked."""

    def __init__(self, failure: Exception | None = None) -> None:
        self.asked, self._failure = 0, failure

    def answer(self, request: QueryRequest) -> Answer:
        self.asked += 1
        if self._failure:
            raise self._failure
        return Answer(request.media_type, b"")


def ask(store: Door, cage: Door, parts: int) -> Answer:
    text = f"SELECT (1{'+1' * parts} AS ?x) {{}}"
    return RemoteDoor(store, Lane(1, 1, 1.0), cage).answer(QueryRequest(text, None, None, JSON, "SELECT"))


def test_a_long_query_that_ends_a_worker_never_reaches_the_store() -> None:
    store, cage = Door(), Door(MemoryExceeded("too much", Limit("memory", 512, "MiB")))

    with pytest.raises(MemoryExceeded):
        ask(store, cage, 100_000)
    assert store.asked == 0


@pytest.mark.parametrize("failure", [None, QueryError("only the store knows this function")])
def test_the_store_has_the_last_word_on_what_a_query_means(failure: QueryError | None) -> None:
    store, cage = Door(), Door(failure)

    ask(store, cage, 100_000)
    assert (store.asked, cage.asked) == (1, 1)


def test_a_short_query_goes_straight_to_the_store() -> None:
    store, cage = Door(), Door()

    ask(store, cage, 10)
    assert (store.asked, cage.asked) == (1, 0)
