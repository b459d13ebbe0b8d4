"""A web process that slow clients cannot fill: a connection takes a thread once its request's head is here.

Gunicorn gives each new connection a thread, which waits for whatever a client sends, as long as it likes: as
many silent connections as there are threads would stop everybody. Here heads are awaited by the loop that
accepts (Linux tells of a socket only when more has come than was seen: SO_RCVLOWAT, socket(7)); bodies have
places of their own, so that some threads are always left for pages, and a time by which they must have come.
"""

import io
import re
import selectors
import socket
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from threading import BoundedSemaphore
from typing import Any

from gunicorn.http.errors import NoMoreData
from gunicorn.workers.gthread import TConn, ThreadWorker

from paraugs.settings import Settings

BODY_SECONDS = 10.0
SUBMISSION_SECONDS = 30.0
ANSWER_SECONDS = 300.0
_LONGEST_HEAD = 1 << 16
_LONGEST_ENCODING = 4  # a form needs three bytes for one (%41), and a byte more tells that it is too long
_LONGEST_FORM = 4  # of a submission in BASE64 within JSON; other forms take less
_END_OF_HEAD = b"\r\n\r\n"
_SUBMISSION = re.compile(r"(?:/[a-z]{2})?/(?:validate|shacl|contributions|contribute|graphs)(?:/|$)")
"""Where submissions come in; all other bodies are queries, or the small forms of pages."""

Environment = dict[str, Any]
Start = Callable[..., Any]
Application = Callable[[Environment, Start], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class _Room:
    """Places for bodies of one kind, how many bytes one may have, and by when it must have come."""

    places: BoundedSemaphore
    longest: int
    seconds: float


class WebWorker(ThreadWorker):  # type: ignore[misc]
    """Gunicorn's threads, with a loop that awaits heads and ends what takes too long."""

    def init_process(self) -> None:
        """Make the places for bodies, as many as queries run and wait, before anything is accepted."""
        self._queries, self._submissions = _rooms(self.app.settings)
        self._ends: dict[socket.socket, float] = {}
        super().init_process()

    def load_wsgi(self) -> None:
        """Put the reading of bodies before the application."""
        super().load_wsgi()
        application: Application = self.wsgi
        self.wsgi: Application = partial(self._with_whole_body, application)

    def enqueue_req(self, conn: TConn) -> None:
        """Give a connection a thread; a new one waits for its head first."""
        if conn.initialized or conn.data_ready:
            super().enqueue_req(conn)
        else:
            self._await_head(conn)

    def on_client_socket_readable(self, conn: TConn, client: socket.socket) -> None:
        """Await the head of the next request on a connection that was kept."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._await_head(conn)

    def on_pending_socket_readable(self, conn: TConn, client: socket.socket) -> None:
        """Give a connection a thread when its head is whole, or will never be."""
        if not _is_to_come(client):
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, 1)
            super().on_pending_socket_readable(conn, client)

    def handle(self, conn: TConn) -> object:
        """Answer a request, within a time."""
        self._ends[conn.sock] = time.monotonic() + BODY_SECONDS
        try:
            return super().handle(conn)
        finally:
            self._ends.pop(conn.sock, None)

    def murder_pending(self) -> None:
        """End what takes too long; the loop asks for it once a second."""
        super().murder_pending()
        now = time.monotonic()
        for connection, end in list(self._ends.items()):
            if end < now:
                _shut(connection)

    def _await_head(self, conn: TConn) -> None:
        conn.sock.setblocking(False)
        conn.set_timeout()
        self.pending_conns.append(conn)
        callback = partial(self.on_pending_socket_readable, conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, callback)

    def _with_whole_body(
        self, application: Application, environ: Environment, start: Start
    ) -> Iterable[bytes]:
        if environ.get("CONTENT_LENGTH", "0") != "0" or "HTTP_TRANSFER_ENCODING" in environ:
            room = self._submissions if _SUBMISSION.match(environ["PATH_INFO"]) else self._queries
            if not room.places.acquire(blocking=False):
                environ["gunicorn.socket"].shutdown(socket.SHUT_RD)  # Its rest is not waited for either.
                start("503 Service Unavailable", [("Retry-After", "5"), ("Content-Length", "0")])
                return []
            try:
                self._ends[environ["gunicorn.socket"]] = time.monotonic() + room.seconds
                environ["wsgi.input"] = io.BytesIO(_body(environ, room.longest))
            finally:
                room.places.release()
        self._ends[environ["gunicorn.socket"]] = time.monotonic() + ANSWER_SECONDS
        return application(environ, start)


def _rooms(settings: Settings) -> tuple[_Room, _Room]:
    """Give the rooms for queries and for submissions, which never take each other's places."""
    queries, checks = settings.cage_workers + settings.queue_places, settings.checkers + settings.queue_places
    query, submission = (
        settings.query_kb * _LONGEST_ENCODING << 10,
        settings.submission_mb * _LONGEST_FORM << 20,
    )
    return (
        _Room(BoundedSemaphore(queries), query, BODY_SECONDS),
        _Room(BoundedSemaphore(checks), submission, SUBMISSION_SECONDS),
    )


def _body(environ: Environment, longest: int) -> bytes:
    """The body, or as much of it as shows that it is too long; NoMoreData when it does not come."""
    body: bytes = environ["wsgi.input"].read(longest)
    if len(body) < min(int(environ.get("CONTENT_LENGTH") or 0), longest):
        raise NoMoreData(b"")
    return body


def _is_to_come(client: socket.socket) -> bool:
    """Whether more of a head is awaited: then the socket is silent until more than now is here."""
    try:
        come = client.recv(_LONGEST_HEAD, socket.MSG_PEEK)
    except OSError:
        return False
    seen = client.getsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT)
    if len(come) < seen or len(come) == _LONGEST_HEAD or _END_OF_HEAD in come:
        return False
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, len(come) + 1)
    return True


def _shut(connection: socket.socket) -> None:
    with suppress(OSError):  # It may have ended by itself.
        connection.shutdown(socket.SHUT_RDWR)
