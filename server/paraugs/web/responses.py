"""Answers with what a cache and a client need: a strong ETag, Vary, languages and dates.

The ETag names the dataset's fingerprint, the address with its host, the form and the language, and the
edition of the pages' own templates, so that a changed page is never taken for the old one. Pages are packed
for whoever takes that: nothing in them is one reader's secret, for everybody gets the same bytes.
Source: RFC 9110, sections 8.4 and 8.8.3.
"""

import gzip
import hashlib
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import cast

from flask import Response, current_app, g, render_template, request

from paraugs import __version__
from paraugs.web import figures, reader
from paraugs.web.http.cache import AnswerCache
from paraugs.web.http.language import prefix
from paraugs.web.http.negotiation import HTML, MediaForm

PAGES = "paraugs.pages"
SEARCHED = "searched"
"""What a search notes in `g`: the dataset version of the index, which may be behind the graph."""
_LEVEL = 5
"""Of packing: a page of 200 kB in some 4 ms, to a quarter."""
OWN_FILES = ("templates/**/*.html", "locale/*/LC_MESSAGES/*.po", "static/dist/manifest.json", "**/*.py")


def entity_tag(form: MediaForm) -> str:
    """The tag of the answer to this request in a form."""
    language = reader.language() if form.is_worded else ""
    data = f"{reader.fingerprint()} {g.get(SEARCHED, '')}"
    packing = "gzip" if _is_packed(form) else ""
    parts = (data, _edition(), request.full_path, request.url_root, form.media_type, language, packing)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def respond(
    form: MediaForm, make: Callable[[], str | bytes], links: Iterable[str] = (), changed: str | None = None
) -> Response:
    """The whole answer to this request, made only when neither the client nor the cache has it.

    `changed` is the ISO date of the last change, when it is known.
    """
    response = known(form) or _made(form, figures.alone(make()) if form is HTML else make())
    for link in links:
        response.headers.add("Link", link)
    day = _day(changed)
    if day:
        response.last_modified = datetime(day.year, day.month, day.day, tzinfo=UTC)
        response.make_conditional(request)
    return response


def _made(form: MediaForm, made: str | bytes) -> Response:
    body = made.encode() if isinstance(made, str) else made
    if _is_packed(form):
        body = gzip.compress(body, _LEVEL, mtime=0)
    _cache().keep(entity_tag(form), body)
    return _with_cache_headers(Response(body, content_type=form.content_type), form, entity_tag(form))


def known(form: MediaForm) -> Response | None:
    """The answer that the client or the cache already has; None when it must be made."""
    tag = entity_tag(form)
    if request.if_none_match.contains(tag):
        return _with_cache_headers(Response(status=304), form, tag)
    body = _cache().find(tag)
    return _with_cache_headers(Response(body, content_type=form.content_type), form, tag) if body else None


def page(template: str, links: Iterable[str] = (), **values: object) -> Response:
    """A page made from a template."""
    return respond(HTML, lambda: render_template(template, **values), links)


def _cache() -> AnswerCache:
    return cast(AnswerCache, current_app.extensions[PAGES])


def _with_cache_headers(response: Response, form: MediaForm, tag: str) -> Response:
    response.set_etag(tag)
    response.headers["Cache-Control"] = "no-cache"
    response.vary.add("Accept")
    if form is HTML:
        figures.permit(response)
        response.vary.add("Accept-Encoding")
        if _is_packed(form) and response.status_code == 200:
            response.headers["Content-Encoding"] = "gzip"
    return in_readers_language(response) if form.is_worded else response


def _is_packed(form: MediaForm) -> bool:
    return form is HTML and request.accept_encodings.quality("gzip") > 0


def in_readers_language(response: Response) -> Response:
    """Say which language a page is in, and that the reader's browser chose it where the address did not."""
    response.headers["Content-Language"] = reader.language()
    if prefix() is None:
        response.vary.add("Accept-Language")
    return response


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


@cache
def _edition() -> str:
    """A digest of everything that shapes a page besides the graph."""
    folder = Path(__file__).parent
    files = sorted(path for pattern in OWN_FILES for path in folder.glob(pattern))
    parts = [__version__.encode(), *(path.read_bytes() for path in files)]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]
