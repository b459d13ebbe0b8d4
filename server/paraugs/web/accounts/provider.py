"""`/account/provider`: signing in as an OpenID provider knows a person.

The provider says who somebody is; what he or she may do here, an invitation has said before.
"""

import logging

from flask import Blueprint, Response, request, session

from paraugs.people.signing_in import sign_in_by_provider
from paraugs.refusals import NotSignedIn
from paraugs.web.accounts import openid
from paraugs.web.accounts.entrance import is_own, let_in, sign_in_page
from paraugs.web.accounts.identity import people
from paraugs.web.accounts.wording import NOT_CONFIRMED, PROVIDER_SILENT
from paraugs.web.context import services
from paraugs.web.http.language import root

blueprint = Blueprint("provider", __name__)
_NEXT = "next"

log = logging.getLogger(__name__)


@blueprint.get("/account/provider")
def start() -> Response:
    """Send the browser to the provider."""
    wanted = request.args.get("next", "")
    session.clear()
    session[_NEXT] = wanted if is_own(wanted) else f"{request.script_root}/account"
    try:
        return openid.send_there(_back())
    except openid.failures() as error:
        log.warning("the OpenID provider cannot be asked: %s", error)
        return sign_in_page(503, fault=PROVIDER_SILENT)


@blueprint.get("/account/provider/back")
def back() -> Response:
    """Take what the provider says, and let in whom it knows, if he or she was invited."""
    wanted = str(session.pop(_NEXT, ""))
    try:
        person = openid.person_told()
    except openid.failures() as error:
        log.warning("the OpenID provider did not confirm a sign-in: %s", error)
        return sign_in_page(401, fault=NOT_CONFIRMED)
    try:
        account = sign_in_by_provider(people(), person)
    except NotSignedIn as error:
        return sign_in_page(403, fault=str(error))
    return let_in(account, wanted)


def _back() -> str:
    """The address that the provider sends the browser back to; it is registered there, without a language."""
    here = services().settings.public_url.rstrip("/") or f"{request.host_url.rstrip('/')}{root()}"
    return f"{here}/account/provider/back"
