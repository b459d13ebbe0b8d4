"""The pages that are about no single thing: the front page, the lists and the words about the project
itself.
"""

from collections.abc import Iterable

from flask import Blueprint, Response, request

from paraugs.errors import NotFound, RequestError
from paraugs.explore.cards import FILTERS, PAGE_SIZE, list_practices
from paraugs.explore.catalogue import KINDS, list_kind
from paraugs.explore.monitor import list_benchmarks
from paraugs.explore.wording import Link
from paraugs.graph.named import Value
from paraugs.terms import IRI
from paraugs.web import links, reader
from paraugs.web.http.negotiation import HTML
from paraugs.web.pages.europe import shade
from paraugs.web.responses import known, page

blueprint = Blueprint("pages", __name__)
blueprint.before_request(lambda: known(HTML))

# Filters that a reader chooses from a list: the scheme that each takes its values from.
CHOICES = {
    "objective": "strategic-objective", "stage": "education-stage", "mode": "learning-mode",
    "level": "evidence-step", "result": "outcome-result",
}  # fmt: skip


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


@blueprint.get("/practices")
def practices() -> Response:
    """The practices that fit the filters."""
    chosen = _filters(FILTERS)
    values: dict[str, Value] = {**chosen}
    found = list_practices(reader.answers(), reader.language(), _page_number(), PAGE_SIZE, **values)
    if found.number > found.pages:
        raise NotFound(f"page {found.number} of a list of {found.pages} pages")
    choices = {name: reader.branches(_scheme(scheme)) for name, scheme in CHOICES.items()}
    return page(
        "practices.html",
        practices=found,
        states=list(reader.states().values()),
        chosen=_named(chosen),
        choices=choices,
        picked=_picked(chosen),
        query=reader.answers().text_of("practices", 10_000, **values),
    )


@blueprint.get("/states")
def states() -> Response:
    """All states with their counts."""
    return page("states.html", states=list(reader.states().values()))


@blueprint.get("/benchmarks")
def benchmarks() -> Response:
    """All benchmarks with their targets."""
    return page("benchmarks.html", benchmarks=list_benchmarks(reader.answers(), reader.language()))


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


@blueprint.get(f"/<any({', '.join(repr(name) for name in KINDS)}):name>")
def listing(name: str) -> Response:
    """A list of things of one kind."""
    kind = KINDS[name]
    chosen = _filters(kind.filters or ())
    found = list_kind(reader.answers(), kind, reader.language(), _page_number(), **chosen)
    if found.number > found.pages:
        raise NotFound(f"page {found.number} of a list of {found.pages} pages")
    return page("listing.html", kind=name, listing=found, chosen=_named(chosen))


def _scheme(name: str) -> IRI:
    return IRI(f"{links.things()}scheme/{name}")


def _page_number() -> int:
    asked = request.args.get("page", "1")
    if not (asked.isascii() and asked.isdigit() and 0 < int(asked) < 100_000):
        raise RequestError(f"The page must be a whole number from 1, not {asked!r}.")
    return int(asked)


def _filters(names: Iterable[str]) -> dict[str, IRI]:
    """The filters of this request: each an IRI, a state's code, or the path of a thing of ours."""
    return {name: _iri(name, value) for name in names if (value := request.args.get(name))}


def _iri(name: str, value: str) -> IRI:
    if name == "state" and ":" not in value:
        return reader.state_with(value)
    return IRI(value if ":" in value else links.things() + value.removeprefix("/"))


def _named(chosen: dict[str, IRI]) -> dict[str, Link]:
    names = reader.answers().names(chosen.values(), reader.language())
    return {name: names.link(iri) for name, iri in chosen.items()}


def _picked(chosen: dict[str, IRI]) -> dict[str, str]:
    return {name: iri.value.removeprefix(links.things()) for name, iri in chosen.items()}
