"""A lease on a worker that answers visitors' queries: an answer comes whole, or the reason why not."""

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
    ResultTooLarge,
)
from paraugs.graph.cage import frames
from paraugs.graph.cage.budget import Budget
from paraugs.graph.cage.lease import CAGE, Lease, WorkerEndedError
from paraugs.graph.port import Answer, QueryRequest

_IN_MEMORY = 1 << 20


class QueryLease:
    """A worker of one's own for queries."""

    def __init__(self, lease: Lease, budget: Budget) -> None:
        self._lease, self._budget = lease, budget
        self.answers = 0
        self.is_usable = False
        self._version = ""

    def version(self) -> str:
        """Wait for the worker to say the fingerprint of its graph; GraphUnavailable when none comes."""
        if not self._version:
            try:
                self._version = self._lease.receive(time.monotonic() + self._budget.deadline)[1].decode()
            except (WorkerEndedError, TimeoutError):
                self.close()
                raise GraphUnavailable(CAGE, "a worker ended before it began") from None
        return self._version

    def is_alive(self) -> bool:
        """Tell whether the worker lives, once it has said its version."""
        return self._lease.is_alive()

    def close(self) -> None:
        """Let the worker go."""
        self._lease.close()

    def ask(self, request: QueryRequest) -> Answer:
        """Have a question answered whole, or raise what a `VisitorDoor` raises.

        Raises RequestAbandoned when the request is not wanted any more.
        """
        self.answers += 1
        self.is_usable = False
        end = time.monotonic() + self._budget.deadline
        try:
            self._lease.send((frames.QUERY, frames.Question.of(request).encoded()), self._budget.deadline)
            return self._receive(request, end)
        except WorkerEndedError as ended:
            self._explain(ended)
        except TimeoutError:
            raise _limit_error("deadline", self._budget) from None

    def _receive(self, request: QueryRequest, end: float) -> Answer:
        failure: frames.Failure | None = None
        body = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed by whoever has sent it
        try:
            while True:
                kind, piece = self._lease.receive(end, request.is_wanted)
                if kind == frames.PIECE:
                    _keep(body, piece)
                elif kind == frames.FAILURE:
                    failure = frames.Failure.decoded(piece)
                elif kind != frames.END:
                    raise RuntimeError(f"a worker answers with {kind!r}")
                else:
                    self.is_usable = not piece
                    if failure:
                        _raise(failure, self._budget)
                    return Answer(request.media_type, _whole(body))
        except BaseException:  # Whatever it is goes on; only the file must not stay open.
            body.close()
            raise

    def _explain(self, ended: WorkerEndedError) -> NoReturn:
        if ended.cause == "deadline" or ended.cause == "memory":
            raise _limit_error(ended.cause, self._budget) from None
        if ended.cause == "gone":
            reason = "the process that runs queries has ended; it is started again"
            raise GraphUnavailable(CAGE, reason) from None
        raise GraphUnavailable(CAGE, f"a worker ended by itself ({ended.exit_code})") from None


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
