"""Whole graphs into a file, graph by graph and in order, so that the same statements are the same bytes.

Unlike `serialising.py` this never holds statements as terms of ours: a dump is large.
"""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

import pyoxigraph as ox

from paraugs.graph.embedded import EmbeddedGraph
from paraugs.namespaces import PREFIXES
from paraugs.terms import IRI

_N_QUADS = "application/n-quads"
_PIECE = 1 << 14
"""Lines written at once."""


def write_graphs(graph: EmbeddedGraph, names: Sequence[IRI], media_type: str, out: BinaryIO) -> None:
    """Write the graphs in an RDF media type; a form without graphs leaves their names out.

    N-Quads are sorted as a whole, so that two versions can be compared line by line; the other forms go graph
    by graph. ValueError for an unknown media type.
    """
    if media_type == _N_QUADS:
        _write_lines(graph, names, out)
        return
    form = ox.RdfFormat.from_media_type(media_type)
    if form is None:
        raise ValueError(f"{media_type} is no form of RDF that is written here")
    quads = (quad for name in names for quad in _in_order(graph, name))
    statements = quads if form.supports_datasets else (quad.triple for quad in quads)
    ox.serialize(statements, out, form, prefixes=PREFIXES)


def _write_lines(graph: EmbeddedGraph, names: Sequence[IRI], out: BinaryIO) -> None:
    lines = [f"{quad} .\n" for name in names for quad in _of(graph, name)]
    lines.sort()
    for start in range(0, len(lines), _PIECE):
        out.write("".join(lines[start : start + _PIECE]).encode())


def _in_order(graph: EmbeddedGraph, name: IRI) -> Iterator[ox.Quad]:
    yield from sorted(_of(graph, name), key=str)


def _of(graph: EmbeddedGraph, name: IRI) -> Iterator[ox.Quad]:
    return graph.store.quads_for_pattern(None, None, None, ox.NamedNode(name.value))
