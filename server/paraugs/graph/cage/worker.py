"""A cage worker: answers one query after another, confined (`confinement.py`).

It has the graph, one socket, and nothing else, so that SERVICE, LOAD and FROM reach nothing.
"""

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import BinaryIO, cast

import pyoxigraph as ox

from paraugs.errors import Place, QueryError, QueryRefused, ResultTooLarge
from paraugs.graph.advancing import advance
from paraugs.graph.cage import confinement, frames
from paraugs.graph.cage.budget import Budget
from paraugs.graph.embedded import EmbeddedGraph, QueryResult, evaluate
from paraugs.graph.lexer import Outline, outline
from paraugs.graph.news import News
from paraugs.graph.rules import Rules

_PIECE = 1 << 16
_ROW_MARKS = {
    "application/sparql-results+json": b"},{",
    "application/sparql-results+xml": b"<result>",
    "text/csv": b"\n",
    "text/tab-separated-values": b"\n",
}


class QueryWard:
    """The `Ward` of visitors' queries: every worker has a copy of the zygote's graph."""

    def __init__(self, graph: EmbeddedGraph, budget: Budget, rules: Rules) -> None:
        self._graph, self._budget, self._rules = graph, budget, rules

    @property
    def memory(self) -> int:
        """What a query may need beyond the graph."""
        return self._budget.memory

    def prepare(self) -> None:
        """Nothing: the graph came with the fork."""

    def learn(self, told: bytes) -> bytes:
        """Take in news that are for this very version of the graph; the answer is its name afterwards."""
        news = News.decoded(told)
        if news.old_name == self._graph.fingerprint:
            advance(self._graph, self._rules, news)
        return self._graph.fingerprint.encode()

    def serve(self, channel: socket.socket) -> None:
        """Say of which version the graph is, and answer queries until the other side is gone.

        In a thread of its own: a fork copies the state of the engine's random numbers, which belongs to a
        thread, and workers would all make the same UUIDs.
        """
        with ThreadPoolExecutor(1) as own:
            own.submit(self._serve, channel).result()

    def _serve(self, channel: socket.socket) -> None:
        frames.send(channel, (frames.HELLO, self._graph.fingerprint.encode()))
        peak, inbox = confinement.peak(), frames.Inbox(channel)
        while True:
            kind, body = inbox.receive()
            if kind != frames.QUERY:
                return
            confinement.start_clock(self._budget.deadline)
            last = _answer(self._graph.store, frames.Question.decoded(body), channel, self._budget)
            confinement.stop_clock()
            is_worn = confinement.peak() > peak + self._budget.memory // 4
            frames.send(channel, last, (frames.END, b"worn out" if is_worn else b""))


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
