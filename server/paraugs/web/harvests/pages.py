"""The sources of a state, for those who answer for them.

GET  /contribute/sources                    a list, with the form for a new one
POST /contribute/sources                    follow a new one
GET  /contribute/sources/<state>/<name>     one: how it stands, its runs, what is gone there, its form
POST /contribute/sources/<state>/<name>     change it, or do something with it (`do`)
"""

from datetime import UTC, datetime

from flask import Blueprint, Response, request

from paraugs.errors import ParaugsError, wording
from paraugs.explore.wording import Text
from paraugs.harvest.house import source_of
from paraugs.harvest.keeping import CALLS, Settlement, call, found, keep, settle
from paraugs.harvest.policy import policy_of
from paraugs.harvest.sources import Kind, Source, faults_of
from paraugs.ledger.harvested import Run
from paraugs.people.roles import Actor, may, require
from paraugs.people.states import code_of, state_of
from paraugs.web.accounts.identity import account, signed_in
from paraugs.web.accounts.private import private_page
from paraugs.web.context import services
from paraugs.web.error_words import error_words
from paraugs.web.harvests.register import register
from paraugs.web.harvests.words import COUNTS, KINDS, OUTCOMES
from paraugs.web.life_words import translated
from paraugs.web.office import office

blueprint = Blueprint("harvests", __name__)

_SHOWN_RUNS = 20
_SETTLED = {"withdraw": True, "leave": False}


@blueprint.get("/contribute/sources")
def listing() -> Response:
    """The sources that the reader answers for."""
    account()
    kept, who = register().kept, signed_in()
    require(who, "harvest", who.member_state)
    mine = [source for source in kept.list() if may(who, "harvest", _state_iri(source.path))]
    runs = {source.path: next(iter(kept.runs(source.path, 1)), None) for source in mine}
    return _form_page("harvests/list.html", _blank(who), {}, sources=mine, runs=runs)


@blueprint.post("/contribute/sources")
def add() -> Response:
    """Follow a new one."""
    account()
    said = _said(_code(signed_in()), request.form.get("name", "").strip())
    faults = _faults(said)
    if not faults and register().kept.get(said.path):
        faults["name"] = wording("There is a source of this name already.")
    if faults:
        return _form_page("harvests/list.html", said, faults, 422, sources=[], runs={})
    keep(register(), signed_in(), said, datetime.now(UTC))
    return _led_to(f"/contribute/sources/{said.path}")


@blueprint.get("/contribute/sources/<state>/<name>")
def show(state: str, name: str) -> Response:
    """One of them."""
    account()
    return _page(f"{state}/{name}", None, {})


@blueprint.post("/contribute/sources/<state>/<name>")
def change(state: str, name: str) -> Response:
    """Change it, or do something with it."""
    account()
    path, wish, who = f"{state}/{name}", request.form.get("do", ""), signed_in()
    if wish in CALLS:
        call(register(), who, path, wish, datetime.now(UTC))
        return _led_to("/contribute/sources" if wish == "remove" else f"/contribute/sources/{path}")
    if wish in _SETTLED:
        settlement = Settlement(path, request.form.get("contribution", ""), _SETTLED[wish])
        settle(register(), office(), who, settlement)
        return _led_to(f"/contribute/sources/{path}")
    said = _said(state, name)
    if faults := _faults(said):
        return _page(path, said, faults, 422)
    keep(register(), who, said, datetime.now(UTC))
    return _led_to(f"/contribute/sources/{path}")


def _page(path: str, said: Source | None, faults: dict[str, str], status: int = 200) -> Response:
    have = register()
    source = found(have, path)
    require(signed_in(), "harvest", _state_iri(path))
    gone = [item for item in have.kept.items(path).values() if item.gone]
    values = {
        "source": source,
        "runs": have.kept.runs(path, _SHOWN_RUNS),
        "why": _why,
        "gone": gone,
        "number": len(have.kept.items(path)),
        "address": f"{services().settings.public_url or request.host_url.rstrip('/')}/harvests/{path}",
    }
    return _form_page("harvests/source.html", said or source_of(source), faults, status, **values)


def _why(run: Run) -> Text:
    """Why nothing came of a run, for the reader."""
    return error_words(ParaugsError(run.template, **run.values)) if run.template else Text(run.reason, "en")


def _faults(said: Source) -> dict[str, str]:
    """What is wrong with a form, by field; of an address in the reader's words."""
    policy = policy_of(services().settings)
    faults = dict(faults_of(said, policy))
    if "url" in faults:
        try:
            policy.check(said.url)
        except ParaugsError as error:
            faults["url"] = error_words(error).value
    return faults


def _form_page(
    template: str, said: Source, faults: dict[str, str], status: int = 200, **values: object
) -> Response:
    words = {"kind_words": KINDS, "outcome_words": OUTCOMES, "count_words": COUNTS}
    words["kinds"] = {kind: translated(name) for kind, name in KINDS.items()}
    return private_page(template, status, said=said, faults=faults, **words, **values)


def _said(state: str, name: str) -> Source:
    form = request.form
    kind, hours = form.get("kind", ""), form.get("every_hours", "").strip()
    return Source(
        code_of(state_of(state)),
        name,
        Kind(kind) if kind in list(Kind) else Kind.RDF,
        form.get("url", "").strip(),
        form.get("query", "").replace("\r\n", "\n").strip(),
        form.get("mapping", "").replace("\r\n", "\n").strip(),
        int(hours) if hours.isdecimal() and len(hours) < 6 else -1,
    )


def _blank(who: Actor) -> Source:
    return Source(_code(who), "", Kind.RDF, "")


def _code(who: Actor) -> str:
    """The state for which somebody adds sources: the own one, or that which an administrator names."""
    if who.member_state:
        return code_of(who.member_state)
    return code_of(state_of(request.form.get("state", "lv")))


def _state_iri(path: str) -> str:
    return state_of(path.partition("/")[0]).value


def _led_to(path: str) -> Response:
    place = f"{request.script_root}{path}"
    return Response(status=303, headers={"Location": place, "Cache-Control": "no-store"})
