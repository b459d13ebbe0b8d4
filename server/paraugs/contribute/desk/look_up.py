"""What the graph knows of things that a submission points to and that are not shipped: kinds and lists."""

from collections.abc import Iterable, Sequence

from paraugs.contribute.desk.examining import LookUp
from paraugs.graph.named import NamedQueries
from paraugs.graph.port import Reading
from paraugs.terms import IRI, Triple

_MOST = 2000
"""How many things are looked up for one document; the rest count as unknown."""


def look_up_in(graph: Reading, queries: NamedQueries) -> LookUp:
    """Give what looks things up in a graph."""

    def look_up(mentions: Sequence[IRI]) -> Iterable[Triple]:
        return graph.construct(queries["facts"].bind({"thing": mentions[:_MOST]}))

    return look_up
