"""The API: contributions under `/contributions`, handed in, read, revised, mended and withdrawn.

    POST   /contributions                  new ones, one or many in a document
    GET    /contributions/<state>/<name>   where it stands; a page, JSON, or its statements in RDF
    PUT    /contributions/<state>/<name>   create or revise it
    PATCH  /contributions/<state>/<name>   apply fixes by their ids
    DELETE /contributions/<state>/<name>   withdraw it

`?as=draft` hands in a draft, which may have violations. Documented for programs at `/openapi.json`.
"""

from http import HTTPStatus

from flask import Blueprint, Response, request

from paraugs.errors import RequestError
from paraugs.ledger.revision import PUBLIC, Revision
from paraugs.life.deciding import Decision, decide
from paraugs.life.mending import mend
from paraugs.life.office import member_state_in
from paraugs.life.reading import life_for, may_see, newest_of
from paraugs.life.submitting import Order, Receipt, submit
from paraugs.web.contribution_page import contribution_page
from paraugs.web.contributions import telling
from paraugs.web.contributions.addresses import contribution_at, url_of
from paraugs.web.contributions.asking import asker
from paraugs.web.contributions.bodies import read_document, read_order, text_in
from paraugs.web.contributions.conditions import as_draft, entity_tag, expected_revision, order_for
from paraugs.web.contributions.preferences import apply_preference
from paraugs.web.contributions.statements import statements_of
from paraugs.web.http.negotiation import (
    HTML,
    JSON_LD,
    N_QUADS,
    N_TRIPLES,
    RDF_XML,
    TRIG,
    TURTLE,
    MediaForm,
    negotiate,
)  # fmt: skip
from paraugs.web.office import office

STATE_JSON = MediaForm("application/json", "json", "JSON")
FORMS = (STATE_JSON, HTML, TURTLE, JSON_LD, N_TRIPLES, RDF_XML, TRIG, N_QUADS)

blueprint = Blueprint("contributions", __name__)


@blueprint.post("/contributions")
def post() -> Response:
    """Hand in new contributions."""
    who = asker()
    receipts = submit(office(), who, read_document(), Order(must_be_new=True, as_draft=as_draft()))
    if len(receipts) == 1:
        return answer_of(receipts[0])
    return telling.json_answer(telling.batch_object(receipts), HTTPStatus.MULTI_STATUS)


@blueprint.put("/contributions/<state>/<name>")
def put(state: str, name: str) -> Response:
    """Create or revise a contribution."""
    contribution = contribution_at(state, name)
    order = order_for(contribution, newest_of(office(), contribution))
    (receipt,) = submit(office(), asker(), read_document(), order)
    return answer_of(receipt)


@blueprint.patch("/contributions/<state>/<name>")
def patch(state: str, name: str) -> Response:
    """Apply fixes to the newest revision."""
    contribution = contribution_at(state, name)
    fixes = read_order().get("fixes")
    if not isinstance(fixes, list) or not fixes or not all(isinstance(fix, str) for fix in fixes):
        raise RequestError('Say which fixes to apply, by the ids in the findings: {"fixes": ["…"]}.')
    expected = expected_revision(newest_of(office(), contribution))
    return answer_of(mend(office(), asker(), contribution, fixes, expected))


@blueprint.delete("/contributions/<state>/<name>")
def delete(state: str, name: str) -> Response:
    """Withdraw a contribution; the reason is in the body or in `?reason=`."""
    contribution = contribution_at(state, name)
    order = read_order()
    decision = Decision(
        "withdraw",
        text=text_in(order, "reason") or request.args.get("reason", ""),
        replaced_by=text_in(order, "replacedBy") or request.args.get("replacedBy", ""),
    )
    expected = expected_revision(newest_of(office(), contribution))
    return decided(decide(office(), asker(), contribution, decision, expected))


@blueprint.get("/contributions/<state>/<name>")
def show(state: str, name: str) -> Response:
    """A contribution as its reader may see it."""
    form = negotiate(request.headers.get("Accept"), FORMS)
    life = life_for(office(), asker(), contribution_at(state, name))
    status = HTTPStatus.GONE if life.is_withdrawn else HTTPStatus.OK
    if form is HTML:
        return contribution_page(life, status=status)
    if form is STATE_JSON:
        return life_answer(life.contribution, status)
    return statements_of(life.newest, form, status)


def life_answer(contribution: str, status: int = HTTPStatus.OK) -> Response:
    """Where a contribution stands, in JSON."""
    of, who = office(), asker()
    life = life_for(of, who, contribution)
    response = telling.json_answer(telling.life_object(of, who, life), status)
    response.headers["ETag"] = entity_tag(life.newest)
    return response


def decided(revision: Revision) -> Response:
    """Where a contribution stands after a step; nothing but its ETag to who took it and may not read it."""
    who, state = asker(), member_state_in(revision.entry.contribution)
    if may_see(who, state) or revision.entry.status in PUBLIC:
        return life_answer(revision.entry.contribution)
    return Response(status=HTTPStatus.NO_CONTENT, headers={"ETag": entity_tag(revision)})


def answer_of(receipt: Receipt) -> Response:
    """The answer about one item; its problem when it was refused."""
    if failure := telling.failure_of(receipt):
        raise failure
    assert receipt.revision
    response = telling.json_answer(telling.receipt_object(receipt), telling.status_of(receipt))
    is_shown = may_see(asker(), member_state_in(receipt.contribution))
    return apply_preference(_with_place(response, receipt.revision), receipt.revision, is_shown)


def _with_place(response: Response, revision: Revision) -> Response:
    response.headers["ETag"] = entity_tag(revision)
    if response.status_code == HTTPStatus.CREATED:
        response.headers["Location"] = url_of(revision.entry.contribution)
    return response
