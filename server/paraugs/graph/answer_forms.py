"""Answers that are kept, from the form in which they are kept into another."""

import pyoxigraph as ox

from paraugs.errors import QueryError


def table_in(results: bytes, media_type: str) -> bytes:
    """SPARQL results in JSON in another form; QueryError when there is no such form for them."""
    wanted = ox.QueryResultsFormat.from_media_type(media_type)
    if wanted is None:
        raise QueryError(f"{media_type} is not a form for the answer of a query")
    found = ox.parse_query_results(results, ox.QueryResultsFormat.JSON)
    return bytes(found.serialize(format=wanted) or b"")


def triples_in(statements: bytes, media_type: str) -> bytes:
    """Turtle, or N-Triples, in another form of RDF; QueryError when there is no such form."""
    wanted = ox.RdfFormat.from_media_type(media_type)
    if wanted is None:
        raise QueryError(f"{media_type} is not a form of RDF")
    return ox.serialize(ox.parse(statements, ox.RdfFormat.TURTLE), format=wanted) or b""
