"""`/account`: what somebody can do here, and the own password."""

from dataclasses import replace

from flask import Blueprint, Response, request, url_for
from flask_login import login_user

from paraugs.people import signing_in
from paraugs.people.roles import may
from paraugs.people.states import states
from paraugs.refusals import NotSignedIn
from paraugs.web import reader
from paraugs.web.accounts.entrance import faults_of_passwords
from paraugs.web.accounts.identity import SignedIn, account, people, signed_in
from paraugs.web.accounts.private import private_page
from paraugs.web.accounts.wording import WRONG_PASSWORD
from paraugs.web.http.address import client_address
from paraugs.web.role_words import ROLES

blueprint = Blueprint("own", __name__)


@blueprint.get("/account")
def home() -> Response:
    """Who is signed in, and the doors that are open to him or her."""
    actor, own = signed_in(), account()
    state = states().get(own.member_state)
    return private_page(
        "account/home.html",
        account=own,
        role=ROLES[actor.role],
        state=state.name(reader.language()) if state else "",
        state_code=state.code if state else "",
        harvests=may(actor, "harvest", actor.member_state),
        keeps_accounts=may(actor, "manage-accounts", actor.member_state),
        reads_log=may(actor, "read-audit", actor.member_state),
        submits=may(actor, "submit", actor.member_state),
    )


@blueprint.post("/account/language")
def choose_language() -> Response:
    """Set the language of letters to this person."""
    own, chosen = account(), request.form.get("language", "")
    if chosen in reader.catalogues():
        people().accounts.change(own, replace(own, language=chosen), None)
    return Response(status=303, headers={"Location": url_for("own.home"), "Cache-Control": "no-store"})


@blueprint.get("/account/password")
def password() -> Response:
    """The form for another password."""
    return private_page("account/password.html", account=account(), faults={})


@blueprint.post("/account/password")
def change_password() -> Response:
    """Set another password; only this session goes on."""
    own = account()
    faults = faults_of_passwords(own)
    if not faults:
        try:
            signing_in.check(people(), own.email, request.form.get("present", ""), client_address())
        except NotSignedIn:
            faults = {"present": WRONG_PASSWORD}
    if faults:
        return private_page("account/password.html", 422, account=own, faults=faults)
    own = signing_in.change_password(people(), own, request.form["password"])
    login_user(SignedIn(own))
    return private_page("account/password.html", account=own, faults={}, is_done=True)
