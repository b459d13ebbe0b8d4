"""An answer is whole, or an error: its bytes and rows are counted, and a worn-out worker is replaced."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from instances import Running, eventually, running

DIGITS = "{" + " ".join(map(str, range(10))) + "}"
# A thousand rows of one variable, and how many of them are asked for.
THOUSAND = f"SELECT ?a {{ VALUES ?a {DIGITS} VALUES ?b {DIGITS} VALUES ?c {DIGITS} }} LIMIT %d"
TABLES = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """An instance whose answers have at most 100 rows and a megabyte."""
    folder: Path = tmp_path_factory.mktemp("budget")
    quad = "<http://example.org/s> <http://example.org/p> <http://example.org/o> <http://example.org/g> .\n"
    with running(
        folder, quad, result_rows=100, result_mb=1, memory_mb=128, processes=1, cage_workers=1
    ) as started:
        yield started


@pytest.mark.parametrize("accept", TABLES.values(), ids=TABLES)
def test_rows_are_counted_in_every_form(small: Running, accept: str) -> None:
    assert small.ask(THOUSAND % 100, accept).status == 200
    reply = small.ask(THOUSAND % 150, accept)
    assert (reply.status, reply.problem()) == (503, "result-size")
    assert reply.json()["limit"] == "result-rows"


def test_statements_are_counted_as_rows(small: Running) -> None:
    name = "BIND(IRI(CONCAT('http://example.org/', STR(?a), STR(?b), STR(?c))) AS ?s)"
    construct = THOUSAND.replace("SELECT ?a", "CONSTRUCT { ?s <http://example.org/p> ?a } WHERE")
    construct = construct.replace(" } LIMIT", f" {name} }} LIMIT")
    for form in ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"):
        assert small.ask(construct % 1, form).status == 200
        assert small.ask(construct % 999, form).problem() == "result-size"


def test_bytes_are_counted(small: Running) -> None:
    text = "x" * 1000
    long = f"CONCAT({','.join([repr(text)] * 250)})"
    assert small.ask(f"SELECT ({long} AS ?a) {{}}").status == 200
    reply = small.ask(f"SELECT ?a {{ VALUES ?b {DIGITS} BIND({long} AS ?a) }}")
    assert (reply.problem(), reply.json()["limit"]) == ("result-size", "result-size")


def test_a_budget_used_up_does_not_cost_the_worker(small: Running) -> None:
    before = [worker.pid for worker in small.workers()]
    assert small.ask(THOUSAND % 999).status == 503
    assert small.ask("ASK {}").status == 200
    assert [worker.pid for worker in small.workers()] == before


def test_a_worker_that_grew_is_replaced(small: Running) -> None:
    before = [worker.pid for worker in small.workers()]
    steps = [f"BIND('{'x' * 10_000}' AS ?a)"]
    for source, target, times in (("?a", "?b", 100), ("?b", "?c", 50)):
        steps.append(f"BIND(CONCAT({','.join([source] * times)}) AS {target})")
    large = f"SELECT (STRLEN(?c) AS ?n) {{ {' '.join(steps)} }}"

    def is_replaced() -> bool:
        """A worker that gave all of it back to the system has not grown."""
        assert small.ask(large, "text/csv").body.split() == [b"n", b"50000000"]
        assert small.ask("ASK {}").status == 200
        return [worker.pid for worker in small.workers()] != before

    assert eventually(is_replaced)


def test_each_worker_makes_its_own_unique_names(small: Running) -> None:
    query = "SELECT (STRUUID() AS ?u) {}"
    names = set()
    for _ in range(3):
        names.add(small.ask(query).body)
        worker = small.workers()[0]
        worker.kill()
        worker.wait(10)
        small.ask("ASK {}")
    assert len(names) == 3
