"""Whether a graph holds what the ledger says: contribution by contribution, as canonical statements."""

from collections.abc import Iterator
from dataclasses import dataclass

from paraugs.graph.canonical import canonical_nquads
from paraugs.graph.contributions import Contributions
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.following import statements
from paraugs.graph.port import Reading
from paraugs.graph.release import CONTRIBUTIONS
from paraugs.terms import IRI


@dataclass(frozen=True, slots=True)
class Difference:
    """A named graph that is not as the ledger has it."""

    graph: IRI
    reason: str

    def __str__(self) -> str:
        return f"{self.graph} {self.reason}"


def differences(graph: Reading, contributions: Contributions) -> Iterator[Difference]:
    """Find the graphs of contributions that are missing, different, or not in the ledger."""
    there = {name for name in graph.graph_names() if name.value.startswith(CONTRIBUTIONS)}
    for content in contributions.contents(0, contributions.head().number):
        if content.graph not in there:
            yield Difference(content.graph, "is missing")
            continue
        there.discard(content.graph)
        # Numbers and dates come back by value (see `embedded.py`), so the ledger's go through a store too.
        expected = EmbeddedGraph()
        expected.replace(content.graph, statements(content))
        if _canonical(expected, content.graph) != _canonical(graph, content.graph):
            yield Difference(content.graph, f"differs from revision {content.number}")
    yield from (Difference(name, "is not in the ledger") for name in sorted(there))


def _canonical(graph: Reading, name: IRI) -> str:
    return canonical_nquads(graph.read_graph(name), name)
