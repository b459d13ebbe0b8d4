"""A cage worker: answers one query after another under limits that the kernel keeps.

It has the graph, one socket, and nothing else: no file and no other socket can be opened (so that SERVICE,
LOAD and FROM reach nothing), memory ends at a fixed address space, and an alarm kills it at the deadline even
inside the engine's native code. Linux only. Sources: getrlimit(2), setitimer(2), prctl(2).
"""

import os
import resource
import signal
import socket
from collections.abc import Iterator
from typing import BinaryIO, NoReturn, cast

import pyoxigraph as ox

from paraugs.errors import Place, QueryError, QueryRefused, ResultTooLarge
from paraugs.graph.cage import frames
from paraugs.graph.cage.budget import Budget
from paraugs.graph.embedded import QueryResult, evaluate
from paraugs.graph.lexer import Outline, outline

_PIECE = 1 << 16
_NICE = 5  # How far a visitor's query stands back for pages when the processors are busy.
_ROW_MARKS = {
    "application/sparql-results+json": b"},{",
    "application/sparql-results+xml": b"<result>",
    "text/csv": b"\n",
    "text/tab-separated-values": b"\n",
}


def serve(store: ox.Store, channel: socket.socket, budget: Budget) -> NoReturn:
    """Answer queries until the other side is gone; never returns."""
    status = 0
    try:
        confine(budget)
        peak, inbox = _peak(), frames.Inbox(channel)
        while True:
            kind, body = inbox.receive()
            if kind != frames.QUERY:
                break
            _start_clock(budget)
            last = _answer(store, frames.Question.decoded(body), channel, budget)
            signal.setitimer(signal.ITIMER_REAL, 0)
            is_worn = _peak() > peak + budget.memory // 4
            frames.send(channel, last, (frames.END, b"worn out" if is_worn else b""))
    except (frames.ChannelClosedError, OSError):
        pass
    except BaseException:  # Nothing may pass beyond a fork: above it runs the zygote's code.
        status = 1
    finally:
        os._exit(status)


def confine(budget: Budget) -> None:
    """Give up files, sockets, memory beyond the budget and precedence over pages, for good."""
    os.nice(_NICE)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    with open("/proc/self/statm", encoding="ascii") as file:
        size = int(file.read().split()[0]) * resource.getpagesize()
    most = size + budget.memory
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def _peak() -> int:
    """The most memory ever used, in bytes: a worker that had a large query is not as free as a new one."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _start_clock(budget: Budget) -> None:
    """The alarm counts wall-clock time; processor time has a limit of its own, in case the alarm is lost."""
    used = sum(os.times()[:2])
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(used + budget.deadline) + 2
    resource.setrlimit(
        resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard)
    )
    signal.setitimer(signal.ITIMER_REAL, budget.deadline)


def _answer(
    store: ox.Store, question: frames.Question, channel: socket.socket, budget: Budget
) -> tuple[bytes, bytes]:
    """Answer in pieces; the last one, or the failure, is left for the caller to send."""
    outlet = _Outlet(channel, budget, _ROW_MARKS.get(question.media_type, b""))
    try:
        known = outline(question.text)
        result = evaluate(store, question.request(known.form), not known.names_dataset)
        _write(result, question.media_type, known, outlet)
    except QueryError as error:
        failure = _placed("query", error.reason, error.place)
    except QueryRefused as error:
        failure = _placed("refused", error.reason, error.place)
    except ResultTooLarge as error:
        failure = frames.Failure("limit", str(error))
    except MemoryError:
        failure = frames.Failure("limit", "memory")
    except (OSError, RuntimeError, ValueError) as error:
        if isinstance(error, ConnectionError):
            raise
        failure = frames.Failure("query", str(error))
    else:
        return frames.PIECE, outlet.take()
    return frames.FAILURE, failure.encoded()


def _placed(kind: str, reason: str, place: Place | None) -> frames.Failure:
    return frames.Failure(kind, reason, place.line, place.column) if place else frames.Failure(kind, reason)


def _write(result: QueryResult, media_type: str, known: Outline, outlet: "_Outlet") -> None:
    if not isinstance(result, ox.QueryTriples):
        table = ox.QueryResultsFormat.from_media_type(media_type)
        if table is None:
            raise QueryError(f"{media_type} is not a form for the answer of a {known.form} query")
        result.serialize(cast(BinaryIO, outlet), table)
        return
    rdf = ox.RdfFormat.from_media_type(media_type)
    if rdf is None:
        raise QueryError(f"{media_type} is not a form for the answer of a {known.form} query")
    prefixes = {name: iri for name, iri in known.prefixes.items() if ":" in iri}
    ox.serialize(_counted(result, outlet), cast(BinaryIO, outlet), rdf, prefixes=prefixes)


def _counted(triples: ox.QueryTriples, outlet: "_Outlet") -> Iterator[ox.Triple]:
    for triple in triples:
        outlet.add_rows(1)
        yield triple


class _Outlet:
    """A file that the engine writes into: it counts bytes and rows, and sends them on in pieces.

    Rows of a table are counted by the bytes that stand between them (`row_mark`), which costs nearly nothing.
    In JSON and CSV a text may hold such bytes itself: the count can be too high but never too low.
    """

    def __init__(self, channel: socket.socket, budget: Budget, row_mark: bytes) -> None:
        self._channel, self._budget = channel, budget
        self._row_mark = row_mark
        self._waiting = bytearray()
        self._size, self._rows, self._tail = 0, 0, b""

    def write(self, piece: bytes) -> int:
        """Take a piece; ResultTooLarge when the answer grows beyond its budget."""
        self._size += len(piece)
        if self._size > self._budget.result_bytes:
            raise ResultTooLarge("result-size")
        if self._row_mark:
            seen = self._tail + piece
            self.add_rows(seen.count(self._row_mark))
            self._tail = seen[-len(self._row_mark) + 1 :] if len(self._row_mark) > 1 else b""
        self._waiting += piece
        if len(self._waiting) >= _PIECE:
            frames.send(self._channel, (frames.PIECE, self.take()))
        return len(piece)

    def add_rows(self, number: int) -> None:
        """Count rows; ResultTooLarge when there are too many."""
        self._rows += number
        if self._rows > self._budget.result_rows + 1:
            raise ResultTooLarge("result-rows")

    def flush(self) -> None:
        """Nothing: the engine flushes more often than is good."""

    def take(self) -> bytes:
        """Take out what waits to be sent."""
        waiting, self._waiting = bytes(self._waiting), bytearray()
        return waiting
