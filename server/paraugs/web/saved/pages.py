"""Saved queries: a short link for everybody, and a list with forms for their owners.

GET  /q/<id>                     the page with its answer; .rq .json .csv .tsv .ttl ... as a file
GET  /account/queries            one's own
POST /account/queries            a new one; POST /account/queries/<id> a new revision, or put away
"""

from flask import Blueprint, Response, request

from paraugs.answers import saving
from paraugs.answers.saving import LICENCES, Shelf
from paraugs.errors import ParaugsError
from paraugs.graph.lexer import outline
from paraugs.graph.port import QueryRequest
from paraugs.ledger.database import Database
from paraugs.ledger.query_answers import QueryAnswers
from paraugs.ledger.saved_queries import SavedQueries, SavedQuery, Wording
from paraugs.people.states import states
from paraugs.web import reader
from paraugs.web.accounts.identity import account, actor, signed_in
from paraugs.web.accounts.private import private_page
from paraugs.web.answer_table import answer_table
from paraugs.web.context import services
from paraugs.web.http.negotiation import (
    BOOLEAN_FORMS,
    HTML,
    JSON,
    N_TRIPLES,
    RDF_FORMS,
    TABLE_FORMS,
    MediaForm,
    form_by_suffix,
    negotiate,
)

blueprint = Blueprint("saved", __name__)

QUERY = MediaForm("application/sparql-query", "rq", "SPARQL")
_GRAPHS = ("CONSTRUCT", "DESCRIBE")


@blueprint.get("/q/<name>")
@blueprint.get("/q/<name>.<suffix>")
def show(name: str, suffix: str = "") -> Response:
    """A saved query with its answer of now, or one of them as a file."""
    found = saving.read(_shelf(), actor(), name)
    offers = (HTML, *_forms(found), QUERY)
    form = form_by_suffix(suffix, offers) if suffix else negotiate(request.headers.get("Accept"), offers)
    if form is QUERY:
        return _kept(found, Response(found.wording.text, content_type=QUERY.content_type))
    if form is not HTML:
        return _kept(found, Response(_answer(found, form), content_type=form.content_type))
    return _page(found)


@blueprint.get("/account/queries")
def listing() -> Response:
    """One's own queries."""
    account()
    answers = QueryAnswers(_database()).of(signed_in().iri)
    return private_page("saved/list.html", queries=saving.mine(_shelf(), signed_in()), answers=answers)


@blueprint.get("/account/queries/new")
def blank() -> Response:
    """A form for a new one, with a query if there is one."""
    account()
    said = Wording("", "", request.args.get("query", ""), False, LICENCES[0])
    return private_page("saved/form.html", said=said, faults={}, found=None, licences=LICENCES)


@blueprint.post("/account/queries")
def save() -> Response:
    """Keep a new one."""
    account()
    said = _said()
    if faults := _faults(said):
        return private_page("saved/form.html", 422, said=said, faults=faults, found=None, licences=LICENCES)
    return _led_to(f"/q/{saving.save(_shelf(), signed_in(), said).id}")


@blueprint.get("/account/queries/<name>")
def edit(name: str) -> Response:
    """The form of one's own, with its history."""
    account()
    found = saving.own(_shelf(), signed_in(), name)
    history = _shelf().queries.history(name)
    return private_page(
        "saved/form.html", said=found.wording, faults={}, found=found, history=history, licences=LICENCES
    )


@blueprint.post("/account/queries/<name>")
def change(name: str) -> Response:
    """Keep a new revision, put it away, or take it out again."""
    account()
    act = request.form.get("do", "")
    if act in ("archive", "restore"):
        saving.archive(_shelf(), signed_in(), name, act == "archive")
        return _led_to("/account/queries")
    found, said = saving.own(_shelf(), signed_in(), name), _said()
    if faults := _faults(said, name):
        return private_page("saved/form.html", 422, said=said, faults=faults, found=found, licences=LICENCES)
    return _led_to(f"/q/{saving.revise(_shelf(), signed_in(), name, said).id}")


def _shelf() -> Shelf:
    return Shelf(SavedQueries(_database()))


def _database() -> Database:
    ledger = services().ledger
    assert ledger, "an instance without a ledger has no saved queries"
    return ledger.database


def _faults(said: Wording, name: str = "") -> dict[str, str]:
    """What is wrong with a form, by field: a new query, or a revision of one."""
    room = saving.room_for(_shelf(), signed_in(), name)
    return {**saving.faults_of(said, services().settings.query_kb << 10), **room}


def _said() -> Wording:
    form = request.form
    text = form.get("text", "").replace("\r\n", "\n").strip() + "\n"
    return Wording(
        " ".join(form.get("name", "").split()),
        form.get("description", "").strip(),
        text,
        form.get("is_public") == "1",
        form.get("licence", ""),
    )


def _page(found: SavedQuery) -> Response:
    table, failure = None, None
    try:
        form = outline(found.wording.text).form
        table = answer_table(form, _answer(found, N_TRIPLES if form in _GRAPHS else JSON))
    except ParaugsError as error:
        failure = error
    state, reader_of_it = states().get(found.member_state), actor()
    response = private_page(
        "saved/query.html",
        found=found,
        is_own=reader_of_it is not None and reader_of_it.iri == found.owner,
        state=state.name(reader.language()) if state else "",
        forms=_forms(found),
        table=table,
        failure=failure,
    )
    return _kept(found, response)


def _kept(found: SavedQuery, response: Response) -> Response:
    """Nothing is kept by caches: the answer is that of now, and who may see it may change."""
    response.headers["Cache-Control"] = "no-store"
    response.vary.add("Accept")
    return response


def _form(found: SavedQuery) -> str:
    """The form of a query; empty when it cannot be read any more."""
    try:
        return outline(found.wording.text).form
    except ParaugsError:
        return ""


def _forms(found: SavedQuery) -> tuple[MediaForm, ...]:
    """In which forms it is answered; when it cannot be read, asking for a table tells why."""
    form = _form(found)
    return RDF_FORMS[:4] if form in _GRAPHS else BOOLEAN_FORMS if form == "ASK" else TABLE_FORMS


def _answer(found: SavedQuery, form: MediaForm) -> bytes:
    known, base = outline(found.wording.text), services().settings.base_iri
    request_of_it = QueryRequest(found.wording.text, None, None, form.media_type, known.form, base)
    return services().door.answer(request_of_it).read()


def _led_to(path: str) -> Response:
    place = f"{request.script_root}{path}"
    return Response(status=303, headers={"Location": place, "Cache-Control": "no-store"})
