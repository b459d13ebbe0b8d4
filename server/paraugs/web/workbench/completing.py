"""What the editor asks for while somebody writes: terms to complete, the first fault, the one layout."""

import json
from collections.abc import Mapping

from flask import Blueprint, Response, request

from paraugs.errors import (
    AnswerCapped,
    GraphUnavailable,
    LimitExceeded,
    Place,
    QueryError,
    QueryRefused,
    RequestTooLarge,
    wording,
)
from paraugs.explore.completions import Vocabulary, vocabulary
from paraugs.graph.layout import formatted, with_prefixes
from paraugs.graph.lexer import outline
from paraugs.graph.port import QueryRequest
from paraugs.web import reader
from paraugs.web.context import services
from paraugs.web.http.negotiation import JSON, TURTLE, MediaForm
from paraugs.web.responses import respond

blueprint = Blueprint("completing", __name__)

_NOTHING = "urn:x-paraugs:nothing"
_JSON = MediaForm("application/json", "json", "JSON", is_worded=True)


def known_prefixes() -> Mapping[str, str]:
    """The prefixes that are declared by themselves."""
    return _vocabulary().prefixes


@blueprint.get("/query/completions.json")
def completions() -> Response:
    """Classes, properties and concepts in the reader's language, with their uses in this dataset version."""
    return respond(_JSON, lambda: _completions(_vocabulary()))


@blueprint.post("/query/check")
def check() -> Response:
    """The first fault of a query, with its place: it is asked in the cage, over no data at all."""
    text = with_prefixes(sent := _sent(), known_prefixes())
    added = text.count("\n") - sent.count("\n")
    try:
        form = outline(text).form
        media_type = TURTLE.media_type if form in ("CONSTRUCT", "DESCRIBE") else JSON.media_type
        services().door.answer(QueryRequest(text, (_NOTHING,), None, media_type, form))
    except (QueryError, QueryRefused) as error:
        return _json(_fault(error, added))
    except (LimitExceeded, GraphUnavailable, AnswerCapped):
        return _json({})  # That is no fault of its text; running it will tell.
    return _json({})


@blueprint.post("/query/formatted")
def layout() -> Response:
    """A query in the one layout, with the prefixes that it lacks."""
    text = formatted(with_prefixes(_sent(), known_prefixes()))
    return Response(text, content_type="text/plain; charset=utf-8", headers={"Cache-Control": "no-store"})


def _vocabulary() -> Vocabulary:
    return reader.recall("vocabulary", lambda: vocabulary(reader.answers(), reader.language()))


def _completions(found: Vocabulary) -> str:
    terms = [(each.name, each.label, each.kind, each.uses) for each in found.completions]
    body = {"prefixes": dict(sorted(found.prefixes.items())), "terms": terms}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")) + "\n"


def _fault(error: QueryError | QueryRefused, added: int) -> dict[str, object]:
    place = error.place or Place(1, 1)
    return {"line": max(place.line - added, 1), "column": place.column, "message": error.reason}


def _sent() -> str:
    most = services().settings.query_kb * 1024
    body = request.stream.read(most + 1)
    if len(body) > most:
        raise RequestTooLarge(
            wording("A query may have %(most)s KiB at most."), most=services().settings.query_kb
        )
    return body.decode(errors="replace")


def _json(body: Mapping[str, object]) -> Response:
    text = json.dumps(body, ensure_ascii=False) + "\n"
    return Response(text, content_type="application/json", headers={"Cache-Control": "no-store"})
