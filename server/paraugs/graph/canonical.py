"""Canonical N-Quads: equal statements give equal bytes, so that a digest of them means something.

Source: RDF Dataset Canonicalization (RDFC-1.0); lines are sorted by code point.
"""

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from paraugs.errors import SyntaxFault
from paraugs.graph.conversion import to_quads
from paraugs.graph.parsing import syntax_fault
from paraugs.terms import IRI, Triple


def canonical_nquads(triples: Iterable[Triple], graph: IRI) -> str:
    """Write the statements of a named graph as canonical N-Quads; ValueError for a term that is none."""
    return _written(to_quads(triples, graph))


def canonical_graphs(data: bytes, media_type: str, base_iri: str | None = None) -> dict[IRI, str]:
    """Read a document of our own and give each of its named graphs as canonical N-Quads, in its order.

    SyntaxFault when it is broken, or when a statement stands in no named graph.
    """
    graphs: dict[IRI, list[ox.Quad]] = defaultdict(list)
    try:
        for quad in ox.parse(data, ox.RdfFormat.from_media_type(media_type), base_iri=base_iri):
            if not isinstance(quad.graph_name, ox.NamedNode):
                raise SyntaxFault(f"{quad.triple} stands in no named graph")
            graphs[IRI(quad.graph_name.value)].append(quad)
    except SyntaxError as error:
        raise syntax_fault(error) from error
    return {name: _written(quads) for name, quads in graphs.items()}


def canonical_graph(store: ox.Store, graph: IRI) -> str:
    """Write a named graph of a store as canonical N-Quads."""
    return _written(list(store.quads_for_pattern(None, None, None, ox.NamedNode(graph.value))))


def _written(quads: list[ox.Quad]) -> str:
    found: Iterable[ox.Quad] = quads
    if any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object)):
        dataset = ox.Dataset(quads)
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        found = dataset
    return "".join(sorted({f"{quad} .\n" for quad in found}))
