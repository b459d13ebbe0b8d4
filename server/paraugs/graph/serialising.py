"""Writing statements in the forms of RDF, sorted, so that the same statements are the same bytes.

Turtle and TriG go through the project's one writer; Oxigraph writes the others.
"""

from collections.abc import Callable, Iterable, Mapping

import pyoxigraph as ox

from paraugs.graph.conversion import to_oxigraph, to_quad
from paraugs.namespaces import PREFIXES
from paraugs.terms import IRI, Literal, Quad, Triple
from paraugs.turtle import write_trig, write_turtle


def serialise(triples: Iterable[Triple], media_type: str, graph: IRI | None = None) -> bytes:
    """The statements in an RDF media type; TriG and N-Quads name the graph. ValueError for an unknown media
    type.
    """
    ordered = sorted(set(triples), key=_order)
    write = _OUR_WRITERS.get(media_type)
    return write(ordered, graph) if write else _by_oxigraph(ordered, media_type, graph)


def convert(nquads: str, media_type: str, prefixes: Mapping[str, str]) -> bytes:
    """N-Quads in a media type that knows named graphs, statement after statement as they come."""
    if media_type == "application/n-quads":
        return nquads.encode()
    rdf_format = ox.RdfFormat.from_media_type(media_type)
    if rdf_format is None or not rdf_format.supports_datasets:
        raise ValueError(f"{media_type} is no form of RDF with named graphs")
    used = {name: iri for name, iri in prefixes.items() if iri in nquads} if "trig" in media_type else None
    quads = ox.parse(nquads.encode(), ox.RdfFormat.N_QUADS)
    return _with_sorted_prefixes(ox.serialize(quads, format=rdf_format, prefixes=used) or b"")


def _with_sorted_prefixes(document: bytes) -> bytes:
    """Oxigraph declares prefixes in another order each time."""
    lines = document.split(b"\n")
    count = next((place for place, line in enumerate(lines) if not line.startswith(b"@prefix ")), 0)
    return b"\n".join((*sorted(lines[:count]), *lines[count:]))


def _turtle(triples: list[Triple], graph: IRI | None) -> bytes:
    return write_turtle(triples).encode()


def _trig(triples: list[Triple], graph: IRI | None) -> bytes:
    return write_trig(Quad(*triple, graph) for triple in triples).encode()


_OUR_WRITERS: Mapping[str, Callable[[list[Triple], IRI | None], bytes]] = {
    "text/turtle": _turtle,
    "application/trig": _trig,
}


def _by_oxigraph(triples: list[Triple], media_type: str, graph: IRI | None) -> bytes:
    rdf_format = ox.RdfFormat.from_media_type(media_type)
    if rdf_format is None:
        raise ValueError(f"{media_type} is no form of RDF that is written here")
    if graph is not None and rdf_format.supports_datasets:
        quads = [to_quad(triple, graph) for triple in triples]
        return ox.serialize(quads, format=rdf_format, prefixes=_prefixes_of(triples)) or b""
    plain = [ox.Triple(*(to_oxigraph(term) for term in triple)) for triple in triples]  # type: ignore[arg-type]
    return ox.serialize(plain, format=rdf_format, prefixes=_prefixes_of(triples)) or b""


def _order(triple: Triple) -> tuple[str, bool, str, str, str]:
    subject, predicate, value = triple
    return str(subject), not predicate.value.endswith("#type"), predicate.value, str(value), repr(value)


def _prefixes_of(triples: Iterable[Triple]) -> dict[str, str]:
    """Only the prefixes that some term needs: a short head for a short document."""
    used = {term.value for triple in triples for term in triple if isinstance(term, IRI)}
    used |= {triple.object.datatype or "" for triple in triples if isinstance(triple.object, Literal)}
    return {
        prefix: namespace
        for prefix, namespace in PREFIXES.items()
        if any(iri.startswith(namespace) for iri in used)
    }
