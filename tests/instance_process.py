"""Run as a program: starts whole instances on request, each in a fork, so that modules are imported once.

A request is a line of JSON on standard input: {"quads": file, "log": file, "settings": {...}}; without quads
the instance serves what its ledger holds, as `paraugs serve` does. The answer is a line with the instance's
process number and address, or an empty one when it cannot start; its log says why.
At the end of the input all instances are ended. Used by `instances.py`.
"""

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from paraugs import serving, wiring
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.resources import find_resources
from paraugs.settings import Settings
from paraugs.web.app import create_app

NEVER = 1e9
"""Seconds after which dumps are made, unless a test asks for some: they take the processor away."""


def main() -> None:
    """Start an instance for each line of the input."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    started = []
    for line in sys.stdin:
        pid = os.fork()
        if not pid:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _run(json.loads(line))
        started.append(pid)
    for pid in started:
        try:
            os.kill(pid, signal.SIGTERM)
        except ProcessLookupError:
            continue


def _run(order: dict[str, Any]) -> None:
    log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(log, 2)
    os.close(0)
    instance = None
    try:
        settings = Settings(**{"dumps_after_seconds": NEVER, **order["settings"]})
        instance = _instance(settings, order["quads"])
        listener = serving.listen(settings.host, 0)
        app = create_app(instance.services)
        serving.run(app, instance, listener, lambda address, _: print(os.getpid(), address, flush=True))
    except Exception as error:
        print(error, file=sys.stderr, flush=True)
        print(flush=True)
    finally:
        if instance:
            instance.stop()
        os._exit(0)


def _instance(settings: Settings, quads: str) -> wiring.Instance:
    if not quads:
        return wiring.start(settings)
    resources = find_resources()
    if settings.graph != "embedded":
        return wiring.over_remote(settings, resources)
    graph = EmbeddedGraph()
    graph.store.bulk_load(Path(quads).read_bytes(), ox.RdfFormat.N_QUADS)
    return wiring.over_embedded(settings, resources, graph)


if __name__ == "__main__":
    main()
