"""Run as a program: one whole instance over an N-Quads file, or over a remote endpoint by PARAUGS_GRAPH.

It prints its address on the first line of standard output. Used by `instances.py`.
"""

import sys
from pathlib import Path

import pyoxigraph as ox

from paraugs import serving, wiring
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.resources import find_resources
from paraugs.settings import read_settings
from paraugs.web.app import create_app


def main(file: str) -> None:
    settings, resources = read_settings(), find_resources()
    if settings.graph == "embedded":
        graph = EmbeddedGraph()
        graph.store.bulk_load(Path(file).read_bytes(), ox.RdfFormat.N_QUADS)
        instance = wiring.over_embedded(settings, resources, graph)
    else:
        instance = wiring.over_remote(settings, resources)
    listener = serving.listen(settings.host, 0)
    try:
        app = create_app(instance.services)
        serving.run(app, instance, listener, lambda address, _: print(address, flush=True))
    finally:
        instance.stop()


if __name__ == "__main__":
    main(sys.argv[1])
