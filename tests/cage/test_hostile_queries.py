"""Each hostile query ends with an honest error in time, and nobody else notices much."""

import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psutil
import pytest

from cage.costly import DEADLINE, MEMORY_MB
from instances import Reply, Running

TRIPLES = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
HOSTILE = {
    "cartesian product with ORDER BY": f"SELECT * {{ {TRIPLES} }} ORDER BY ?a ?f ?i",
    "cartesian product with GROUP BY": f"SELECT ?a ?f ?i (COUNT(*) AS ?n) {{ {TRIPLES} }} GROUP BY ?a ?f ?i",
    "DISTINCT": f"SELECT DISTINCT ?a ?f ?i {{ {TRIPLES} }}",
    "a thousand million rows": f"SELECT * {{ {TRIPLES} }}",
    "counting a thousand million rows": f"SELECT (COUNT(*) AS ?n) {{ {TRIPLES} }}",
    "a path over everything": "SELECT (COUNT(*) AS ?n) { ?a (!<x:x>)* ?b . ?c (!<x:x>)* ?d }",
    "nested CONCAT to a gigabyte": "SELECT (STRLEN(?z) AS ?n) { BIND('xxxxxxxxxx' AS ?a) "
    + " ".join(
        f"BIND(CONCAT({','.join([f'?{a}'] * 10)}) AS ?{b})"
        for a, b in zip("abcdefgh", "bcdefghz", strict=True)
    )
    + " }",
    "GROUP_CONCAT of everything": f"SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?f))) AS ?n) {{ {TRIPLES} }}",
    "CONSTRUCT of everything": f"CONSTRUCT {{ ?a ?b ?f . ?d ?h ?i . ?g ?e ?c }} {{ {TRIPLES} }}",
    "a long chain of operators": f"ASK {{ FILTER({'!' * 100_000}true) }}",
}
PATIENCE = 8
"""Seconds that a busy machine may add; without its limit each of these would take hours."""
HONEST = {408: {"deadline"}, 503: {"memory", "result-size"}}


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_query_ends_with_an_honest_error_in_time(instance: Running, query: str) -> None:
    with neighbours(instance) as replies, memory_of_workers(instance) as sizes:
        reply = instance.ask(query)
    assert reply.problem() in HONEST[reply.status]
    assert "retry-after" in reply.headers
    assert reply.seconds < DEADLINE + PATIENCE
    assert {neighbour.status for neighbour in replies} <= {200}
    assert statistics.median(neighbour.seconds for neighbour in replies) < DEADLINE / 2
    assert max(sizes, default=0) <= MEMORY_MB * 2**20


def test_the_error_names_the_limit_that_was_reached(instance: Running) -> None:
    reply = instance.ask(HOSTILE["counting a thousand million rows"])
    assert reply.problem() == "deadline"
    problem = reply.json()
    assert (problem["limit"], problem["value"], problem["unit"]) == ("deadline", DEADLINE, "seconds")
    assert "stopped after 2 seconds" in problem["detail"]


def test_a_query_of_a_megabyte_is_refused_unread(instance: Running) -> None:
    reply = instance.ask("SELECT * { ?s ?p '" + "x" * 2**20 + "' }")
    assert (reply.status, reply.problem()) == (413, "request-size")
    assert reply.seconds < PATIENCE


def test_ten_thousand_nested_brackets_are_refused_with_their_place(instance: Running) -> None:
    reply = instance.ask("SELECT * { " + "{ " * 10_000 + "} " * 10_000 + "}")
    assert (reply.status, reply.problem()) == (400, "query")
    assert (reply.json()["line"], reply.json()["column"]) == (1, 210)
    assert reply.seconds < PATIENCE


@contextmanager
def neighbours(instance: Running) -> Iterator[list[Reply]]:
    """Somebody else, who reads a page and asks a small question again and again meanwhile."""
    replies = [instance.get("/limits", "text/html")]
    is_over = threading.Event()

    def read() -> None:
        while not is_over.is_set():
            replies.append(instance.get("/limits", "text/html"))
            replies.append(
                instance.ask("SELECT ?name { <http://example.org/7> <http://example.org/name> ?name }")
            )
            time.sleep(0.05)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        yield replies
    finally:
        is_over.set()
        reader.join()


@contextmanager
def memory_of_workers(instance: Running) -> Iterator[list[int]]:
    """How many bytes of address space workers have beyond the zygote's, sampled meanwhile."""
    sizes: list[int] = []
    is_over = threading.Event()
    floor = instance.zygote.memory_info().vms

    def look() -> None:
        while not is_over.wait(0.02):
            for worker in instance.workers():
                try:
                    sizes.append(worker.memory_info().vms - floor)
                except psutil.NoSuchProcess:
                    continue

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield sizes
    finally:
        is_over.set()
        watcher.join()
