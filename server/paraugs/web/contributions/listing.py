"""`GET /contributions`: the list, as a page and in JSON; what is not public, only to those who may see it."""

from flask import Blueprint, Response, request

from paraugs.errors import RequestError
from paraugs.ledger.revision import written_time
from paraugs.life.listing import KINDS, Filters, Page, Row, list_for
from paraugs.web import reader
from paraugs.web.accounts.private import private_page
from paraugs.web.contributions import telling
from paraugs.web.contributions.addresses import url_of
from paraugs.web.contributions.asking import asker
from paraugs.web.contributions.conditions import entity_tag
from paraugs.web.http.negotiation import HTML, MediaForm, negotiate
from paraugs.web.life_words import STATUSES
from paraugs.web.office import office

LIST_JSON = MediaForm("application/json", "json", "JSON")

blueprint = Blueprint("contributions_list", __name__)


@blueprint.get("/contributions")
def contributions() -> Response:
    """A page of the contributions that fit the filters."""
    form = negotiate(request.headers.get("Accept"), (LIST_JSON, HTML))
    filters = Filters(
        state=request.args.get("state", ""),
        status=request.args.get("status", ""),
        kind=request.args.get("kind", ""),
        page=_page_number(),
    )
    page = list_for(office(), asker(), filters, reader.language())
    if form is HTML:
        states = list(reader.states().values())
        return private_page(
            "contributions.html", found=page, chosen=filters, states=states, statuses=STATUSES, kinds=KINDS
        )
    return telling.json_answer(_object(page))


def _page_number() -> int:
    text = request.args.get("page", "1")
    if not text.isascii() or not text.isdecimal() or len(text) > 9:
        raise RequestError("?page= is a number, counted from 1.")
    return int(text)


def _object(page: Page) -> telling.Object:
    return {
        "page": page.number,
        "pages": page.pages,
        "total": page.total,
        "contributions": [_row(row) for row in page.rows],
    }


def _row(row: Row) -> telling.Object:
    entry = row.revision.entry
    return {
        "contribution": entry.contribution,
        "address": url_of(entry.contribution),
        "kind": row.kind,
        "title": row.title,
        "memberState": entry.member_state,
        "status": entry.status,
        "isPublic": row.is_public,
        "revision": row.revision.number,
        "etag": entity_tag(row.revision),
        "when": written_time(entry.when),
    }
