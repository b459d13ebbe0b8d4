"""The questions that the workbench offers: each in plain words in two languages, each answered as expected.

A CONSTRUCT is compared as its statements in order; a SELECT as its table.
"""

from pathlib import Path

import pytest

from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.lexer import read_form
from paraugs.graph.named import NamedQueries, NamedQuery
from paraugs.graph.port import Solutions
from paraugs.resources import find_resources
from queries.competency import as_table

EXAMPLES = NamedQueries(find_resources(), "queries/examples")
CASES = Path(__file__).parent / "examples"


def answered(query: NamedQuery, graph: EmbeddedGraph) -> str:
    """Give the answer as a table; the statements of a graph are its rows, sorted."""
    if read_form(query.text) == "SELECT":
        return as_table(graph.select(query.text))
    rows = [(each.subject, each.predicate, each.object) for each in graph.construct(query.text)]
    return as_table(Solutions(("subject", "predicate", "object"), sorted(rows, key=str)))


def test_there_are_at_least_twenty_each_with_a_case() -> None:
    assert len(EXAMPLES.names()) >= 20
    assert sorted(path.stem for path in CASES.glob("*.tsv")) == EXAMPLES.names()


@pytest.mark.parametrize("name", EXAMPLES.names())
def test_each_asks_in_plain_words_and_has_a_topic(name: str) -> None:
    header = EXAMPLES[name].header
    assert header["summary"][-1] in "?."
    assert header["summary-lv"][-1] in "?."
    assert header["tags"].split(",")[0].strip()


@pytest.mark.parametrize("name", EXAMPLES.names())
def test_each_is_answered_as_expected_and_with_something(name: str, shipped_graph: EmbeddedGraph) -> None:
    expected = (CASES / f"{name}.tsv").read_text(encoding="utf-8")
    assert len(expected.splitlines()) > 1
    assert answered(EXAMPLES[name], shipped_graph) == expected
