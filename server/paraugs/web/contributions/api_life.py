"""The API about the life of a contribution: its history, decisions about it, what publishing would change.

GET  /contributions/<state>/<name>/history     every revision that you may see
POST /contributions/<state>/<name>/decisions   take a step: sign off, return, review, publish, renew …
GET  /contributions/<state>/<name>/preview     the statements, pages and links that publishing it would change
"""

from typing import cast, get_args

from flask import Blueprint, Response, request

from paraugs.errors import RequestError
from paraugs.life.deciding import Decision, decide
from paraugs.life.previewing import preview as preview_of
from paraugs.life.reading import life_for, may_see, newest_of
from paraugs.life.renewal_answer import RenewalOutcome
from paraugs.life.steps import STEPS, Step
from paraugs.web.contributions import telling
from paraugs.web.contributions.addresses import contribution_at
from paraugs.web.contributions.api import STATE_JSON, decided
from paraugs.web.contributions.asking import asker
from paraugs.web.contributions.bodies import read_order, text_in
from paraugs.web.contributions.conditions import entity_tag, expected_revision
from paraugs.web.http.negotiation import HTML, negotiate
from paraugs.web.office import office

blueprint = Blueprint("contributions_life", __name__)


@blueprint.get("/contributions/<state>/<name>/history")
def history(state: str, name: str) -> Response:
    """All revisions that the reader may see, oldest first."""
    who = asker()
    life = life_for(office(), who, contribution_at(state, name))
    told = telling.history_list(life, may_see(who, life.member_state))
    response = telling.json_answer({"contribution": life.contribution, "revisions": told})
    response.headers["ETag"] = entity_tag(life.newest)
    return response


@blueprint.post("/contributions/<state>/<name>/decisions")
def decisions(state: str, name: str) -> Response:
    """Take a step."""
    contribution = contribution_at(state, name)
    expected = expected_revision(newest_of(office(), contribution))
    return decided(decide(office(), asker(), contribution, _decision(), expected))


@blueprint.get("/contributions/<state>/<name>/preview")
def preview(state: str, name: str) -> Response:
    """What publishing the newest revision would change of what is public; a browser goes to its page."""
    who = asker()
    if negotiate(request.headers.get("Accept"), (STATE_JSON, HTML)) is HTML:
        page = request.path.removesuffix("preview") + "changes"
        return Response(status=303, headers={"Location": request.script_root + page})
    life = life_for(office(), who, contribution_at(state, name))
    response = telling.json_answer(telling.preview_object(life, preview_of(office(), life)))
    response.headers["ETag"] = entity_tag(life.newest)
    return response


def _decision() -> Decision:
    order = read_order()
    step, outcome = text_in(order, "step"), text_in(order, "outcome")
    if step not in STEPS:
        raise RequestError(f"Say which step to take: {', '.join(STEPS)}.")
    if outcome not in get_args(RenewalOutcome):
        known = ", ".join(filter(None, get_args(RenewalOutcome)))
        raise RequestError(f"The outcome of a renewal is one of: {known}.")
    return Decision(
        step=cast(Step, step),
        text=text_in(order, "text"),
        conflict=text_in(order, "conflictOfInterest"),
        reply_to=text_in(order, "replyTo"),
        replaced_by=text_in(order, "replacedBy"),
        outcome=cast(RenewalOutcome, outcome),
    )
