"""What is known on a topic? Outcome claims by study design and result, as a page, as CSV, as their query."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, Response, request

from paraugs.errors import UnknownValue
from paraugs.explore.claims import Claim, Evidence, Topic, evidence_on
from paraugs.explore.concepts import Branch
from paraugs.explore.gaps import Place
from paraugs.explore.wording import Link
from paraugs.terms import IRI
from paraugs.web import links, reader
from paraugs.web.facets import facet_values
from paraugs.web.http.negotiation import CSV, HTML
from paraugs.web.responses import known, page, respond

blueprint = Blueprint("evidence", __name__)

HEADINGS = (
    "practice",
    "title",
    "states",
    "claim",
    "design",
    "result",
    "stopped",
    "independence",
    "words",
    "words_language",
)


_WIDTH = 470


@dataclass(frozen=True, slots=True)
class Bar:
    """The claims of one design (None: no study named) as a bar: how many, how wide, and the sober part."""

    design: Link | None
    claims: int
    sober: int
    width: float
    sober_width: float


@dataclass(frozen=True, slots=True)
class Choice:
    """A topic to choose, and how deep it stands in the tree."""

    concept: Link
    depth: int


@blueprint.get("/evidence")
def show() -> Response:
    """The evidence as a page."""
    return known(HTML) or _page()


@blueprint.get("/evidence.csv")
def table() -> Response:
    """A line for each claim."""
    found = _found()
    return respond(CSV, lambda: _written(found))


def _page() -> Response:
    asked, found = _asked(), _found()
    chosen = reader.answers().names(filter(None, (asked.topic, asked.objective)), reader.language())
    return page(
        "evidence-map.html",
        found=found,
        bars=_bars(found),
        asked=asked,
        chosen=[chosen.link(iri) for iri in (asked.topic, asked.objective) if iri],
        topics=list(_choices(reader.branches(_scheme("topic")))),
        objectives=[place.link for place in _objectives()],
        short=links.short,
        query=reader.answers().text_of("claims", None, topic=asked.topic, objective=asked.objective),
    )


def _bars(found: Evidence) -> list[Bar]:
    groups = [(design, found.by(design)) for design in (*found.designs, None)]
    scale = _WIDTH / max(1, *(len(claims) for _, claims in groups))
    counted = [(design, len(claims), sum(claim.is_sober for claim in claims)) for design, claims in groups]
    return [Bar(design, all_, sober, all_ * scale, sober * scale) for design, all_, sober in counted]


def _found() -> Evidence:
    asked, language = _asked(), reader.language()
    key = ("evidence", asked.topic, asked.objective)
    return reader.recall(key, lambda: evidence_on(reader.answers(), language, asked))


def _asked() -> Topic:
    topic, objective = (_meant(name) for name in ("topic", "objective"))
    designs, results = (
        tuple(branch.concept for branch in reader.branches(_scheme(name)))
        for name in ("study-design", "outcome-result")
    )
    return Topic(topic, objective, designs, results)


def _meant(name: str) -> IRI | None:
    """The topic or objective that the address names; UnknownValue, with near ones, when there is none."""
    written = request.args.get(name, "").strip()
    if not written:
        return None
    found = facet_values().find(name, written)
    if found is None:
        near = tuple((value.code, value.label.value) for value in facet_values().near(name, written))
        raise UnknownValue(name, repr(written[:80]), near)
    return IRI(found.value)


def _objectives() -> tuple[Place, ...]:
    return reader.placements().sides["objective"]


def _choices(branches: tuple[Branch, ...], depth: int = 0) -> Iterator[Choice]:
    for branch in branches:
        yield Choice(branch.concept, depth)
        yield from _choices(branch.narrower, depth + 1)


def _scheme(name: str) -> IRI:
    return IRI(f"{links.things()}scheme/{name}")


def _written(found: Evidence) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows((HEADINGS, *map(_line, found.claims)))
    return text.getvalue()


def _line(claim: Claim) -> tuple[str, ...]:
    return (
        claim.practice.iri.value,
        claim.practice.label.value,
        " ".join(state.iri.value for state in claim.states),
        claim.iri.value,
        claim.design.iri.value if claim.design else "",
        claim.result.iri.value if claim.result else "",
        "yes" if claim.is_stopped else "no",
        claim.independence.iri.value if claim.independence else "",
        claim.words.value if claim.words else "",
        (claim.words.language or "") if claim.words else "",
    )
