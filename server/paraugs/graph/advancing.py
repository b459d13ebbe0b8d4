"""The graph in memory takes in what is new, by difference and all at once.

Only what differs is written. Oxigraph in memory keeps what was removed until the process ends (measured with
0.5.13: 0.8 kB for a text of 200 characters): to write everything again would cost memory for good.
It is written in one update, which is one transaction, with the new version in it: a reader sees all of the
old or all of the new.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from paraugs.graph.contributions import Content
from paraugs.graph.conversion import to_quads
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.news import News
from paraugs.graph.release import CONTRIBUTIONS, VERSION_GRAPH, version_statements
from paraugs.graph.rules import Neighbourhood, Rules


@dataclass(frozen=True, slots=True)
class Change:
    """Statements that go, statements that come, and graphs that are emptied first (they have blank nodes)."""

    removed: set[ox.Quad] = field(default_factory=set)
    added: set[ox.Quad] = field(default_factory=set)
    emptied: set[ox.NamedNode] = field(default_factory=set)

    def written(self) -> str:
        """As one SPARQL update; blank nodes become new ones."""
        removed = [quad for quad in self.removed if quad.graph_name not in self.emptied]
        parts = [f"DROP SILENT GRAPH {name}" for name in sorted(self.emptied, key=str)]
        if removed:
            parts.append(f"DELETE DATA {{ {_written(removed)} }}")
        if self.added:
            parts.append(f"INSERT DATA {{ {_written(self.added)} }}")
        return " ;\n".join(parts)


def advance(graph: EmbeddedGraph, rules: Rules, news: News) -> None:
    """Bring a graph to where the news end."""
    change = Change()
    for content in news.contents:
        name = ox.NamedNode(content.graph.value)
        _replace(graph, name, _read(content, name), change)
    if news.before == 0:
        current = {content.graph for content in news.contents}
        for found in graph.graph_names():
            if found.value.startswith(CONTRIBUTIONS) and found not in current:
                _replace(graph, ox.NamedNode(found.value), set(), change)
    gone, come = Neighbourhood(graph.store, rules, change.removed, change.added).difference()
    version = set(to_quads(version_statements(news.number, news.new_name), VERSION_GRAPH))
    change.removed.update(gone, _old_version(graph, version))
    change.added.update(come, version)
    graph.update(change.written())


def _read(content: Content, name: ox.NamedNode) -> set[ox.Quad]:
    found = ox.parse(content.nquads, ox.RdfFormat.N_QUADS)
    return {ox.Quad(quad.subject, quad.predicate, quad.object, name) for quad in found}


def _replace(graph: EmbeddedGraph, name: ox.NamedNode, new: set[ox.Quad], change: Change) -> None:
    """Note what a graph loses and gains; one with blank nodes, or with nothing left, goes as a whole."""
    old = set(graph.store.quads_for_pattern(None, None, None, name))
    if new and not any(map(_has_blank_node, old | new)):
        change.removed.update(old - new)
        change.added.update(new - old)
        return
    change.emptied.add(name)
    change.removed.update(old)
    change.added.update(new)


def _old_version(graph: EmbeddedGraph, version: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    for quad in version:
        yield from graph.store.quads_for_pattern(quad.subject, quad.predicate, None, quad.graph_name)


def _has_blank_node(quad: ox.Quad) -> bool:
    return isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)


def _written(quads: Iterable[ox.Quad]) -> str:
    return "\n".join(f"GRAPH {quad.graph_name} {{ {quad.triple} }}" for quad in quads)
