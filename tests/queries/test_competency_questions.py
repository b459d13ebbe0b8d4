"""The twelve questions that the ontology must answer, over the shipped data, equal on every adapter."""

from pathlib import Path

import pytest

from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.loading import load_into
from paraugs.graph.named import NamedQueries
from paraugs.graph.port import Graph
from paraugs.graph.remote import RemoteGraph
from paraugs.resources import Resources, find_resources
from queries.competency import CASES, as_table

QUESTIONS = NamedQueries(find_resources(), "queries/competency")
EMPTY = {"06-peer-learning-that-led-on": "the facts tell of no activity that led to a practice elsewhere"}


@pytest.fixture(scope="module")
def remote_graph(resources: Resources, empty_server: RemoteGraph) -> Graph:
    """Give the shipped data on another server."""
    load_into(resources, empty_server)
    return empty_server


def test_there_are_twelve() -> None:
    assert len(QUESTIONS.names()) == 12
    assert sorted(path.stem for path in CASES.glob("*.tsv")) == QUESTIONS.names()


@pytest.mark.parametrize("name", QUESTIONS.names())
def test_each_is_answered_in_memory_as_expected(name: str, shipped_graph: EmbeddedGraph) -> None:
    assert as_table(shipped_graph.select(QUESTIONS[name].text)) == _expected(name)


@pytest.mark.parametrize("name", QUESTIONS.names())
def test_each_is_answered_by_another_server_as_expected(name: str, remote_graph: Graph) -> None:
    assert as_table(remote_graph.select(QUESTIONS[name].text)) == _expected(name)


@pytest.mark.parametrize("name", QUESTIONS.names())
def test_each_finds_something_unless_the_facts_have_nothing(name: str) -> None:
    assert (len(_expected(name).splitlines()) == 1) == (name in EMPTY)


def _expected(name: str) -> str:
    return Path(CASES / f"{name}.tsv").read_text(encoding="utf-8")
