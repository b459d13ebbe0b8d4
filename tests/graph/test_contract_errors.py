"""A query that cannot be parsed is an error that says on which line (the column is the engine's guess)."""

import pytest

from graph.conftest import Expect
from paraugs.errors import QueryError
from paraugs.graph.port import Graph

BROKEN = {
    "a word too many": ("SELECT ?a\nWHERE {\n  ?a ?b nonsense .\n}", 3),
    "a bracket too few": ("SELECT ?a { ?a ?b ?c", 1),
    "an unknown function": ("SELECT ?a { ?a ?b ?c FILTER(FOO(?a)) }", 1),
    "not a query": ("once upon a time", 1),
    "nothing": ("", 1),
}


@pytest.mark.parametrize("case", BROKEN)
def test_the_line_of_a_fault_is_told(graph: Graph, case: str, expect: Expect) -> None:
    query, line = BROKEN[case]
    with pytest.raises(QueryError) as caught:
        graph.select(query)
    assert caught.value.place is not None
    expect(caught.value.place.line, line)


@pytest.mark.parametrize("case", BROKEN)
def test_the_message_is_short(graph: Graph, case: str) -> None:
    with pytest.raises(QueryError) as caught:
        graph.select(BROKEN[case][0])
    assert 10 < len(str(caught.value)) < 400
    assert "\n" not in str(caught.value)
