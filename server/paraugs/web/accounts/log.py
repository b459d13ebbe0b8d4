"""`/account/audit`: what was decided, by whom; for coordinators about their state, for administrators all."""

from collections.abc import Iterator

from flask import Blueprint, Response, request

from paraugs.errors import RequestError
from paraugs.people import audit
from paraugs.people.states import states
from paraugs.terms import IRI
from paraugs.web import links, reader
from paraugs.web.accounts.identity import people, signed_in
from paraugs.web.accounts.private import private_page
from paraugs.web.accounts.wording import ACTIONS
from paraugs.web.role_words import ROLES

blueprint = Blueprint("log", __name__)
_PAGE = 100


@blueprint.get("/account/audit")
def listing() -> Response:
    """The newest decisions, a hundred on a page."""
    state = audit.state_to_audit(signed_in())
    found = people().decisions.newest(_PAGE, _before(), state)
    return private_page(
        "account/audit.html",
        decisions=found,
        names=audit.names_of(people()),
        actions=ACTIONS,
        roles=ROLES,
        states={iri: known.name(reader.language()) for iri, known in states().items()},
        addresses={line.thing: _address(line.thing) for line in found},
        older=found[-1].number if len(found) == _PAGE else None,
    )


@blueprint.get("/account/audit.csv")
def as_csv() -> Response:
    """All of them, or those since a day, for a spreadsheet."""
    state = audit.state_to_audit(signed_in())
    return _file(audit.as_csv(people(), audit.since(request.args.get("since", "")), state), "text/csv", "csv")


@blueprint.get("/account/audit.json")
def as_json() -> Response:
    """The same for a program."""
    state = audit.state_to_audit(signed_in())
    found = audit.as_json(people(), audit.since(request.args.get("since", "")), state)
    return _file(found, "application/json", "json")


def _before() -> int | None:
    asked = request.args.get("before", "")
    if asked and not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        raise RequestError(f"before must be the number of a decision, not {asked!r}.")
    return int(asked) if asked else None


def _address(thing: str) -> str:
    return links.address(IRI(thing)) if "/id/contribution/" in thing else ""


def _file(lines: Iterator[str], media_type: str, suffix: str) -> Response:
    response = Response("".join(lines), content_type=f"{media_type}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="paraugs-audit.{suffix}"'
    response.headers["Cache-Control"] = "no-store"
    return response
