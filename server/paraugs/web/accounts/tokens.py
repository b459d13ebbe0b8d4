"""`/account/tokens`: the tokens of one's own programs, made, listed and revoked."""

from typing import cast

from flask import Blueprint, Response, request, url_for

from paraugs.people import keys
from paraugs.people.keys import ACTS, DAYS, MOST_DAYS, RARE, Wish
from paraugs.people.roles import Role
from paraugs.web.accounts.identity import account, people, signed_in
from paraugs.web.accounts.private import private_page
from paraugs.web.accounts.wording import NO_ACTS, NO_LABEL, WRONG_DAYS
from paraugs.web.role_words import ACTS as WORDS

blueprint = Blueprint("tokens", __name__)


@blueprint.get("/account/tokens")
def listing() -> Response:
    """All tokens of this person, and the form for a new one."""
    return _page()


@blueprint.post("/account/tokens")
def make() -> Response:
    """Make a token and show it, this once."""
    own, faults = account(), _faults()
    if faults:
        return _page(422, faults=faults)
    acts, days = frozenset(request.form.getlist("acts")), int(request.form["days"])
    wish = Wish(request.form["label"].strip(), acts, days)
    return _page(201, made=keys.make_for(people(), signed_in(), own, wish))


@blueprint.post("/account/tokens/<name>/revoke")
def revoke(name: str) -> Response:
    """End a token."""
    account()
    keys.revoke(people(), signed_in(), name)
    return Response(status=303, headers={"Location": url_for("tokens.listing"), "Cache-Control": "no-store"})


def _page(status: int = 200, **values: object) -> Response:
    own = account()
    allowed = ACTS[cast(Role, own.role)]
    is_typed = status == 422
    return private_page(
        "account/tokens.html",
        status,
        tokens=people().tokens.list(own.id),
        now=people().clock(),
        words={act: words for act, words in WORDS.items() if act in allowed},
        chosen=request.form.getlist("acts") if is_typed else sorted(allowed - RARE),
        label=request.form.get("label", "") if is_typed else "",
        days=request.form.get("days", "") if is_typed else DAYS,
        **({"faults": {}} | values),
    )


def _faults() -> dict[str, str]:
    """What is wrong with the form, by field."""
    days = request.form.get("days", "")
    is_number = days.isascii() and days.isdigit() and len(days) < 5
    checks = (
        ("label", bool(request.form.get("label", "").strip()), NO_LABEL),
        ("acts", bool(request.form.getlist("acts")), NO_ACTS),
        ("days", is_number and 1 <= int(days) <= MOST_DAYS, WRONG_DAYS),
    )
    return {field: words for field, is_well, words in checks if not is_well}
