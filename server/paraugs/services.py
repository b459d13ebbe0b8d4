"""What the web needs from below, in one value: made once by `wiring.py`, handed to `create_app`."""

from collections.abc import Callable
from dataclasses import dataclass

from paraugs.contribute.desk.port import Desk
from paraugs.graph.named import NamedQueries
from paraugs.graph.port import Graph, VisitorDoor
from paraugs.index.port import Index
from paraugs.ledger.sql import SqlLedger
from paraugs.people.people import People
from paraugs.resources import Resources
from paraugs.settings import Settings


def _nothing_to_follow() -> None:
    """Do nothing: what has no ledger never changes."""


@dataclass(frozen=True, slots=True)
class Services:
    """What one instance runs on; `door` answers visitors' SPARQL, `graph` the pages' own queries.

    `ledger` is what contributions are written into (None: an instance over a graph that nothing changes).
    `follow` brings this process's graph to the ledger's head; call it after each commit of a revision that
    may be public, so that the writer reads what it wrote. It raises nothing: what is committed is done.
    `index` is what is searched (None: an instance without search).
    `keep_up` does so before a request is answered, if another process of this machine was told to.
    """

    settings: Settings
    resources: Resources
    graph: Graph
    door: VisitorDoor
    queries: NamedQueries
    desk: Desk | None = None
    ledger: SqlLedger | None = None
    follow: Callable[[], None] = _nothing_to_follow
    keep_up: Callable[[], None] = _nothing_to_follow
    people: People | None = None
    index: Index | None = None
