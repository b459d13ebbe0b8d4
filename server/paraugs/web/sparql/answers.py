"""One way from a visitor's question to an answer: the ETag first, then the cache, then the door.

The key of an answer is its dataset version, query, dataset and media type: it is the strong ETag, and the
cache knows the answer by it. A query that may answer differently each time (NOW, RAND) has neither.
"""

import hashlib
import select
import socket
import time
from collections.abc import Callable, Iterable
from typing import BinaryIO, cast

from flask import Flask, Response, current_app, request
from werkzeug.wsgi import wrap_file

from paraugs.graph.lexer import Outline
from paraugs.graph.port import Answer, QueryRequest
from paraugs.web.context import services
from paraugs.web.http.cache import AnswerCache
from paraugs.web.http.negotiation import MediaForm
from paraugs.web.http.sparql_protocol import Inquiry

_CACHE = "paraugs.visitors"


def register(app: Flask, cache_mb: int) -> None:
    """Give an application its cache of visitors' answers."""
    app.extensions[_CACHE] = AnswerCache(cache_mb << 20)


def respond(inquiry: Inquiry, known: Outline, form: MediaForm) -> Response:
    """The whole answer to a query in a form, or 304 when the client has it already."""
    tag = tag_of(inquiry, known, form.media_type)
    if same := unchanged(tag):
        return same
    found = _answer(inquiry, known, form, tag)
    # When the version moved meanwhile, the answer may be of either: then it has no name.
    return finish(_response(found, form), tag if tag == tag_of(inquiry, known, form.media_type) else "")


def timed(inquiry: Inquiry, known: Outline, form: MediaForm) -> tuple[Answer, float | None]:
    """The answer and the seconds that it took, or None when it was known from before."""
    tag = tag_of(inquiry, known, form.media_type)
    if found := _kept(tag, form):
        return found, None
    start = time.monotonic()
    return _answer(inquiry, known, form, tag), time.monotonic() - start


def _answer(inquiry: Inquiry, known: Outline, form: MediaForm, tag: str) -> Answer:
    if kept := _kept(tag, form):
        return kept
    found = services().door.answer(_question(inquiry, known, form))
    if tag and isinstance(found.body, bytes) and tag == tag_of(inquiry, known, form.media_type):
        _cache().keep(tag, found.body)
    return found


def _kept(tag: str, form: MediaForm) -> Answer | None:
    body = _cache().find(tag) if tag else None
    return None if body is None else Answer(form.media_type, body)


def _cache() -> AnswerCache:
    return cast(AnswerCache, current_app.extensions[_CACHE])


def tag_of(inquiry: Inquiry, known: Outline, media_type: str) -> str:
    """The key of an answer; empty when the query is not one that gives the same answer twice."""
    if known.is_volatile:
        return ""
    fingerprint, dataset = services().graph.fingerprint, (inquiry.default_graphs, inquiry.named_graphs)
    return hashlib.sha256(repr((fingerprint, inquiry.text, dataset, media_type)).encode()).hexdigest()[:32]


def unchanged(tag: str) -> Response | None:
    """A 304 when the client already has the answer with this tag; nothing is evaluated then."""
    return finish(Response(status=304), tag) if tag and request.if_none_match.contains(tag) else None


def finish(response: Response, tag: str) -> Response:
    """Say what caches need to know."""
    if tag:
        response.set_etag(tag)
    response.headers["Cache-Control"] = "no-cache" if tag else "no-store"
    response.vary.add("Accept")
    return response


def _question(inquiry: Inquiry, known: Outline, form: MediaForm) -> QueryRequest:
    return QueryRequest(
        inquiry.text or "",
        inquiry.default_graphs,
        inquiry.named_graphs,
        form.media_type,
        known.form,
        services().settings.base_iri,
        _client_watch(request.environ.get("gunicorn.socket")),
    )


def _response(found: Answer, form: MediaForm) -> Response:
    if isinstance(found.body, bytes):
        return Response(found.body, content_type=form.content_type)
    size = found.body.seek(0, 2)
    found.body.seek(0)
    response = Response(_file(found.body), content_type=form.content_type, direct_passthrough=True)
    response.content_length = size
    return response


def _file(body: BinaryIO) -> Iterable[bytes]:
    return wrap_file(request.environ, body)


def _client_watch(connection: socket.socket | None) -> Callable[[], bool]:
    """A question whether the client still holds its connection; always yes where the server does not tell."""
    if connection is None:
        return lambda: True
    poll = select.poll()
    poll.register(connection, select.POLLIN)

    def is_there() -> bool:
        try:
            return not poll.poll(0) or connection.recv(1, socket.MSG_PEEK) != b""
        except OSError:
            return False

    return is_there
