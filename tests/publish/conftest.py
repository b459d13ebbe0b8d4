"""Dumps of the small cast of the named queries, made once; tests only read them."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.named import NamedQueries
from paraugs.publish.dumps.making import make_dumps, turn
from paraugs.publish.dumps.shelf import DumpSet, Shelf
from paraugs.resources import Resources
from queries.named import cast

WHEN = "2026-11-25T00:00:00+00:00"


@dataclass(frozen=True)
class Dumped:
    """A graph and its dumps."""

    graph: EmbeddedGraph
    shelf: Shelf
    made: DumpSet

    def packed(self, name: str, packing: str) -> bytes:
        """Give the bytes of a packed file by the name of what it holds."""
        found = self.made.find(name)
        assert found, name
        return self.shelf.packed(self.made, found[0], packing).read_bytes()


def dump_cast(folder: Path, resources: Resources) -> Dumped:
    """Make the dumps of a cast that is loaded anew."""
    graph, shelf = cast(), Shelf(folder)
    with turn(folder) as is_ours:
        assert is_ours
        made = make_dumps(graph, NamedQueries(resources), shelf, WHEN)
    return Dumped(graph, shelf, made)


@pytest.fixture(scope="session")
def dumped(tmp_path_factory: pytest.TempPathFactory, resources: Resources) -> Dumped:
    """Give the dumps of the cast."""
    return dump_cast(tmp_path_factory.mktemp("dumped"), resources)
