"""The zygote: a process without threads that holds what workers share, and forks them from it on request.

Only such a process may fork safely, and a fork shares memory with its parent until one of them writes. A
keeper between the server and the zygote starts it again when it dies. Each dies with its parent, so that
nothing is left behind however the server ends.
"""

import gc
import logging
import os
import signal
import socket
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import NoReturn

from paraugs.graph.cage.family import become_child_of, close_all_but
from paraugs.graph.cage.nursery import Nursery
from paraugs.graph.cage.ward import Ward

_PAUSE_SECONDS = 0.05
_LONG_PAUSE_SECONDS = 1.0

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Zygote:
    """A running zygote: the entrance for web processes, the keeper's process number, and its parent's."""

    entrance: socket.socket
    keeper: int
    owner: int

    def stop(self) -> None:
        """End the keeper, and with it the zygote and all workers; nothing happens in another process."""
        if os.getpid() != self.owner:
            return
        self.entrance.close()
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(self.keeper, signal.SIGKILL)
            os.waitpid(self.keeper, 0)


def start(ward: Ward) -> Zygote:
    """Fork keeper and zygote from this process, which must not have any other thread."""
    entrance, inside = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    parent = os.getpid()
    gc.freeze()
    keeper = os.fork()
    if not keeper:
        become_child_of(parent)
        close_all_but(inside.fileno())
        _keep(ward, inside)
    inside.close()
    return Zygote(entrance, keeper, parent)


def _keep(ward: Ward, inside: socket.socket) -> NoReturn:
    """Have one zygote at all times, until it ends by itself because nobody can ask any more."""
    me = os.getpid()
    while True:
        zygote = os.fork()
        if not zygote:
            become_child_of(me)
            _run(ward, inside)
        _, status = os.waitpid(zygote, 0)
        exit_code = os.waitstatus_to_exitcode(status)
        if exit_code == 0:
            os._exit(0)
        log.error("the process that starts workers ended (%s); starting it again", exit_code)
        # One that failed by itself will fail again: that must not keep a processor busy.
        time.sleep(_LONG_PAUSE_SECONDS if exit_code > 0 else _PAUSE_SECONDS)


def _run(ward: Ward, inside: socket.socket) -> NoReturn:
    status = 1
    try:
        ward.prepare()
        Nursery(ward, inside).run()
        status = 0
    except BaseException:  # Nothing may pass beyond a fork; the keeper starts another.
        log.exception("the process that starts workers failed")
    finally:
        os._exit(status)
