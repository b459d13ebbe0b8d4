"""Practices side by side: chosen in the address, found by words, printable."""

from collections.abc import Sequence
from urllib.parse import urlencode

from flask import Blueprint, Response, request

from paraugs.explore.side_by_side import MOST, compare
from paraugs.explore.wording import Link, Text
from paraugs.index.port import LONGEST_WORDS, Question
from paraugs.terms import IRI
from paraugs.web import links, reader
from paraugs.web.context import services
from paraugs.web.http.negotiation import HTML
from paraugs.web.responses import known, page

blueprint = Blueprint("compare", __name__)

OFFERED = 8


@blueprint.get("/compare")
def show() -> Response:
    """The practices named by `practice` (up to four), and those that words find, to be added."""
    return known(HTML) or _page()


def _page() -> Response:
    asked = [links.meant("practice", value) for value in request.args.getlist("practice") if value]
    words = request.args.get("q", "")[:LONGEST_WORDS]
    return page(
        "side-by-side.html",
        view=compare(reader.answers(), asked, reader.language()),
        words=words,
        only=request.args.get("only") == "differences",
        names=[links.short(practice) for practice in dict.fromkeys(asked)],
        short=links.short,
        at=_address,
        offered=_found(words, asked) if words and len(asked) < MOST else [],
        most=MOST,
    )


def _address(names: Sequence[str], only: bool) -> str:
    """The page with these practices, and with what differs alone."""
    arguments = [("practice", name) for name in names] + ([("only", "differences")] if only else [])
    return f"{request.script_root}/compare?{urlencode(arguments, safe='/')}"


def _found(words: str, without: Sequence[IRI]) -> list[Link]:
    """The practices that words find, but for those already there."""
    index = services().index
    if index is None:
        return []
    hits = index.search(Question(words, reader.language(), page_size=OFFERED + MOST)).hits
    found = [Link(IRI(hit.iri), Text(hit.title, hit.title_language)) for hit in hits]
    return [link for link in found if link.iri not in without][:OFFERED]
