"""The forms of the page of a contribution: each sends one step; the page of what publishing would change."""

from typing import cast, get_args

from flask import Blueprint, Response, redirect, request

from paraugs.errors import RequestError, wording
from paraugs.explore.description import Description
from paraugs.life.deciding import Decision, decide
from paraugs.life.mending import mend
from paraugs.life.naming import link_of
from paraugs.life.office import CONTRIBUTIONS
from paraugs.life.previewing import preview
from paraugs.life.reading import life_for
from paraugs.life.renewal_answer import RenewalOutcome
from paraugs.life.steps import STEPS, Step
from paraugs.refusals import StaleRevision, StepRefused, Withdrawn
from paraugs.web import reader
from paraugs.web.accounts.identity import actor, signed_in
from paraugs.web.accounts.kept_forms import is_resumed
from paraugs.web.accounts.private import private_page
from paraugs.web.changes import show_changes
from paraugs.web.contribution_findings import ALL_CERTAIN, certain_ids, findings_of
from paraugs.web.contribution_page import contribution_page, path_of, told
from paraugs.web.http.problems import problem_of
from paraugs.web.office import office

blueprint = Blueprint("steps", __name__)


@blueprint.post("/contributions/<state>/<name>/steps")
def take_step(state: str, name: str) -> Response:
    """Take a step and show the page again; what was written stays in the form when it is refused."""
    contribution, who = f"{CONTRIBUTIONS}{state}/{name}", signed_in()
    if is_resumed():
        return contribution_page(life_for(office(), who, contribution), None, request.form.to_dict())
    try:
        decide(office(), who, contribution, _decision(), _expected())
    except (RequestError, StaleRevision, StepRefused, Withdrawn) as failure:
        life = life_for(office(), who, contribution)
        status = problem_of(failure).status
        return contribution_page(life, failure, request.form.to_dict(), status)
    return _to_page(contribution)


@blueprint.post("/contributions/<state>/<name>/fixes")
def apply_fixes(state: str, name: str) -> Response:
    """Apply the fix of a button, or all that need no choice, as a new revision; a draft stays one."""
    contribution, who = f"{CONTRIBUTIONS}{state}/{name}", signed_in()
    life = life_for(office(), who, contribution)
    wanted = request.form.get("fix", "")
    fixes = [wanted] if wanted != ALL_CERTAIN else certain_ids(findings_of(life, who))
    try:
        receipt = mend(office(), who, contribution, fixes, _expected())
        if receipt.refusal:
            raise receipt.refusal
    except (RequestError, StaleRevision, StepRefused, Withdrawn) as failure:
        return contribution_page(
            life_for(office(), who, contribution), failure, {}, problem_of(failure).status
        )
    return _to_page(contribution)


@blueprint.get("/contributions/<state>/<name>/changes")
def show_preview(state: str, name: str) -> Response:
    """What publishing the newest revision that the reader may see would change."""
    life = life_for(office(), actor(), f"{CONTRIBUTIONS}{state}/{name}")
    found = preview(office(), life)
    things = {page.thing for page in found.pages}
    things |= {link.target for link in (*found.links_added, *found.links_removed)}
    things |= {link.source for link in found.links_in}
    named = reader.answers().names(things, reader.language())
    named = Description({*named.triples, *found.after}, reader.language())
    return private_page(
        "preview.html",
        preview=found,
        names=named,
        name=link_of(told(life), reader.language()).label,
        path=path_of(life.contribution),
        things=show_changes(found.comparison, found.before, found.after),
    )


def _to_page(contribution: str) -> Response:
    return cast(Response, redirect(f"{request.script_root}{path_of(contribution)}", 303))


def _decision() -> Decision:
    form = request.form
    step, outcome = form.get("step", ""), form.get("outcome", "")
    if step not in STEPS:
        raise RequestError(f"Say which step to take: {', '.join(STEPS)}.")
    if outcome not in get_args(RenewalOutcome):
        raise RequestError(wording("Say whether it is still valid, has changed, or has ended."))
    return Decision(
        step=cast(Step, step),
        text=form.get("text", "").strip(),
        conflict=form.get("conflict", "").strip(),
        reply_to=form.get("reply_to", ""),
        replaced_by=form.get("replaced_by", "").strip(),
        outcome=cast(RenewalOutcome, outcome),
    )


def _expected() -> int | None:
    """The revision that the page showed; RequestError when the form does not say it."""
    number = request.form.get("expected", "")
    if not number.isdecimal() or len(number) > 18:
        raise RequestError(
            wording("The form does not say which revision it starts from. Open the page again.")
        )
    return int(number)
