"""Usual clients get their answers from a real instance, whatever parameters and headers they add."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, TSV, XML, SPARQLWrapper

from instances import Running, running

QUAD = '<http://example.org/s> <http://example.org/p> "ā"@lv <http://example.org/g> .\n'


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder: Path = tmp_path_factory.mktemp("clients")
    with running(folder, QUAD, processes=1) as started:
        yield started


def wrapper(instance: Running, query: str) -> SPARQLWrapper:
    client = SPARQLWrapper(f"{instance.url}/sparql")
    client.setQuery(query)
    return client


@pytest.mark.parametrize("form", [JSON, XML, CSV, TSV])
@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper_gets_tables(instance: Running, form: str, method: str) -> None:
    client = wrapper(instance, "SELECT ?o { ?s ?p ?o }")
    client.setReturnFormat(form)
    client.setMethod(method)
    answer = client.query()
    assert "ā" in answer.response.read().decode()
    answer.response.close()


def test_sparqlwrapper_posts_directly_and_names_a_dataset(instance: Running) -> None:
    client = wrapper(instance, "SELECT ?o { ?s ?p ?o }")
    client.setReturnFormat(JSON)
    client.setMethod(POST)
    client.setRequestMethod(POSTDIRECTLY)
    client.addParameter("default-graph-uri", "http://example.org/none")
    assert client.queryAndConvert()["results"]["bindings"] == []


def test_rdflib_reads_through_its_sparql_store(instance: Running) -> None:
    graph = Graph(SPARQLStore(f"{instance.url}/sparql"))
    assert len(graph) == 1
    assert str(graph.value(URIRef("http://example.org/s"), URIRef("http://example.org/p"))) == "ā"
    assert bool(graph.query("ASK { ?s ?p ?o }").askAnswer)


def test_a_large_answer_arrives_whole(instance: Running) -> None:
    digits = "{" + " ".join(map(str, range(100))) + "}"
    query = f"SELECT * {{ VALUES ?a {digits} VALUES ?b {digits} VALUES ?c {{ 1 2 3 4 5 }} }}"
    rows = instance.ask(query, "application/sparql-results+json").json()["results"]["bindings"]
    assert len(rows) == 50_000
    head = instance.send(
        "HEAD", "/sparql?query=SELECT%20*%20%7B%7D", {"Accept": "application/sparql-results+json"}
    )
    assert (head.status, head.body) == (200, b"")
