"""`/contribute`: forms to fill in, saved as one goes, checked, looked at as a page, and handed in.

Every button sends the whole form, which is saved first; so nothing is lost, whatever comes of the rest.
"""

import secrets
from dataclasses import replace
from http import HTTPStatus

from flask import Blueprint, Response, request, url_for

from paraugs.errors import NotFound, wording
from paraugs.forms.controls import RECORD, THING, element_id
from paraugs.forms.editing import add_part, add_text, remove_row, without_blanks
from paraugs.forms.model import CONTRIBUTABLE
from paraugs.life.office import member_state_in
from paraugs.life.reading import newest_of, refuse_withdrawn, require_readable
from paraugs.people.roles import Actor, may, require
from paraugs.people.states import code_of, state_of, states
from paraugs.web import reader
from paraugs.web.accounts.identity import actor, people, signed_in
from paraugs.web.accounts.private import private_page
from paraugs.web.contributions.addresses import contribution_at
from paraugs.web.forms.checking import check, fixed
from paraugs.web.forms.handing_in import hand_in, overtake
from paraugs.web.forms.page import form_page
from paraugs.web.forms.preview import preview
from paraugs.web.forms.requesting import with_request
from paraugs.web.forms.work import Work, begin, keep, kept_work, kind_name, open_revision, work_of
from paraugs.web.office import office

MOST_BYTES = 1 << 20
_SAVED = "contribute/saved.html"

blueprint = Blueprint("forms", __name__)


@blueprint.url_value_preprocessor
def _bound(endpoint: str | None, values: object) -> None:
    """Read no more of a form than it may have, before anything looks into it."""
    request.max_content_length = request.max_form_memory_size = MOST_BYTES


@blueprint.get("/contribute")
def start() -> Response:
    """What can be contributed, by whom, and where to begin."""
    who = actor()
    kinds = [(word, kind_name(word)) for word in CONTRIBUTABLE]
    may_submit = who is not None and bool(who.member_state) and may(who, "submit", who.member_state)
    own = states().get(who.member_state) if who and may_submit else None
    return private_page(
        "contribute/start.html", kinds=kinds, state=own, name=own.name(reader.language()) if own else ""
    )


@blueprint.get("/contribute/new")
def new() -> Response:
    """An empty form for a kind of thing, of a state."""
    who = signed_in()
    code = request.args.get("state", "")
    state = state_of(code) if code else state_of(code_of(who.member_state)) if who.member_state else None
    require(who, "save-draft", state.value if state else "")
    assert state is not None, "only states save drafts"
    work = begin(secrets.token_hex(16), request.args.get("kind", "practice"), state)
    return form_page(replace(work, thing=with_request(work.thing, state)), who)


@blueprint.get("/contribute/edit/<state>/<name>")
def edit(state: str, name: str) -> Response:
    """The form about a contribution, as its newest revision has it."""
    who, address = signed_in(), contribution_at(state, name)
    require(who, "save-draft", state_of(state).value)
    newest = newest_of(office(), address)
    if newest is None:
        raise NotFound(address)
    refuse_withdrawn(newest)
    require_readable(who, newest)
    kept = [draft for draft in people().drafts.list(who.iri) if draft.contribution == address]
    return form_page(open_revision(secrets.token_hex(16), newest), who, kept=kept)


@blueprint.get("/contribute/drafts")
def drafts() -> Response:
    """The drafts of who is signed in."""
    who = signed_in()
    own = [draft for draft in people().drafts.list(who.iri) if may(who, "save-draft", draft.member_state)]
    works = [work_of(draft) for draft in own]
    return private_page(
        "contribute/drafts.html", works=works, kind_names={work.word: kind_name(work.word) for work in works}
    )


@blueprint.get("/contribute/drafts/<name>")
def draft(name: str) -> Response:
    """A draft, with what was found in it when that is asked for (`?check=1`)."""
    who = signed_in()
    work = kept_work(name, who)
    if work is None:  # As a rule somebody goes back after handing in.
        return private_page("contribute/no-draft.html", HTTPStatus.NOT_FOUND)
    checked = check(work, _reading(who)) if request.args.get("check") else None
    return form_page(work, who, checked)


@blueprint.get("/contribute/drafts/<name>/preview")
def draft_preview(name: str) -> Response:
    """The page that a draft would be."""
    who = signed_in()
    work = _kept(name, who)
    return preview(work, check(work, _reading(who)))


