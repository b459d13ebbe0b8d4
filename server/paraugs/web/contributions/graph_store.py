"""The writing side of the Graph Store Protocol, for the graphs of contributions: the same door as the API.

    PUT    /graphs?graph=<IRI of a contribution>   make the graph hold what is sent
    POST   /graphs?graph=…                         add what is sent, in Turtle, TriG, N-Triples or N-Quads
    DELETE /graphs?graph=…&reason=…                withdraw it

Clients of the protocol send no If-Match: without it any revision may be revised, since the ledger keeps all.
Every other graph comes with a release. Source: SPARQL 1.1 Graph Store HTTP Protocol, sections 5.3 to 5.5.
"""

from dataclasses import replace
from http import HTTPStatus

from flask import Blueprint, Response, request

from paraugs.contribute.judging.document import Document
from paraugs.errors import RequestError, UnsupportedMediaType
from paraugs.graph.serialising import serialise
from paraugs.ledger.revision import Revision
from paraugs.life.deciding import Decision, decide
from paraugs.life.office import CONTRIBUTIONS, member_state_in
from paraugs.life.reading import newest_of, require_readable
from paraugs.life.record import record_of
from paraugs.life.submitting import submit
from paraugs.people.roles import require
from paraugs.refusals import Forbidden
from paraugs.web.context import services
from paraugs.web.contributions.addresses import contribution_at
from paraugs.web.contributions.api import answer_of
from paraugs.web.contributions.asking import asker
from paraugs.web.contributions.bodies import read_document
from paraugs.web.contributions.conditions import as_draft, expected_revision, order_for
from paraugs.web.http.negotiation import JSON_LD, N_QUADS, N_TRIPLES, RDF_XML
from paraugs.web.office import office

blueprint = Blueprint("graphs", __name__)

_NOT_ADDED_TO = (JSON_LD.media_type, RDF_XML.media_type)


@blueprint.put("/graphs")
@blueprint.put("/graphs/<path:path>")
def put(path: str = "") -> Response:
    """Make the graph of a contribution hold what is sent."""
    contribution = _named(path)
    order = order_for(contribution, newest_of(office(), contribution))
    is_free = order.expected is None and not order.must_be_new
    (receipt,) = submit(office(), asker(), read_document(), replace(order, any_revision=is_free))
    return answer_of(receipt)


@blueprint.post("/graphs")
@blueprint.post("/graphs/<path:path>")
def post(path: str = "") -> Response:
    """Add statements to the graph of a contribution."""
    contribution, who = _named(path), asker()
    require(who, "save-draft" if as_draft() else "submit", member_state_in(contribution))
    newest = newest_of(office(), contribution)
    if newest:
        require_readable(who, newest)
    order = order_for(contribution, newest)
    if newest and order.expected is None:
        order = replace(order, expected=newest.number)
    (receipt,) = submit(office(), who, _with_statements_of(newest, read_document()), order)
    return answer_of(receipt)


@blueprint.delete("/graphs")
@blueprint.delete("/graphs/<path:path>")
def delete(path: str = "") -> Response:
    """Withdraw a contribution."""
    contribution = _named(path)
    decision = Decision(
        "withdraw", request.args.get("reason", ""), replaced_by=request.args.get("replacedBy", "")
    )
    decide(office(), asker(), contribution, decision, expected_revision(newest_of(office(), contribution)))
    return Response(status=HTTPStatus.NO_CONTENT)


def _named(path: str) -> str:
    """Give the contribution whose graph is named; Forbidden for any other graph."""
    names = [services().settings.base_iri + path] if path else request.args.getlist("graph")
    if len(names) != 1 or "default" in request.args:
        if "default" in request.args:
            raise Forbidden("The default graph is the union of all graphs; nothing is written into it.")
        raise RequestError("Name the graph of one contribution: ?graph=<IRI>.")
    state, slash, name = names[0].removeprefix(CONTRIBUTIONS).partition("/")
    if not names[0].startswith(CONTRIBUTIONS) or not slash:
        raise Forbidden(f"{names[0]} comes with a release; only the graphs of contributions can be written.")
    return contribution_at(state, name)


def _with_statements_of(newest: Revision | None, document: Document) -> Document:
    """Give a document that says what a revision does as well: N-Triples are Turtle and TriG too."""
    if newest is None or newest.entry.status == "withdrawn":
        return document
    if document.media_type in _NOT_ADDED_TO:
        raise UnsupportedMediaType(
            f"{document.media_type} cannot be added to a graph. Send Turtle, TriG, N-Triples or "
            "N-Quads, or PUT the whole."
        )
    record = record_of(newest)
    graph = record.contribution if document.media_type == N_QUADS.media_type else None
    lines = serialise(record.triples, (N_QUADS if graph else N_TRIPLES).media_type, graph)
    return replace(document, data=document.data + b"\n" + lines)
