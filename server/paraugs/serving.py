"""Running an instance on a socket: the cage first, then web processes that share the graph in memory.

The server loads the graph and stays without threads, so that it may fork; the web processes answer pages
from the graph that they share with it, and visitors' queries through the cage. Pages have `threads` threads
of their own in each process: queries and submissions that run or wait for their turn never take the last one.
"""

import logging
import socket
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from paraugs import wiring
from paraugs.errors import SettingError
from paraugs.settings import Settings
from paraugs.web.app import create_app
from paraugs.web_worker import WebWorker
from paraugs.wiring import Instance

Announce = Callable[[str, Instance], None]

_GRACE_SECONDS = 5
_TURN_SECONDS = 0.0005

log = logging.getLogger(__name__)


def serve(settings: Settings, announce: Announce) -> None:
    """Serve until stopped by a signal; `announce` gets the address once it is open.

    Raises SettingError when nobody may listen there, and what `wiring.start` raises.
    """
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", level=logging.INFO)
    with listen(settings.host, settings.port) as listener:
        instance = wiring.start(settings)
        try:
            app = create_app(instance.services)
            run(app, instance, listener, announce)
        finally:
            instance.stop()


def listen(host: str, port: int) -> socket.socket:
    """A socket that is bound to the address and does not listen yet; port 0 is any free one."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as error:
        raise SettingError(f"cannot listen on {host}, port {port}: {error.strerror}") from error
    return listener


def address_of(listener: socket.socket) -> str:
    """The web address of a bound socket."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def run(app: Flask, instance: Instance, listener: socket.socket, announce: Announce) -> None:
    """Run web processes on a bound socket until a signal ends them."""
    listener.listen(2048)
    app.before_request(instance.services.keep_up)
    _Server(app, instance.services.settings, _options(instance, listener, announce)).run()


def _options(instance: Instance, listener: socket.socket, announce: Announce) -> dict[str, Any]:
    settings, address = instance.services.settings, address_of(listener)
    return {
        "bind": f"fd://{listener.detach()}",
        "workers": settings.processes,
        "worker_class": WebWorker,
        "threads": settings.threads + settings.cage_workers + settings.checkers + 2 * settings.queue_places,
        "preload_app": True,
        "timeout": max(30, int(settings.deadline_seconds) + 20),
        "graceful_timeout": _GRACE_SECONDS,
        "keepalive": 5,
        "limit_request_line": 8190,
        "control_socket_disable": True,
        "loglevel": "warning",
        "proc_name": "paraugs",
        "when_ready": lambda _: announce(address, instance),
        "post_worker_init": lambda _: _prepare(instance),
    }


def _prepare(instance: Instance) -> None:
    """Make a web process ready: threads take turns quickly, workers wait, ledger and errands go on."""
    sys.setswitchinterval(_TURN_SECONDS)
    instance.cage.warm_up(instance.services.settings.cage_workers)
    instance.desk.warm_up()
    if instance.follower:
        instance.follower.start(partial(_afterwards, instance))
    if instance.background:
        instance.background.start()
    if instance.index and (learner := instance.index.learner()):
        learner.start()


def _afterwards(instance: Instance) -> None:
    """What comes after the graph followed, in the same thread."""
    instance.cage.refresh()
    if instance.index:
        instance.index.keep_up()


class _Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn with an application that is already made."""

    def __init__(self, app: Flask, settings: Settings, options: dict[str, Any]) -> None:
        self._app, self.settings, self._options = app, settings, options
        super().__init__()

    def load_config(self) -> None:
        """Set the options; no file and no command line is read."""
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """The application that every web process runs."""
        return self._app
