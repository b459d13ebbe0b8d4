"""Forms that come after their session has ended: the page to sign in carries along what was typed."""

from flask import Flask, Response, request

from paraugs.errors import ParaugsError
from paraugs.refusals import Forged, NotSignedIn
from paraugs.web import failures
from paraugs.web.accounts.entrance import sign_in_page
from paraugs.web.accounts.identity import actor, has_token
from paraugs.web.accounts.kept_forms import is_place, resume_page, typed
from paraugs.web.accounts.sessions import answer_visitor, likes_pages
from paraugs.web.http.problems import PROBLEMS


def register(app: Flask) -> None:
    """Let an application lose nothing of what its visitors typed."""
    app.register_error_handler(NotSignedIn, _answer_nobody)
    app.register_error_handler(Forged, _answer_old_form)


def _answer_nobody(error: NotSignedIn) -> Response:
    return _sign_in() if _is_to_be_kept() else answer_visitor(error)


def _answer_old_form(error: Forged) -> Response:
    if not _is_to_be_kept():
        return failures.answer(PROBLEMS[Forged], str(error), {}, error)
    return resume_page(_here(), typed(), 400) if _is_signed_in() else _sign_in()


def _sign_in() -> Response:
    return sign_in_page(401, wanted=_here(), kept=typed())


def _here() -> str:
    return request.script_root + request.path


def _is_to_be_kept() -> bool:
    """Whether a person sent this from a page, which is gone now; a script's page is still there."""
    is_form = request.method == "POST" and not has_token() and likes_pages()
    return is_form and "HX-Request" not in request.headers and is_place(_here())


def _is_signed_in() -> bool:
    try:
        return actor() is not None
    except ParaugsError:
        return False
