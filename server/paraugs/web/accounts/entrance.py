"""`/account/sign-in`, `/account/sign-out` and what an invitation opens."""

from urllib.parse import urlsplit

from flask import Blueprint, Response, g, request, session, url_for
from flask_login import login_user

from paraugs.ledger.accounts import Account
from paraugs.people import signing_in
from paraugs.people.passwords import fault_of
from paraugs.refusals import LockedOut, NotSignedIn
from paraugs.web.accounts.identity import SignedIn, account_in_session, people
from paraugs.web.accounts.kept_forms import MOST_BYTES, is_place, resume_page
from paraugs.web.accounts.openid import is_offered
from paraugs.web.accounts.private import private_page
from paraugs.web.accounts.sessions import challenge
from paraugs.web.accounts.wording import PASSWORDS_DIFFER
from paraugs.web.http.address import client_address

blueprint = Blueprint("entrance", __name__)


@blueprint.url_value_preprocessor
def _bound(endpoint: str | None, values: object) -> None:
    """Let a form carry along what was typed into another one."""
    request.max_content_length = request.max_form_memory_size = MOST_BYTES


@blueprint.get("/account/sign-in")
def sign_in() -> Response:
    """The form."""
    return sign_in_page()


@blueprint.post("/account/sign-in")
def enter() -> Response:
    """Sign in with a password."""
    email, password = request.form.get("email", ""), request.form.get("password", "")
    try:
        account = signing_in.sign_in(people(), email, password, client_address())
    except NotSignedIn as error:
        return sign_in_page(401, fault=str(error))
    except LockedOut as error:
        return _resting(error.seconds)
    return _let_on(account)


@blueprint.post("/account/resume")
def resume() -> Response:
    """Give back what was typed to who has signed in elsewhere meanwhile; nothing is changed."""
    account = account_in_session()
    wanted, kept = request.form.get("next", ""), request.form.get("kept", "")
    if account is None or not is_own(wanted) or not is_place(wanted):
        return sign_in_page(401)
    return resume_page(wanted, kept)


@blueprint.post("/account/sign-out")
def leave() -> Response:
    """End all sessions of the account."""
    account = account_in_session()
    if account:
        signing_in.end_sessions(people(), account)
    session.clear()
    return _to(url_for("entrance.sign_in"))


@blueprint.get("/account/invitation/<secret>")
def invitation(secret: str) -> Response:
    """The form for the first password."""
    account = signing_in.invited(people(), secret)
    return private_page("account/invitation.html", account=account, faults={}, has_provider=is_offered())


@blueprint.post("/account/invitation/<secret>")
def accept(secret: str) -> Response:
    """Set the first password, and sign in."""
    account = signing_in.invited(people(), secret)
    faults = faults_of_passwords(account)
    if faults:
        return private_page(
            "account/invitation.html", 422, account=account, faults=faults, has_provider=is_offered()
        )
    account = signing_in.accept(people(), secret, request.form["password"])
    signing_in.record_sign_in(people(), account, "invitation")
    return let_in(account)


def sign_in_page(status: int = 200, **values: object) -> Response:
    """The form to sign in, with what went wrong."""
    wanted = request.values.get("next", "")
    response = private_page(
        "account/sign-in.html",
        status,
        email=request.form.get("email", ""),
        **{
            "wanted": wanted if is_own(wanted) else "",
            "kept": request.form.get("kept", ""),
            "has_provider": is_offered(),
        }
        | values,
    )
    if status == 401:
        response.headers["WWW-Authenticate"] = challenge()
    return response


def _let_on(account: Account) -> Response:
    """Begin a session, and give back what was typed before it."""
    wanted, kept = request.form.get("next", ""), request.form.get("kept", "")
    answer = let_in(account, wanted)
    if not kept or not is_own(wanted) or not is_place(wanted):
        return answer
    g.pop("actor", None)
    return resume_page(wanted, kept)


def let_in(account: Account, wanted: str = "") -> Response:
    """Begin a session, and go on to an address of ours."""
    session.clear()
    session.permanent = True
    login_user(SignedIn(account))
    return _to(wanted if is_own(wanted) else url_for("own.home"))


def faults_of_passwords(account: Account) -> dict[str, str]:
    """What is wrong with the new password in the form, typed twice; by field."""
    password = request.form.get("password", "")
    fault = fault_of(password, account.email)
    if fault:
        return {"password": fault}
    return {} if password == request.form.get("again", "") else {"again": PASSWORDS_DIFFER}


def is_own(address: str) -> bool:
    """Whether an address is a path on this host, however a browser may read it (WHATWG URL, section 4.4)."""
    if not address.startswith("/") or address[1:2] in ("/", "\\"):
        return False
    if any(sign <= " " or sign == "\\" for sign in address):
        return False
    parts = urlsplit(address)
    return not parts.scheme and not parts.netloc


def _resting(seconds: int) -> Response:
    response = sign_in_page(429, minutes=-(-seconds // 60))
    response.headers["Retry-After"] = str(seconds)
    return response


def _to(address: str) -> Response:
    return Response(status=303, headers={"Location": address, "Cache-Control": "no-store"})
