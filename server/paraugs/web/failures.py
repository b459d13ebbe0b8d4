"""Every failure as an answer: `application/problem+json` for a program, a page of the same words for people.

An exception that nobody expected becomes a 500 with a number that is also in the log; a stack trace never
leaves the server. Source: RFC 9457.
"""

import json
import logging
import secrets
from http import HTTPStatus

from flask import Flask, Response, current_app, g, render_template, request
from jinja2 import TemplateError
from werkzeug.exceptions import HTTPException

from paraugs import errors, refusals
from paraugs.contribute.findings.as_json import finding_to_json
from paraugs.contribute.findings.file_report import FileReport
from paraugs.errors import NotAcceptable, ParaugsError, Place
from paraugs.explore.wording import Text
from paraugs.web import error_words
from paraugs.web.http.negotiation import HTML, MediaForm, negotiate
from paraugs.web.http.problems import PROBLEMS, UNEXPECTED, Problem, problem_of
from paraugs.web.life_words import translated
from paraugs.web.responses import page
from paraugs.web.suggestions import near_values, suggestions

PROBLEM_JSON = MediaForm("application/problem+json", "json", "JSON", names=("application/json",))
_EXCERPT = 40

log = logging.getLogger(__name__)


def register(app: Flask) -> None:
    """Answer every failure of an application as a problem, and explain each kind at its address."""
    error_words.register(app)
    app.register_error_handler(ParaugsError, _answer_known)
    app.register_error_handler(HTTPException, _answer_refusal)
    app.register_error_handler(Exception, _answer_unexpected)
    app.add_url_rule("/problems/<slug>", "problem", _explain)


def _explain(slug: str) -> Response:
    problem = next((row for row in PROBLEMS.values() if row.slug == slug), None)
    if problem is None:
        raise errors.NotFound(request.path)
    return page("problem.html", problem=problem, detail=None, members={})


def _answer_known(error: ParaugsError) -> Response:
    problem = problem_of(error)
    if problem is UNEXPECTED:
        return _answer_unexpected(error)
    if isinstance(error, refusals.DoesNotConform):
        g.report = error.report  # A page shows it whole.
    response = answer(problem, str(error), _members(error), error)
    seconds = getattr(error, "seconds", problem.retry_after)
    if seconds is not None:
        response.headers["Retry-After"] = str(seconds)
    return response


def _answer_refusal(error: HTTPException) -> Response:
    """The refusals that Flask itself makes: 404, 405, 413 ..."""
    if error.code is None or error.code < HTTPStatus.BAD_REQUEST:
        response = error.get_response()
        return Response(response.get_data(), response.status_code, response.headers)
    if error.code == HTTPStatus.NOT_FOUND:
        return _answer_known(errors.NotFound(request.path))
    status = HTTPStatus(error.code)
    problem = Problem("", status, status.phrase, error.description or status.description)
    response = answer(problem, problem.explanation, {})
    for name, value in error.get_headers():
        if name.lower() not in ("content-type", "content-length"):
            response.headers[name] = value
    return response


def _answer_unexpected(error: Exception) -> Response:
    number = secrets.token_hex(4)
    log.error("fault %s at %s %s", number, request.method, request.path, exc_info=error)
    return answer(UNEXPECTED, f"{UNEXPECTED.explanation} ({number})", {"fault": number})


def answer(
    problem: Problem, detail: str, members: dict[str, object], error: ParaugsError | None = None
) -> Response:
    """A problem as the client likes it: a page only when it prefers one, which words the error."""
    try:
        form = negotiate(request.headers.get("Accept"), (PROBLEM_JSON, HTML))
    except NotAcceptable:
        form = PROBLEM_JSON
    told = error_words.error_words(error) if error else _plain(detail)
    response = _page_of(problem, told, members) if form is HTML else None
    if response is None:
        response = Response(
            _json(problem, detail, members), problem.status, content_type="application/problem+json"
        )
    response.vary.add("Accept")
    response.headers["Cache-Control"] = "no-store"
    return response


def _plain(detail: str) -> Text:
    """A message that is no error's: in the reader's language where it is one of ours, else in English."""
    words = translated(detail)
    return Text(words, None if words != detail else "en")


def _page_of(problem: Problem, detail: Text, members: dict[str, object]) -> Response | None:
    try:
        text = render_template("problem.html", problem=problem, detail=detail, members=members)
    except (TemplateError, ParaugsError) as failure:
        log.warning("the page of a problem cannot be made: %s", failure)
        return None
    return Response(text, problem.status, content_type=HTML.content_type)


def problem_json(error: ParaugsError) -> dict[str, object]:
    """A known failure as the object that a program gets, for an answer about several things."""
    return _object(problem_of(error), str(error), _members(error))


def _json(problem: Problem, detail: str, members: dict[str, object]) -> str:
    return json.dumps(_object(problem, detail, members), ensure_ascii=False, indent=2) + "\n"


def _object(problem: Problem, detail: str, members: dict[str, object]) -> dict[str, object]:
    base = current_app.config["PROBLEM_BASE"]
    body: dict[str, object] = {
        "type": f"{base}problems/{problem.slug}" if problem.slug else "about:blank",
        "title": problem.title,
        "status": problem.status.value,
        "detail": detail,
    }
    return body | members


def _members(error: ParaugsError) -> dict[str, object]:
    """What a program can use: the place in the query, the limit reached, the forms offered."""
    match error:
        case errors.QueryError(place=Place() as place) | errors.QueryRefused(place=Place() as place):
            return {"line": place.line, "column": place.column} | _excerpt(place)
        case errors.SyntaxFault(place=Place() as place):
            return {"line": place.line, "column": place.column}
        case errors.LimitExceeded(limit=errors.Limit() as limit):
            return {"limit": limit.name, "value": limit.value, "unit": limit.unit}
        case errors.NotFound():
            return {"suggestions": suggestions(error.thing)}
        case errors.UnknownValue():
            return {"facet": error.facet, "suggestions": near_values(error)}
        case NotAcceptable():
            return {"offers": list(error.offers)}
        case refusals.DoesNotConform(report=FileReport() as report):
            return {"findings": [finding_to_json(finding) for finding in report.findings]}
        case refusals.StaleRevision(found=int() as found):
            return {"revision": found, "etag": f'"r{found}"'}
        case refusals.Withdrawn():
            return {"contribution": error.contribution, "reason": error.reason}
    return {}


def _excerpt(place: Place) -> dict[str, object]:
    """The offset in the query (from 0, in characters) and the text around the place."""
    lines = str(g.get("query_text", "")).split("\n")
    if not 0 < place.line <= len(lines):
        return {}
    line = lines[place.line - 1]
    start = max(place.column - 1 - _EXCERPT, 0)
    offset = sum(len(before) + 1 for before in lines[: place.line - 1]) + place.column - 1
    return {"offset": offset, "excerpt": line[start : place.column - 1 + _EXCERPT]}
