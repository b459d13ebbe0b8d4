"""The statements of a revision in a syntax of RDF."""

from http import HTTPStatus

from flask import Response

from paraugs.graph.serialising import serialise
from paraugs.ledger.revision import Revision
from paraugs.life.record import record_of
from paraugs.web.contributions.conditions import entity_tag
from paraugs.web.http.negotiation import N_QUADS, TRIG, MediaForm


def statements_of(revision: Revision, form: MediaForm, status: int = HTTPStatus.OK) -> Response:
    """Give what a revision says, for this client alone."""
    record = record_of(revision)
    graph = record.contribution if form in (TRIG, N_QUADS) else None
    body = serialise(record.triples, form.media_type, graph)
    response = Response(body, status, content_type=form.content_type)
    response.headers["ETag"] = entity_tag(revision)
    response.headers["Cache-Control"] = "private, no-cache"
    response.vary.update(("Accept", "Authorization", "Cookie"))
    return response
