"""What the feeds of this room share: the change stream of the instance, forms, and answers kept in memory."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from flask import Response, current_app, request

from paraugs.errors import NotFound
from paraugs.ledger.sql import SqlLedger
from paraugs.ledger.stream import ChangeStream
from paraugs.web.context import services
from paraugs.web.http.cache import AnswerCache
from paraugs.web.http.language import root
from paraugs.web.http.negotiation import MediaForm, form_by_suffix, negotiate

KEPT = "paraugs.feeds"
FOR_GOOD = "public, max-age=31536000, immutable"
FOR_A_MOMENT = "public, max-age=5"
_KEPT_SECONDS = 600
"""How long an answer stays in memory at most: then what was erased from the ledger is gone from here too."""


@dataclass(frozen=True, slots=True)
class Made:
    """An answer's body, and the headers that only who made it knows: its ETag and its receipt."""

    body: bytes
    tag: str
    receipt: str


def ledger() -> SqlLedger:
    """The ledger; NotFound when this instance keeps none."""
    found = services().ledger
    if found is None:
        raise NotFound("changes: this instance keeps no contributions")
    return found


def change_stream() -> ChangeStream:
    """The change stream of this instance."""
    return ChangeStream(ledger().database)


def address(path: str) -> str:
    """An address of ours under the host name that the client used; never with a language."""
    return f"{request.host_url.rstrip('/')}{root()}{path}"


def wanted_form(offers: Sequence[MediaForm]) -> MediaForm:
    """The form that the client wants, by `?format=` or else by Accept; NotAcceptable when there is none."""
    asked = request.args.get("format")
    return form_by_suffix(asked, offers) if asked else negotiate(request.headers.get("Accept"), offers)


def known(key: str) -> Made | None:
    """What was made under a key lately, if it is still there."""
    found = _cache().find(_whole(key))
    if found is None:
        return None
    tag, receipt, body = found.split(b"\n", 2)
    return Made(body, tag.decode(), receipt.decode())


def kept(key: str, make: Callable[[], Made]) -> Made:
    """What was made under a key lately, or is made now."""
    made = known(key)
    if made is None:
        made = make()
        _cache().keep(_whole(key), b"\n".join((made.tag.encode(), made.receipt.encode(), made.body)))
    return made


def _cache() -> AnswerCache:
    return cast(AnswerCache, current_app.extensions[KEPT])


def _whole(key: str) -> str:
    return f"{int(time.monotonic()) // _KEPT_SECONDS} {request.url_root} {key}"


def answer(made: Made, form: MediaForm, cache_control: str) -> Response:
    """A made answer with the headers for caches; 304 when the client has it."""
    response = Response(made.body, content_type=form.content_type)
    response.headers["Cache-Control"] = cache_control
    response.headers["Paraugs-Receipt"] = made.receipt
    response.vary.add("Accept")
    response.set_etag(made.tag)
    return cast(Response, response.make_conditional(request))
