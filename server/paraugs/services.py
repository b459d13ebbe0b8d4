"""What the web needs from below, in one value: made once by `wiring.py`, handed to `create_app`."""

from dataclasses import dataclass

from paraugs.graph.named import NamedQueries
from paraugs.graph.port import Graph, VisitorDoor
from paraugs.resources import Resources
from paraugs.settings import Settings


@dataclass(frozen=True, slots=True)
class Services:
    """What one instance runs on; `door` answers visitors' SPARQL, `graph` the pages' own queries."""

    settings: Settings
    resources: Resources
    graph: Graph
    door: VisitorDoor
    queries: NamedQueries
