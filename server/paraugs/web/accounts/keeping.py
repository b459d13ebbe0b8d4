"""`/account/people`: coordinators invite and keep the people of their state, administrators everybody."""

from typing import cast

from flask import Blueprint, Response, request, url_for

from paraugs.errors import NotFound, RequestError, wording
from paraugs.ledger.accounts import Account
from paraugs.mail.inviting import send_invitation
from paraugs.mail.server import mail_server
from paraugs.people import managing
from paraugs.people.managing import GRANTS, Newcomer
from paraugs.people.roles import Actor, Role, require
from paraugs.people.states import states
from paraugs.refusals import Forbidden, StepRefused
from paraugs.web import reader
from paraugs.web.accounts.identity import account, people, signed_in
from paraugs.web.accounts.private import private_page
from paraugs.web.accounts.wording import EMAIL_TAKEN
from paraugs.web.context import services
from paraugs.web.http.language import root
from paraugs.web.role_words import ROLES

blueprint = Blueprint("keeping", __name__)
_DEEDS = {"disable": managing.disable, "enable": managing.enable}


@blueprint.get("/account/people")
def listing() -> Response:
    """The accounts that this person keeps, and the form for a new one."""
    return _page(_keeper())


@blueprint.post("/account/people")
def invite() -> Response:
    """Make an account, and send its invitation or show the link, this once."""
    keeper = _keeper()
    newcomer = _newcomer(keeper)
    faults = {fault.field: fault.words for fault in managing.faults_of(newcomer, GRANTS[keeper.role])}
    if faults:
        return _page(keeper, 422, faults=faults)
    try:
        made, secret = managing.add(people(), keeper, newcomer)
    except StepRefused:
        return _page(keeper, 422, faults={"email": EMAIL_TAKEN})
    return _invited(keeper, 201, made, secret)


@blueprint.post("/account/people/<name>")
def change(name: str) -> Response:
    """Disable or enable an account, give it another role, or invite its person again."""
    keeper, kept = _keeper(), _kept(name)
    managing.require_keeper(keeper, kept)
    deed = request.form.get("deed", "")
    if deed == "invite":
        secret = managing.invite_again(people(), keeper, kept)
        return _invited(keeper, 200, _kept(name), secret)
    if deed == "role":
        managing.give_role(people(), keeper, kept, request.form.get("role", ""))
    elif deed in _DEEDS:
        _DEEDS[deed](people(), keeper, kept)
    else:
        raise RequestError(f"The deed is one of invite, role, disable, enable, not {deed!r}.")
    return Response(status=303, headers={"Location": url_for("keeping.listing"), "Cache-Control": "no-store"})


def _keeper() -> Actor:
    account()
    keeper = signed_in()
    return require(keeper, "manage-accounts", keeper.member_state)


def _kept(name: str) -> Account:
    found = people().accounts.get(name)
    if found is None:
        raise NotFound(wording("an account %(name)s"), name=name)
    return found


def _newcomer(keeper: Actor) -> Newcomer:
    """Who is in the form; a coordinator's own state goes without saying."""
    state = request.form.get("state", "") if keeper.role == "administrator" else keeper.member_state
    if state != keeper.member_state and keeper.role != "administrator":
        raise Forbidden(wording("A coordinator keeps the accounts of the own state."))
    names = ("email", "name", "role")
    email, name, role = (request.form.get(field, "") for field in names)
    language = request.form.get("language", "")
    return Newcomer(
        email,
        name,
        role,
        state,
        request.form.get("organisation", ""),
        language if language in reader.catalogues() else "en",
    )


def _invited(keeper: Actor, status: int, invited: Account, secret: str) -> Response:
    link = _link(secret)
    sent = send_invitation(mail_server(services().settings), invited, link)
    return _page(keeper, status, invited=invited, link=link, sent=sent)


def _page(keeper: Actor, status: int = 200, **values: object) -> Response:
    is_typed = status == 422
    typed = {name: request.form.get(name, "") for name in ("email", "name", "role", "state", "language")}
    typed["organisation"] = request.form.get("organisation", "") if is_typed else keeper.organisation
    granted = GRANTS[keeper.role]
    return private_page(
        "account/people.html",
        status,
        accounts=managing.kept_by(people(), keeper),
        own=account().id,
        roles={role: words for role, words in ROLES.items() if role in granted},
        role_names=cast(dict[Role, str], ROLES),
        states={iri: state.name(reader.language()) for iri, state in states().items()},
        chooses_state=keeper.role == "administrator",
        typed=typed if is_typed else {"organisation": typed["organisation"]},
        now=people().clock(),
        **({"faults": {}} | values),
    )


def _link(secret: str) -> str:
    """The address of an invitation, as it is sent to somebody."""
    start = services().settings.public_url.rstrip("/") or f"{request.host_url.rstrip('/')}{root()}"
    return f"{start}/account/invitation/{secret}"
