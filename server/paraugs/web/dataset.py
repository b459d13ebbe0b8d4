"""The endpoint's address and the counts of its graphs, for everything that describes them."""

from collections.abc import Mapping
from typing import cast

from flask import Flask, current_app, request

from paraugs.terms import IRI
from paraugs.web.context import services
from paraugs.web.http.language import root
from paraugs.web.http.memory import Memory

_COUNTS = "paraugs.graph-counts"


def register(app: Flask) -> None:
    """Give an application a memory for the counts."""
    app.extensions[_COUNTS] = Memory()


def endpoint() -> str:
    """The address of the SPARQL endpoint, under the host name that the client used."""
    return f"{request.host_url.rstrip('/')}{root()}/sparql"


def graph_counts() -> Mapping[IRI, int]:
    """The number of triples of each named graph, counted once for each dataset version."""
    graph = services().graph
    return cast(Memory, current_app.extensions[_COUNTS]).recall(graph.version, "graphs", graph.counts)
