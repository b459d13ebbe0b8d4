"""The pages that are about no single thing: the front page, the lists and the words about the project
itself.
"""

from flask import Blueprint, Response, request

from paraugs.errors import NotFound, RequestError, wording
from paraugs.explore.catalogue import KINDS, list_kind
from paraugs.explore.editions import editions
from paraugs.explore.monitor import list_benchmarks
from paraugs.explore.overview import overview
from paraugs.terms import IRI
from paraugs.web import links, reader
from paraugs.web.http.negotiation import HTML
from paraugs.web.pages.europe import shade
from paraugs.web.responses import known, page

blueprint = Blueprint("pages", __name__)
blueprint.before_request(lambda: known(HTML))

_SEARCHED = ("tools", "events")
"""Lists that are searched: see `web/search`."""
_LISTS = ", ".join(repr(name) for name in KINDS if name not in _SEARCHED)


@blueprint.get("/")
def home() -> Response:
    """What this is, how much there is, and where to go on."""
    states = reader.states().values()
    largest = max((state.practices for state in states), default=0)
    shades = {state.code: shade(state, largest) for state in states}
    return page(
        "home.html",
        counts=reader.counts(),
        states=list(states),
        shades=shades,
        query=reader.answers().text_of("states"),
    )


@blueprint.get("/states")
def states() -> Response:
    """All states with their counts."""
    return page("states.html", states=list(reader.states().values()))


@blueprint.get("/benchmarks")
def benchmarks() -> Response:
    """All benchmarks with their targets."""
    return page("benchmarks.html", benchmarks=list_benchmarks(reader.answers(), reader.language()))


@blueprint.get("/monitor")
def monitor() -> Response:
    """Where the Union and every state stand on every benchmark, and the editions behind the values."""
    answers, language = reader.answers(), reader.language()
    return page(
        "monitor.html",
        found=reader.recall("monitor", lambda: overview(answers, language)),
        editions=reader.recall("editions", lambda: editions(answers, language)),
        query=answers.text_of("observations", indicator=None),
        short=links.short,
    )


@blueprint.get("/topics")
def topics() -> Response:
    """The thesaurus of topics."""
    branches = reader.branches(_scheme("topic"))
    return page("topics.html", branches=branches, scheme=_scheme("topic"))


@blueprint.get("/about")
def about() -> Response:
    """What the project is, how it words things, and how it can be read by everybody."""
    steps = reader.branches(_scheme("evidence-step"))
    return page("about.html", steps=steps, counts=reader.counts())


@blueprint.get(f"/<any({_LISTS}):name>")
def listing(name: str) -> Response:
    """A list of things of one kind."""
    found = list_kind(reader.answers(), KINDS[name], reader.language(), _page_number())
    if found.number > found.pages:
        raise NotFound(
            wording("page %(page)s of a list of %(pages)s pages"), page=found.number, pages=found.pages
        )
    return page("listing.html", kind=name, listing=found)


def _scheme(name: str) -> IRI:
    return IRI(f"{links.things()}scheme/{name}")


def _page_number() -> int:
    asked = request.args.get("page", "1")
    if not (asked.isascii() and asked.isdigit() and 0 < int(asked) < 100_000):
        raise RequestError(f"The page must be a whole number from 1, not {asked!r}.")
    return int(asked)
