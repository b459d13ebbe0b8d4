"""Answers that depend on the dumps as well as on the dataset: their ETag names both."""

import hashlib
from collections.abc import Callable, Iterable
from typing import cast

from flask import Response, current_app, request

from paraugs.web.datasets import newest_dumps
from paraugs.web.http.cache import AnswerCache
from paraugs.web.http.negotiation import HTML, MediaForm
from paraugs.web.responses import PAGES, entity_tag, in_readers_language


def respond(form: MediaForm, make: Callable[[], str | bytes], links: Iterable[str] = ()) -> Response:
    """The whole answer to this request, made only when neither the client nor the cache has it."""
    dumps = newest_dumps()
    state = f"{entity_tag(form)} {dumps.fingerprint if dumps else ''}"
    tag = hashlib.sha256(state.encode()).hexdigest()[:32]
    response = _known(tag, form) or _made(tag, form, make())
    response.set_etag(tag)
    response.headers["Cache-Control"] = "no-cache"
    response.vary.add("Accept")
    for link in links:
        response.headers.add("Link", link)
    return in_readers_language(response) if form is HTML else response


def _known(tag: str, form: MediaForm) -> Response | None:
    if request.if_none_match.contains(tag):
        return Response(status=304)
    body = _cache().find(tag)
    return Response(body, content_type=form.content_type) if body else None


def _made(tag: str, form: MediaForm, made: str | bytes) -> Response:
    body = made.encode() if isinstance(made, str) else made
    _cache().keep(tag, body)
    return Response(body, content_type=form.content_type)


def _cache() -> AnswerCache:
    return cast(AnswerCache, current_app.extensions[PAGES])
