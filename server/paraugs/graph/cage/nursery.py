"""The zygote's loop: forks on request, kills when a lease is let go, and tells how each worker ended.

What comes through the entrance is a word and two sockets: `WORKER` with the channel and the control of a new
worker, or `NEWS` with a file that holds what is told and the socket that wants the answer.
"""

import logging
import os
import selectors
import signal
import socket
import struct
from contextlib import suppress
from typing import NoReturn

from paraugs.graph.cage.confinement import confine
from paraugs.graph.cage.family import become_child_of, close_all_but
from paraugs.graph.cage.frames import ChannelClosedError
from paraugs.graph.cage.ward import Ward

WORKER = b"worker"
NEWS = b"news"
EXIT = struct.Struct("!i")
OUT_OF_MEMORY = 3
"""The exit code of a worker whose Python had no memory left; native code ends by a signal instead."""
_NO_OBJECT = "PyObject pointer is null"
"""What native code says when Python could make it no object: its way to pass a MemoryError on."""

log = logging.getLogger(__name__)


class Nursery:
    """Forks workers of a ward from this process, which must not have any other thread."""

    def __init__(self, ward: Ward, inside: socket.socket) -> None:
        self._ward, self._inside = ward, inside
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
        """Do what a web process asks for; False when nobody can ask any more."""
        message, ends, _, _ = socket.recv_fds(self._inside, 16, 2)
        if len(ends) != 2:
            for end in ends:
                os.close(end)
            return bool(message)
        if message == NEWS:
            self._learn(*ends)
        else:
            self._fork(*(socket.socket(fileno=end) for end in ends))
        return True

    def _learn(self, told: int, asker: int) -> None:
        with open(told, "rb") as file, socket.socket(fileno=asker) as answer, suppress(ConnectionError):
            answer.sendall(self._ward.learn(file.read()))

    def _fork(self, channel: socket.socket, control: socket.socket) -> None:
        try:
            me = os.getpid()
            pid = os.fork()
        except OSError as error:
            log.error("no worker can be started: %s", error.strerror)
            channel.close()
            control.close()
            return
        if not pid:
            become_child_of(me)
            signal.set_wakeup_fd(-1)
            _work(self._ward, channel)
        channel.close()
        control.setblocking(False)
        self._controls[pid] = control
        self._selector.register(control, selectors.EVENT_READ, pid)

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


def _work(ward: Ward, channel: socket.socket) -> NoReturn:
    """Be a worker until the other side is gone; never returns."""
    status = 0
    try:
        _keep_only(channel.fileno())
        confine(ward.memory)
        ward.serve(channel)
    except (ChannelClosedError, ConnectionError):
        pass
    except BaseException as error:  # Nothing may pass beyond a fork: above it runs the zygote's code.
        status = _exit_code(error)
    finally:
        os._exit(status)


def _exit_code(error: BaseException) -> int:
    try:
        return OUT_OF_MEMORY if isinstance(error, MemoryError) or _NO_OBJECT in str(error) else 1
    except MemoryError:  # Not enough is left to read what it says.
        return OUT_OF_MEMORY


def _keep_only(descriptor: int) -> None:
    """Close every file but one, the standard ones too: what a worker might print goes nowhere."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in range(3):
        os.dup2(nowhere, standard)
    close_all_but(descriptor)
