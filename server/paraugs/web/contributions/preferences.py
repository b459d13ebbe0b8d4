"""How much of an answer a client wants to what it wrote: `Prefer: return=minimal` or `return=representation`.

Source: RFC 7240, sections 2 and 4.2. Without a preference the answer tells the revision and its findings.
"""

from http import HTTPStatus

from flask import Response, request

from paraugs.errors import NotAcceptable
from paraugs.ledger.revision import Revision
from paraugs.web.contributions.addresses import url_of
from paraugs.web.contributions.statements import statements_of
from paraugs.web.http.negotiation import RDF_FORMS, TURTLE, MediaForm, negotiate

_MINIMAL, _WHOLE = "minimal", "representation"


def apply_preference(response: Response, revision: Revision, is_shown: bool) -> Response:
    """Give the answer as it is preferred: without a body, or with the statements as they are kept.

    Those may hold what a reviewer wrote: without `is_shown` that preference is not heeded.
    """
    wanted = _wanted()
    if wanted == _WHOLE and not is_shown:
        return response
    if wanted == _MINIMAL:
        response.set_data(b"")
        del response.headers["Content-Type"]
        if response.status_code == HTTPStatus.OK:
            response.status_code = HTTPStatus.NO_CONTENT
    if wanted == _WHOLE:
        whole = statements_of(revision, _form(), response.status_code)
        if "Location" in response.headers:
            whole.headers["Location"] = response.headers["Location"]
        whole.headers["Content-Location"] = url_of(revision.entry.contribution)
        response = whole
    if wanted:
        response.headers["Preference-Applied"] = f"return={wanted}"
    return response


def _wanted() -> str:
    """Give the first preference about the answer that is known."""
    for header in request.headers.getlist("Prefer"):
        for part in header.split(","):
            name, _, value = part.split(";")[0].partition("=")
            value = value.strip().strip('"').lower()
            if name.strip().lower() == "return" and value in (_MINIMAL, _WHOLE):
                return value
    return ""


def _form() -> MediaForm:
    """Give the form in which the statements are sent; what was written is never refused for its answer."""
    try:
        return negotiate(request.headers.get("Accept"), RDF_FORMS)
    except NotAcceptable:
        return TURTLE
