"""The graphs of FROM are found by tokens, in any text that a visitor may send."""

import time

import pytest

from paraugs.graph.dataset import Dataset, dataset_of

QUERIES = {
    "SELECT * { ?s ?p ?o }": None,
    "SELECT * FROM <http://a/1> { ?s ?p ?o }": Dataset(("http://a/1",), ()),
    "select * from <http://a/1> from named <http://a/2> { ?s ?p ?o }": Dataset(
        ("http://a/1",), ("http://a/2",)
    ),
    "PREFIX g: <http://a/> ASK FROM g:1 FROM g:2 { ?s ?p ?o }": Dataset(("http://a/1", "http://a/2"), ()),
    "PREFIX : <http://a/> ASK FROM :x\\,y { ?s ?p ?o }": Dataset(("http://a/x,y",), ()),
    "BASE <http://a/b/> ASK FROM <c> { ?s ?p ?o }": Dataset(("http://a/b/c",), ()),
    "CONSTRUCT { ?s ?p ?o } FROM <http://a/1> WHERE { ?s ?p ?o }": Dataset(("http://a/1",), ()),
    "SELECT ?from { ?from <http://from/FROM> 'FROM <http://a/1>' } # FROM <http://a/1>": None,
    'SELECT ?x { ?x ?p """FROM\n<http://a/1>""" }': None,
    "SELECT ?x { ?x from:FROM ?y }": None,
    "FROM": None,
}


@pytest.mark.parametrize("query", QUERIES)
def test_the_dataset_is_found(query: str) -> None:
    assert (dataset_of(query) or Dataset((), ())) == (QUERIES[query] or Dataset((), ()))


@pytest.mark.parametrize("piece", ["a.", '"""a', "<", '"a\n', ":", "a:.", "\\", "'''", "#"])
def test_a_hostile_text_takes_no_longer_than_another(piece: str) -> None:
    start = time.process_time()
    dataset_of(piece * (500_000 // len(piece)))
    assert time.process_time() - start < 5