@blueprint.post("/contribute/drafts/<name>")
def work_on(name: str) -> Response:
    """Save what was sent, and do what the button says."""
    who = signed_in()
    work = _received(name, who)
    deed, _, what = request.form.get("do", "save").partition(":")
    if deed == "delete":
        people().drafts.delete(work.id)
        return _to(url_for("forms.drafts"))
    if _was_overtaken(work):
        return _kept_apart(work, who)
    window = request.form.get("window", "")[:32]
    changed = keep(replace(_changed(work, deed, what, who), window=window), who)
    match deed:
        case "check" | "fix":
            return _to(url_for("forms.draft", name=name, check=1, window=window) + "#found")
        case "preview":
            return _to(url_for("forms.draft_preview", name=name))
        case "submit":
            return hand_in(changed, _reading(who))
        case "add" | "language" | "remove":
            return _to(_place(changed, deed, what))
    if request.headers.get("HX-Request") == "true":
        return private_page(_SAVED, work=changed)
    return _to(url_for("forms.draft", name=name, window=window))


def _was_overtaken(work: Work) -> bool:
    """Tell whether another window saved the draft since this one was opened."""
    opened, window = request.form.get("opened", ""), request.form.get("window", "")
    return bool(work.saved and window not in ("", work.window) and work.saved.isoformat() != opened)


def _kept_apart(work: Work, who: Actor) -> Response:
    """Keep what was typed here as a draft of its own, so that neither window's work is lost."""
    own = keep(replace(work, id=secrets.token_hex(16), created=None, window=""), who)
    place = url_for("forms.draft", name=own.id, other=work.id)
    if request.headers.get("HX-Request") == "true":
        response = private_page(_SAVED, work=own)
        response.headers["HX-Redirect"] = place
        return response
    return _to(place)


@blueprint.post("/contribute/drafts/<name>/newest")
def overtake_newest(name: str) -> Response:
    """Let a draft start from the newest revision, with its answers as they are."""
    who = signed_in()
    keep(overtake(_kept(name, who), who), who)
    return _to(url_for("forms.draft", name=name))


@blueprint.get("/contribute/handed-in/<state>/<name>")
def handed_in(state: str, name: str) -> Response:
    """What became of a form, and what comes next."""
    who, address = signed_in(), contribution_at(state, name)
    require(who, "read", state_of(state).value)
    newest = newest_of(office(), address)
    if newest is None:
        raise NotFound(address)
    outcome, standing = request.args.get("outcome", ""), newest.entry.status
    return private_page(
        "contribute/handed-in.html", path=f"{state}/{name}", outcome=outcome, standing=standing
    )


def _changed(work: Work, deed: str, what: str, who: Actor) -> Work:
    """Give the work after what a button does to it."""
    match deed:
        case "add":
            return replace(work, thing=add_part(work.thing, THING, what, work.state))
        case "language":
            wanted = (*work.languages, "en", *(tag for tag in reader.catalogues()))
            return replace(
                work,
                thing=add_text(work.thing, THING, what, wanted),
                record=add_text(work.record, RECORD, what, wanted),
            )
        case "remove":
            return replace(
                work, thing=remove_row(work.thing, THING, what), record=remove_row(work.record, RECORD, what)
            )
        case "fix":
            return fixed(work, check(work, _reading(who)), what)
    return work


def _received(name: str, who: Actor) -> Work:
    """Give the work with what was sent: a draft that is kept, or else the beginning of one."""
    work = kept_work(name, who) or _begun(name, who)
    require(who, "save-draft", work.state.value)
    pairs = [(key, value) for key, value in request.form.items(multi=True)]
    work = work.received(pairs)
    return replace(work, thing=without_blanks(work.thing), record=without_blanks(work.record))


def _begun(name: str, who: Actor) -> Work:
    """Give the form that was sent for the first time; of others' contributions not even that they are."""
    address, expected = request.form.get("contribution", ""), request.form.get("expected", "")
    if not address:
        return begin(name, request.form.get("kind", ""), state_of(request.form.get("state", "")))
    require(who, "save-draft", member_state_in(address))
    unknown = NotFound(
        wording("revision %(number)s of %(contribution)s"), number=expected, contribution=address
    )
    if not expected.isdecimal() or len(expected) > 18:
        raise unknown
    revision = office().ledger.revision(int(expected))
    if revision.entry.contribution != address:
        raise unknown
    return open_revision(name, require_readable(who, revision))


def _kept(name: str, who: Actor) -> Work:
    work = kept_work(name, who)
    if work is None:
        raise NotFound(wording("a draft %(name)s"), name=name)
    return work


def _place(work: Work, deed: str, what: str) -> str:
    """Give the address of the form at what a button changed, which is what is worked on next."""
    field = what.rpartition(".")[0] if deed == "remove" else what
    rows = [name for name, _ in work.pairs if name.startswith(f"{field}.") and "/" not in name[len(field) :]]
    last = rows[-1].removesuffix("@") if rows and deed != "remove" else field
    place = element_id(last)
    return url_for("forms.draft", name=work.id, at=place, window=work.window) + f"#{place}"


def _reading(who: Actor) -> Actor:
    """Give who is signed in, with the language of the page."""
    return replace(who, language=reader.language())


def _to(address: str) -> Response:
    return Response(status=303, headers={"Location": address, "Cache-Control": "no-store"})
