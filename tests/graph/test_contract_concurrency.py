"""Many may read at once."""

from concurrent.futures import ThreadPoolExecutor

from graph.cast import EX, FINLAND, IN_FINLAND
from graph.conftest import Expect
from paraugs.graph.port import Graph


def test_readers_at_once_get_the_same_answers(graph: Graph, expect: Expect) -> None:
    graph.replace(FINLAND, IN_FINLAND)
    text = f"SELECT ?title {{ ?p <{EX}title> ?title }} ORDER BY ?title"
    alone = graph.select(text)
    with ThreadPoolExecutor(8) as readers:
        together = list(readers.map(graph.select, [text] * 40))
    expect(together, [alone] * 40)
