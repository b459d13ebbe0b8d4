"""A graph follows the ledger: every revision after the one it has reached is applied, by number.

    follow(graph, contributions, release, derive)

The graph tells itself how far it is (`release.py`). That statement goes first and comes back last: a follower
that is killed anywhere starts again from the beginning, and applying a revision twice changes nothing more.
A graph of another release, or of another ledger, is made anew in the same way.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from paraugs.errors import QueryError, ResourceError
from paraugs.graph.contributions import Content, Contributions, Position
from paraugs.graph.parsing import parse
from paraugs.graph.port import Graph
from paraugs.graph.release import CONTRIBUTIONS, VERSION_GRAPH, fingerprint, version_statements
from paraugs.terms import IRI, BlankNode, Triple

Derive = Callable[[Graph], None]
"""Puts what follows from all statements into the graph of entailments."""


@dataclass(frozen=True, slots=True)
class Followed:
    """Where a graph was (0: nowhere that counts), where it is now, and how many graphs were replaced."""

    before: int
    after: int
    applied: int


def follow(graph: Graph, contributions: Contributions, release: str, derive: Derive) -> Followed:
    """Bring a graph that holds the reference data of a release to the newest revision.

    `release` is the digest of the release's files. Raises what the graph and the ledger raise.
    """
    head, before = contributions.head(), reached(graph, contributions, release)
    if before == head.number and graph.fingerprint == _name(head, release):
        return Followed(before, before, 0)
    graph.remove(VERSION_GRAPH)
    current, applied = set[IRI](), 0
    for content in contributions.contents(before, head.number):
        graph.replace(content.graph, statements(content))
        current.add(content.graph)
        applied += 1
    if before == 0:
        _remove_others(graph, current)
    derive(graph)
    derived = graph.read_graph(VERSION_GRAPH) if graph.count(VERSION_GRAPH) else []
    graph.replace(VERSION_GRAPH, [*derived, *version_statements(head.number, _name(head, release))])
    return Followed(before, head.number, applied)


def reached(graph: Graph, contributions: Contributions, release: str) -> int:
    """Give the number up to which a graph agrees with the ledger and the release; 0 when it does not."""
    version = graph.version
    position = contributions.position(int(version)) if version.isdecimal() else None
    if position is None or graph.fingerprint != _name(position, release):
        return 0
    return position.number


def statements(content: Content) -> list[Triple]:
    """Read the statements of a content."""
    return [Triple(*quad[:3]) for quad in parse(content.nquads.encode(), "application/n-quads")]


def entailer(rules: list[tuple[Path, str]]) -> Derive:
    """Make a `Derive` that runs CONSTRUCT rules to a fixpoint in any store; blank nodes are left out.

    Source: a naive fixpoint. Each round asks the store, and only what no graph holds is added.
    """

    def derive(graph: Graph) -> None:
        known, derived = set(graph.read_graph(None)), set[Triple]()
        while new := {triple for rule in rules for triple in _constructed(graph, rule)} - known:
            known |= new
            derived |= new
            graph.replace(VERSION_GRAPH, derived)

    return derive


def _constructed(graph: Graph, rule: tuple[Path, str]) -> list[Triple]:
    path, text = rule
    try:
        found = graph.construct(text)
    except QueryError as error:
        raise ResourceError(path, error.reason, error.place.line if error.place else None) from error
    return [triple for triple in found if not any(isinstance(term, BlankNode) for term in triple)]


def _remove_others(graph: Graph, current: set[IRI]) -> None:
    for name in graph.graph_names():
        if name.value.startswith(CONTRIBUTIONS) and name not in current:
            graph.remove(name)


def _name(position: Position, release: str) -> str:
    return fingerprint(position.number, release, position.chain)
