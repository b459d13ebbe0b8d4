"""Graphs that the tests of the ontology share."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from ontology_files import ontology_files

ONTOLOGY_GRAPH = pyoxigraph.NamedNode("https://w3id.org/paraugs/id/graph/ontology")


def parse(files: Iterable[Path]) -> rdflib.Graph:
    """Merge Turtle files into one graph."""
    graph = rdflib.Graph()
    for file in files:
        graph.parse(file)
    return graph


@pytest.fixture(scope="session")
def ontology() -> rdflib.Graph:
    """The whole ontology without the vocabularies."""
    return parse(ontology_files())


@pytest.fixture
def store_with_ontology() -> pyoxigraph.Store:
    """A fresh store that holds the ontology in its named graph."""
    store = pyoxigraph.Store()
    for file in ontology_files():
        store.load(path=file, to_graph=ONTOLOGY_GRAPH)
    return store


@pytest.fixture
def java() -> str:
    """The path of a Java runtime; without one the test is skipped."""
    path = shutil.which("java")
    if path is None:
        pytest.skip(
            "HermiT needs Java: install a headless runtime (Debian: default-jre-headless) and run again"
        )
    return path
