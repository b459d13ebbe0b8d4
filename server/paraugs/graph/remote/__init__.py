"""The graph in any SPARQL 1.1 server, reached through SPARQLWrapper."""

from paraugs.graph.remote.adapter import Limits, RemoteGraph

__all__ = ["Limits", "RemoteGraph"]
