"""A lease: one worker of a nursery, seen from the web process that uses it."""

import select
import signal
import socket
import struct
import time
from collections.abc import Callable
from typing import Literal

from paraugs.errors import GraphUnavailable, RequestAbandoned
from paraugs.graph.cage import frames
from paraugs.graph.cage.nursery import EXIT, OUT_OF_MEMORY, WORKER

CAGE = "the cage for queries"
_GRACE = 0.5
_LOOK_UP_EVERY_MS = 100

Message = tuple[bytes, bytes]
Cause = Literal["deadline", "memory", "crash", "gone"]


class WorkerEndedError(Exception):
    """The worker is dead: at its deadline, out of memory, by itself, or together with its zygote."""

    def __init__(self, cause: Cause, exit_code: int = 0) -> None:
        super().__init__(f"{cause} ({exit_code})")
        self.cause, self.exit_code = cause, exit_code


class Lease:
    """A worker of one's own, until it is closed; a worker that died needs a new lease."""

    def __init__(self, entrance: socket.socket, nursery: str = CAGE) -> None:
        """Ask for a worker; GraphUnavailable, naming the nursery, when nobody is there to give one."""
        self._channel, far_channel = socket.socketpair()
        self._control, far_control = socket.socketpair()
        self._inbox = frames.Inbox(self._channel)
        self._coming, self._sign_of_death = _poll(self._channel), _poll(self._channel, self._control)
        try:
            socket.send_fds(entrance, [WORKER], [far_channel.fileno(), far_control.fileno()])
        except OSError as error:
            self.close()
            raise GraphUnavailable(nursery, "the process that starts workers is gone") from error
        finally:
            far_channel.close()
            far_control.close()

    def is_alive(self) -> bool:
        """Tell whether the worker and the zygote live: until then, nothing comes unasked."""
        return not self._sign_of_death.poll(0)

    def close(self) -> None:
        """Let the worker go; if it still works on something it is killed."""
        self._channel.close()
        self._control.close()

    def send(self, message: Message, seconds: float) -> None:
        """Send a message; WorkerEndedError, or TimeoutError when the worker does not take it in time."""
        self._channel.settimeout(seconds)
        try:
            frames.send(self._channel, message)
        except ConnectionError:
            raise self._end() from None

    def receive(self, until: float, is_wanted: Callable[[], bool] = lambda: True) -> Message:
        """Wait for a message until a moment of the monotonic clock.

        Raises WorkerEndedError, TimeoutError, or RequestAbandoned when it is not wanted any more.
        """
        try:
            while not self._inbox.holds_message and not self._coming.poll(_LOOK_UP_EVERY_MS):
                if time.monotonic() > until + _GRACE:
                    raise TimeoutError
                if not is_wanted():
                    raise RequestAbandoned
            return self._inbox.receive()
        except frames.ChannelClosedError:
            raise self._end() from None

    def _end(self) -> WorkerEndedError:
        """Give the reason why the worker is gone, as the zygote tells it."""
        self._control.settimeout(_GRACE)
        try:
            exit_code = EXIT.unpack(self._control.recv(EXIT.size))[0]
        except (OSError, struct.error):
            return WorkerEndedError("gone")
        if exit_code in (-signal.SIGALRM, -signal.SIGXCPU):
            return WorkerEndedError("deadline", exit_code)
        if exit_code < 0 or exit_code == OUT_OF_MEMORY:
            return WorkerEndedError("memory", exit_code)
        return WorkerEndedError("crash", exit_code)


def _poll(*ends: socket.socket) -> select.poll:
    """What tells whether bytes, or the end, came; `select` would know the first 1,024 files only."""
    poll = select.poll()
    for end in ends:
        poll.register(end, select.POLLIN)
    return poll
