"""Paths of shapes, as the ways that lead from a node to its values (SHACL, section 2.3.1)."""

from itertools import product

import rdflib
from rdflib.namespace import RDF, SH

Path = tuple[tuple[str, ...], ...]
"""Several ways, each of several steps: the address of a property, after INVERSE where one goes against it."""
INVERSE = "^"


def path_of(shapes: rdflib.Graph, shape: rdflib.term.Node) -> Path:
    """Give the path of a property shape; none where it repeats something, or where the shape has none."""
    found = shapes.value(shape, SH.path)
    return () if found is None else _ways(shapes, found)


def _ways(shapes: rdflib.Graph, path: rdflib.term.Node) -> Path:
    if isinstance(path, rdflib.URIRef):
        return ((str(path),),)
    against = shapes.value(path, SH.inversePath)
    if isinstance(against, rdflib.URIRef):
        return ((f"{INVERSE}{against}",),)
    if choices := shapes.value(path, SH.alternativePath):
        found = [_ways(shapes, choice) for choice in shapes.items(choices)]
        return tuple(way for ways in found for way in ways) if all(found) else ()
    if (path, RDF.first, None) not in shapes:
        return ()
    steps = [_ways(shapes, step) for step in shapes.items(path)]
    return tuple(tuple(step for way in ways for step in way) for ways in product(*steps))
