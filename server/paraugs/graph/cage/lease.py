"""A lease: one worker of the cage, seen from the web process that uses it."""

import select
import signal
import socket
import struct
import time
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, NoReturn, cast

from paraugs.errors import (
    DeadlineExceeded,
    GraphUnavailable,
    LimitExceeded,
    MemoryExceeded,
    Place,
    QueryError,
    QueryRefused,
    RequestAbandoned,
    ResultTooLarge,
)
from paraugs.graph.cage import frames
from paraugs.graph.cage.budget import Budget
from paraugs.graph.cage.zygote import EXIT
from paraugs.graph.port import Answer, QueryRequest

CAGE = "the cage for queries"
_IN_MEMORY = 1 << 20
_GRACE = 0.5
_LOOK_UP_EVERY_MS = 100


class Lease:
    """A worker of one's own, until it is closed; a worker that died needs a new lease."""

    def __init__(self, entrance: socket.socket, budget: Budget) -> None:
        """Ask for a worker; GraphUnavailable when nobody is there to give one."""
        self._budget = budget
        self.answers = 0
        self.is_usable = False
        self._channel, far_channel = socket.socketpair()
        self._control, far_control = socket.socketpair()
        self._inbox = frames.Inbox(self._channel)
        self._coming, self._sign_of_death = _poll(self._channel), _poll(self._channel, self._control)
        try:
            socket.send_fds(entrance, [b"worker"], [far_channel.fileno(), far_control.fileno()])
        except OSError as error:
            self.close()
            raise GraphUnavailable(CAGE, "the process that starts workers is gone") from error
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

    def ask(self, request: QueryRequest) -> Answer:
        """Have a question answered whole, or raise what a `VisitorDoor` raises.

        Raises RequestAbandoned when the request is not wanted any more.
        """
        self.answers += 1
        self.is_usable = False
        started = time.monotonic()
        try:
            self._send(request)
            return self._receive(request, started)
        except frames.ChannelClosedError:
            self._explain_death()
        except TimeoutError:
            raise _limit_error("deadline", self._budget) from None

    def _send(self, request: QueryRequest) -> None:
        self._channel.settimeout(self._budget.deadline)
        try:
            frames.send(self._channel, (frames.QUERY, frames.Question.of(request).encoded()))
        except ConnectionError:
            self._explain_death()

    def _receive(self, request: QueryRequest, started: float) -> Answer:
        failure: frames.Failure | None = None
        body = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed by whoever has sent it
        try:
            while True:
                self._wait(request, started)
                kind, piece = self._inbox.receive()
                if kind == frames.PIECE:
                    _keep(body, piece)
                elif kind == frames.FAILURE:
                    failure = frames.Failure.decoded(piece)
                else:
                    self.is_usable = not piece
                    if failure:
                        _raise(failure, self._budget)
                    return Answer(request.media_type, _whole(body))
        except BaseException:  # Whatever it is goes on; only the file must not stay open.
            body.close()
            raise

    def _wait(self, request: QueryRequest, started: float) -> None:
        """Wait for something to come, while it is wanted and the time is not over."""
        while not self._inbox.holds_message and not self._coming.poll(_LOOK_UP_EVERY_MS):
            if time.monotonic() - started > self._budget.deadline + _GRACE:
                raise _limit_error("deadline", self._budget)
            if not request.is_wanted():
                raise RequestAbandoned

    def _explain_death(self) -> NoReturn:
        """Raise the reason why the worker is gone, as the zygote tells it."""
        self._control.settimeout(_GRACE)
        try:
            told = self._control.recv(EXIT.size)
            exit_code = EXIT.unpack(told)[0]
        except (OSError, struct.error):
            raise GraphUnavailable(
                CAGE, "the process that runs queries has ended; it is started again"
            ) from None
        if exit_code in (-signal.SIGALRM, -signal.SIGXCPU):
            raise _limit_error("deadline", self._budget)
        if exit_code < 0:
            raise _limit_error("memory", self._budget)
        raise GraphUnavailable(CAGE, f"a worker ended by itself ({exit_code})")


def _poll(*ends: socket.socket) -> select.poll:
    """What tells whether bytes, or the end, came; `select` would know the first 1,024 files only."""
    poll = select.poll()
    for end in ends:
        poll.register(end, select.POLLIN)
    return poll


def _keep(body: "SpooledTemporaryFile[bytes]", piece: bytes) -> None:
    try:
        body.write(piece)
    except OSError as error:
        raise GraphUnavailable("the folder for temporary files", error.strerror or str(error)) from error


def _whole(body: "SpooledTemporaryFile[bytes]") -> bytes | BinaryIO:
    size = body.tell()
    body.seek(0)
    if size > _IN_MEMORY:
        return cast(BinaryIO, body)
    with body:
        return body.read()


def _raise(failure: frames.Failure, budget: Budget) -> NoReturn:
    place = Place(failure.line, failure.column) if failure.line else None
    match failure.kind:
        case "query":
            raise QueryError(failure.reason, place)
        case "refused":
            raise QueryRefused(failure.reason, place)
        case "limit":
            raise _limit_error(failure.reason, budget)
    raise RuntimeError(f"a worker says {failure.kind!r}: {failure.reason}")


def _limit_error(name: str, budget: Budget) -> LimitExceeded:
    limit = budget.limit(name)
    amount = f"{limit.value:,g} {limit.unit}"
    match name:
        case "deadline":
            return DeadlineExceeded(
                f"The query was stopped after {amount}, the time that one query may take.", limit
            )
        case "memory":
            return MemoryExceeded(
                f"The query was stopped: it needs more than {amount} of memory, or more stack than there is.",
                limit,
            )
    return ResultTooLarge(f"The answer has more than {amount}, the most that one answer may have.", limit)
