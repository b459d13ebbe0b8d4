"""Who learned from whom, as a map, a matrix, a list and a table."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, Response, request

from paraugs.explore.learning import WAYS, LearningMap, Passage, learning_map, read_passages
from paraugs.terms import IRI
from paraugs.web import links, reader
from paraugs.web.http.negotiation import CSV, HTML
from paraugs.web.pages.europe import outlines
from paraugs.web.responses import known, page, respond

blueprint = Blueprint("learning", __name__)

HEADINGS = ("way", "thing", "teacher", "teacher_name", "learner", "learner_name", "shown", "title", "year")
_BEND = 0.18
_CLEAR = 9


@dataclass(frozen=True, slots=True)
class Arc:
    """A bent line from a state to one that learned from it, as wide as what passed; and what it says."""

    path: str
    width: float
    teacher: str
    learner: str
    count: int


@blueprint.get("/learning")
def show() -> Response:
    """The map as a page."""
    return known(HTML) or _page()


@blueprint.get("/learning.csv")
def table() -> Response:
    """A line for each thing that passed."""
    found = _found()
    return respond(CSV, lambda: _written(found))


def _page() -> Response:
    found, state = _found(), _state()
    arcs = _arcs(found)
    return page(
        "learning-map.html",
        found=found,
        arcs=arcs,
        outside=sum(pair.count for pair in found.pairs) - sum(arc.count for arc in arcs),
        ways=WAYS,
        way=request.args.get("way", ""),
        states=list(reader.states().values()),
        state=state,
        query=reader.answers().text_of("learning"),
    )


def _found() -> LearningMap:
    return learning_map(_passages(), request.args.get("way", ""), _state())


def _state() -> IRI | None:
    asked = request.args.get("state")
    return links.meant("state", asked) if asked else None


def _passages() -> tuple[Passage, ...]:
    return reader.recall("learning", lambda: read_passages(reader.answers(), reader.language()))


def _arcs(found: LearningMap) -> list[Arc]:
    """What passed between states that the map shows; the thin ones are drawn first."""
    places = _places()
    return [
        Arc(
            _bent(places[pair.teacher.iri.value], places[pair.learner.iri.value]),
            min(1.5 + pair.count, 8),
            pair.teacher.label.value,
            pair.learner.label.value,
            pair.count,
        )
        for pair in reversed(found.pairs)
        if pair.teacher.iri.value in places and pair.learner.iri.value in places
    ]


def _places() -> Mapping[str, tuple[float, float]]:
    """The middle of each state on the map, by its IRI."""
    drawn = outlines().states
    return {iri: drawn[state.code].middle for iri, state in reader.states().items() if state.code in drawn}


def _bent(start: tuple[float, float], end: tuple[float, float]) -> str:
    """A curve to the left of the straight line, which ends a little before the middle of the learner."""
    (x1, y1), (x2, y2) = start, end
    dx, dy = x2 - x1, y2 - y1
    near = 1 - _CLEAR / max((dx * dx + dy * dy) ** 0.5, _CLEAR)
    bend = (x1 + dx / 2 + dy * _BEND, y1 + dy / 2 - dx * _BEND)
    return f"M{x1:.1f},{y1:.1f} Q{bend[0]:.1f},{bend[1]:.1f} {x1 + dx * near:.1f},{y1 + dy * near:.1f}"


def _written(found: LearningMap) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows((HEADINGS, *(_line(each) for each in found.passages)))
    return text.getvalue()


def _line(passage: Passage) -> tuple[str, ...]:
    teacher, learner, shown = passage.teacher, passage.learner, passage.shown
    return (
        passage.way,
        passage.thing.value,
        teacher.iri.value,
        teacher.label.value,
        learner.iri.value,
        learner.label.value,
        shown.iri.value,
        shown.label.value,
        passage.year,
    )
