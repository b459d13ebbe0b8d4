"""The zygote: a process without threads that holds the graph and forks cage workers from it on request.

Only such a process may fork safely, and a fork shares the graph with its parent until one of them writes. A
keeper between the server and the zygote starts it again when it dies. Each dies with its parent (prctl(2),
PR_SET_PDEATHSIG), so that nothing is left behind however the server ends. Linux only.
"""

import ctypes
import gc
import logging
import os
import selectors
import signal
import socket
import struct
from contextlib import suppress
from dataclasses import dataclass
from typing import NoReturn

import pyoxigraph as ox

from paraugs.graph.cage import worker
from paraugs.graph.cage.budget import Budget

EXIT = struct.Struct("!i")
_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)

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


def start(store: ox.Store, budget: Budget) -> Zygote:
    """Fork keeper and zygote from this process, which must not have any other thread."""
    entrance, inside = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    parent = os.getpid()
    gc.freeze()
    keeper = os.fork()
    if not keeper:
        _become_child_of(parent)
        _close_all_but(inside.fileno())
        _keep(store, inside, budget)
    inside.close()
    return Zygote(entrance, keeper, parent)


def _become_child_of(parent: int) -> None:
    """Die when the parent dies; leave Ctrl+C, which reaches the whole terminal group, to the parent."""
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _keep(store: ox.Store, inside: socket.socket, budget: Budget) -> NoReturn:
    """Have one zygote at all times, until it ends by itself because nobody can ask any more."""
    me = os.getpid()
    while True:
        zygote = os.fork()
        if not zygote:
            _become_child_of(me)
            _run(store, inside, budget)
        _, status = os.waitpid(zygote, 0)
        if os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0:
            os._exit(0)
        log.error(
            "the process that runs queries ended (%s); starting it again", os.waitstatus_to_exitcode(status)
        )


def _run(store: ox.Store, inside: socket.socket, budget: Budget) -> NoReturn:
    status = 1
    try:
        _Nursery(store, inside, budget).run()
        status = 0
    except BaseException:  # Nothing may pass beyond a fork; the keeper starts another.
        log.exception("the process that runs queries failed")
    finally:
        os._exit(status)


class _Nursery:
    """The zygote's loop: forks on request, kills when a lease is let go, and tells how each worker ended."""

    def __init__(self, store: ox.Store, inside: socket.socket, budget: Budget) -> None:
        self._store, self._inside, self._budget = store, inside, budget
        self._controls: dict[int, socket.socket] = {}
        self._alarm, self._bell = socket.socketpair()
        self._selector = selectors.DefaultSelector()

    def run(self) -> None:
        """Serve until every web process is gone."""
        for end in (self._alarm, self._bell):
            end.setblocking(False)
        signal.set_wakeup_fd(self._bell.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self._selector.register(self._inside, selectors.EVENT_READ)
        self._selector.register(self._alarm, selectors.EVENT_READ)
        while True:
            for key, _ in self._selector.select():
                if key.fileobj is self._inside:
                    if not self._admit():
                        return
                elif key.fileobj is self._alarm:
                    self._reap()
                else:
                    self._hear(key.data)

    def _admit(self) -> bool:
        """Fork a worker for the two sockets that came; False when nobody can ask any more."""
        message, ends, _, _ = socket.recv_fds(self._inside, 16, 2)
        if len(ends) != 2:
            for end in ends:
                os.close(end)
            return bool(message)
        channel, control = (socket.socket(fileno=end) for end in ends)
        try:
            me = os.getpid()
            pid = os.fork()
        except OSError as error:
            log.error("no worker can be started: %s", error.strerror)
            channel.close()
            control.close()
            return True
        if not pid:
            _become_child_of(me)
            signal.set_wakeup_fd(-1)
            _keep_only(channel.fileno())
            worker.serve(self._store, channel, self._budget)
        channel.close()
        control.setblocking(False)
        self._controls[pid] = control
        self._selector.register(control, selectors.EVENT_READ, pid)
        return True

    def _hear(self, pid: int) -> None:
        """Kill a worker whose lease is let go; whatever else comes through a control means nothing."""
        control = self._controls.get(pid)
        if control is None:
            return
        with suppress(BlockingIOError, ConnectionError):
            if control.recv(4096):
                return
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        self._selector.unregister(control)

    def _reap(self) -> None:
        with suppress(BlockingIOError):
            self._alarm.recv(4096)
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if not pid:
                return
            self._tell_end(pid, os.waitstatus_to_exitcode(status))

    def _tell_end(self, pid: int, exit_code: int) -> None:
        control = self._controls.pop(pid, None)
        if control is None:
            return
        with suppress(KeyError):
            self._selector.unregister(control)
        with suppress(OSError):
            control.send(EXIT.pack(exit_code))
        control.close()


def _keep_only(descriptor: int) -> None:
    """Close every file but one, the standard ones too: what a worker might print goes nowhere."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in range(3):
        os.dup2(nowhere, standard)
    _close_all_but(descriptor)


def _close_all_but(descriptor: int) -> None:
    """Close every file but one and the standard ones."""
    os.closerange(3, descriptor)
    os.closerange(descriptor + 1, max(os.sysconf("SC_OPEN_MAX"), 1 << 16))
