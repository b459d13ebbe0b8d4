"""`/search`: one box for everything; `/search/suggestions`: what a word being typed may become.

Suggestions are a plain list of links, which a script puts below the box, and JSON for programs.
"""

import json
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request

from paraugs.errors import RequestError
from paraugs.explore.questions import Asked
from paraugs.explore.search_everything import Everything, find_everything, whole_list
from paraugs.explore.searching import LISTS, Search
from paraugs.explore.wording import Text
from paraugs.index.port import LONGEST_WORDS, Suggestion
from paraugs.terms import IRI
from paraugs.web import links
from paraugs.web.http.negotiation import HTML, MediaForm
from paraugs.web.responses import known, respond
from paraugs.web.search import asking, words
from paraugs.web.search.as_json import everything_json
from paraugs.web.search.forms import JSON, wanted

FORMS = (HTML, JSON)
MOST = 8

blueprint = Blueprint("search_everything", __name__)


@blueprint.get("/search")
@blueprint.get("/search.<form>")
def everything(form: str | None = None) -> Response:
    """The best of each kind for some words."""
    chosen, search = wanted(form, FORMS), asking.search()
    kept = known(chosen)
    if kept:
        return kept
    found = find_everything(search, _words())
    return respond(chosen, lambda: everything_json(found) if chosen is JSON else _page(found))


@blueprint.get("/search/suggestions")
def suggestions() -> Response:
    """What the words so far may become: titles, and names of concepts, which lead to their practices."""
    chosen, search = wanted(None, FORMS), asking.search()
    kept = known(chosen)
    if kept:
        return kept
    typed = _words()
    found = search.index.suggest(typed, search.language, MOST) if typed else []
    listed = [(each, _address(search, each)) for each in found]
    return respond(chosen, lambda: _listed(listed, chosen))


def _listed(listed: list[tuple[Suggestion, str]], form: MediaForm) -> str:
    if form is HTML:
        lines = [(Text(each.text, each.language), each.kind, address) for each, address in listed]
        return render_template("search/suggestions.html", suggestions=lines)
    items = [
        {
            "text": each.text,
            "language": each.language,
            "kind": each.kind,
            "iri": each.iri,
            "address": f"{request.host_url.rstrip('/')}{address}",
        }
        for each, address in listed
    ]
    return json.dumps({"suggestions": items}, ensure_ascii=False, indent=1) + "\n"


def _address(search: Search, suggestion: Suggestion) -> str:
    """A concept leads to its practices; a thing to its page."""
    place = search.values.facet_of(suggestion.iri)
    if suggestion.kind != "concept" or place is None:
        return links.address(IRI(suggestion.iri))
    return asking.address(Asked("practice").with_choice(*place))


def _page(found: Everything) -> str:
    return render_template(
        "search/everything.html",
        found=found,
        lists=LISTS,
        titles=words.LISTS,
        names={**words.FACETS, **words.NAMED},
        short=words.SHORT,
        address=asking.address,
        whole=whole_list,
        json=f"{request.script_root}/search.json?{urlencode({'q': found.words})}",
    )


def _words() -> str:
    text = " ".join(request.args.get("q", "").split())
    if len(text) > LONGEST_WORDS:
        raise RequestError(f"A search has at most {LONGEST_WORDS:,} characters, yours has {len(text):,}.")
    return text
