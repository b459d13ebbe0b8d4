"""A graph of any store follows the ledger: what is new there is applied, by number.

The graph tells itself how far it is (`release.py`). That statement goes first and comes back last; meanwhile
a graph of its own says where it was, so that a follower that is killed anywhere goes on from there. To apply
a revision twice changes nothing more. A graph of another release, or of another ledger, is made anew in the
same way. (The graph in memory has a way of its own, at once and by difference: `advancing.py`.)
"""

from collections.abc import Iterable
from dataclasses import dataclass

from paraugs.errors import NotFound, QueryError, ResourceError
from paraugs.graph.contributions import Content
from paraugs.graph.news import Source
from paraugs.graph.parsing import parse
from paraugs.graph.port import Graph
from paraugs.graph.release import (
    CONTRIBUTIONS,
    UNFINISHED_GRAPH,
    VERSION_GRAPH,
    VERSION_SUBJECT,
    unfinished_statements,
    version_statements,
)
from paraugs.graph.rules import Rules
from paraugs.terms import IRI, BlankNode, Triple


@dataclass(frozen=True, slots=True)
class Followed:
    """Where a graph was (0: nowhere that counts), where it is now, and how many graphs were replaced."""

    before: int
    after: int
    applied: int


def follow(graph: Graph, source: Source, rules: Rules) -> Followed:
    """Bring a graph that holds the reference data of the source's release to the newest revision.

    Raises what the graph and the ledger raise.
    """
    head, before = source.contributions.head(), reached(graph, source)
    if graph.fingerprint == source.name_of(head):
        return Followed(head.number, head.number, 0)
    is_whole = before > 0 and source.reached(graph.fingerprint) == before
    position = source.contributions.position(before)
    graph.replace(UNFINISHED_GRAPH, unfinished_statements(source.name_of(position) if position else ""))
    told = _read(graph, VERSION_GRAPH)
    derived = [triple for triple in told if triple.subject != VERSION_SUBJECT]
    graph.revise(VERSION_GRAPH, told, derived)
    current = dict[IRI, bool]()
    for content in source.contributions.contents(before, head.number):
        current[content.graph] = _replace(graph, content, rules)
    if before == 0:
        _remove_others(graph, current)
    if not is_whole or any(current.values()):
        derived = derive(graph, rules)
    version = version_statements(head.number, source.name_of(head))
    graph.revise(VERSION_GRAPH, derived, [*derived, *version])
    graph.remove(UNFINISHED_GRAPH)
    return Followed(before, head.number, len(current))


def reached(graph: Graph, source: Source) -> int:
    """Give the number up to which a graph agrees with ledger and release, or was cut off; else 0."""
    told = _read(graph, UNFINISHED_GRAPH)
    return source.reached(graph.fingerprint) or max((source.reached(str(t.object)) for t in told), default=0)


def statements(content: Content) -> list[Triple]:
    """Read the statements of a content."""
    return [Triple(*quad[:3]) for quad in parse(content.nquads.encode(), "application/n-quads")]


def derive(graph: Graph, rules: Rules) -> list[Triple]:
    """Run the rules to a fixpoint in any store, and give what they derived; blank nodes are left out.

    A rule must leave out what holds already (FILTER NOT EXISTS), so that no statement stands in two graphs.
    """
    graph.remove(VERSION_GRAPH)
    derived = dict[Triple, None]()
    while new := [triple for triple in _constructed(graph, rules) if triple not in derived]:
        before = list(derived)
        derived.update(dict.fromkeys(new))
        graph.revise(VERSION_GRAPH, before, list(derived))
    return list(derived)


def _constructed(graph: Graph, rules: Rules) -> Iterable[Triple]:
    for path, text in rules.texts:
        try:
            found = graph.construct(text)
        except QueryError as error:
            raise ResourceError(path, error.reason, error.place.line if error.place else None) from error
        yield from (triple for triple in found if not any(isinstance(term, BlankNode) for term in triple))


def _replace(graph: Graph, content: Content, rules: Rules) -> bool:
    """Put a content in place of what was there; tell whether something else may follow now."""
    old, new = _read(graph, content.graph), statements(content)
    graph.revise(content.graph, old, new)
    return rules.speak_of(set(old) ^ set(new))


def _remove_others(graph: Graph, current: Iterable[IRI]) -> None:
    for name in graph.graph_names():
        if name.value.startswith(CONTRIBUTIONS) and name not in current:
            graph.remove(name)


def _read(graph: Graph, name: IRI) -> list[Triple]:
    try:
        return graph.read_graph(name)
    except NotFound:
        return []
