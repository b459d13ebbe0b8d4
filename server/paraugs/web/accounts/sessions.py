"""Sessions of browsers: a signed cookie, ended by a new password; forms must come from our own pages.

A session names an account and the version of its sessions, so that all of them can be ended at once. Only
pages for people who are signed in look at the cookie: what everybody sees is the same for everybody, and
stays in every cache.
"""

from datetime import timedelta
from typing import Any

from flask import Flask, Response, current_app, request, url_for
from flask_login import LoginManager
from flask_wtf.csrf import generate_csrf, validate_csrf
from wtforms.validators import ValidationError

from paraugs.errors import NotAcceptable, wording
from paraugs.refusals import Forged, NotSignedIn
from paraugs.settings import Settings
from paraugs.web import failures
from paraugs.web.accounts.identity import SignedIn, has_token, people
from paraugs.web.http.negotiation import HTML, negotiate
from paraugs.web.http.problems import PROBLEMS

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
# Answered alike for everybody, whoever sends the form: nothing is changed there (a citation is nobody's).
_OPEN = ("/sparql", "/query", "/cite", "/validate", "/shacl/", "/account/resume", "/oai", "/sync/")
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def register(app: Flask, settings: Settings, secret: str) -> None:
    """Give an application sessions, signed with a secret, and guard its forms."""
    lifetime = timedelta(hours=settings.session_hours)
    is_secure = settings.public_url.startswith("https://")
    app.secret_key = secret
    app.config.update(
        SESSION_COOKIE_NAME="__Host-paraugs" if is_secure else "paraugs",
        SESSION_COOKIE_SECURE=is_secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=lifetime,
        WTF_CSRF_TIME_LIMIT=int(lifetime.total_seconds()),
    )
    manager = _Sessions()
    manager.session_protection = None
    manager.init_app(app, add_context_processor=False)
    manager.user_loader(_load)
    app.jinja_env.globals["csrf_token"] = generate_csrf
    app.before_request(_require_mark)


class _Sessions(LoginManager):  # type: ignore[misc]
    """Flask-Login without its remembering cookie: its upkeep looks into the session at every answer."""

    def _update_remember_cookie(self, response: Any) -> Any:
        return response


def _load(name: str) -> SignedIn | None:
    account = people().accounts.get(name.partition(".")[0])
    if account is None or account.disabled:
        return None
    found = SignedIn(account)
    return found if found.get_id() == name else None


def _require_mark() -> None:
    """Refuse a form that is not from one of our pages; Forged says so."""
    if request.method in _SAFE or has_token() or request.path.startswith(_OPEN):
        return
    if not _has_session() and request.mimetype not in _FORMS:
        return  # Sent by a program without any right: what it asks for will be refused as such.
    try:
        validate_csrf(request.form.get("csrf_token") or request.headers.get("X-CSRFToken"))
    except ValidationError as error:
        raise Forged(
            wording("The form carries no mark of a page of ours, or an old one. Nothing was done.")
        ) from error


def _has_session() -> bool:
    return current_app.config["SESSION_COOKIE_NAME"] in request.cookies


def answer_visitor(error: NotSignedIn) -> Response:
    """The sign-in page for who looks at a page, for all others a problem."""
    if request.method in ("GET", "HEAD") and not has_token() and likes_pages():
        here = f"{request.script_root}{request.full_path}".rstrip("?")
        place = url_for("entrance.sign_in", next=here)
        return Response(status=303, headers={"Location": place, "Cache-Control": "no-store"})
    answer = failures.answer(PROBLEMS[NotSignedIn], str(error), {}, error)
    answer.headers["WWW-Authenticate"] = challenge(str(error) if has_token() else "")
    return answer


def challenge(reason: str = "") -> str:
    """What to send instead (RFC 6750, section 3); the reason only when a token was sent."""
    if not reason:
        return 'Bearer realm="paraugs"'
    told = reason.replace("\\", "").replace('"', "'")
    return f'Bearer realm="paraugs", error="invalid_token", error_description="{told}"'


def likes_pages() -> bool:
    """Whether who asks prefers a page to a problem."""
    try:
        return negotiate(request.headers.get("Accept"), (failures.PROBLEM_JSON, HTML)) is HTML
    except NotAcceptable:
        return False
