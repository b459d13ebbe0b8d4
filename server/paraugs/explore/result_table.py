"""A whole answer as a table: one row for each thing, several values of a column joined by semicolons.

Columns keep their names and order, so that a program which reads the table today reads it tomorrow; the names
of things come in the reader's language.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from paraugs.explore.description import Description
from paraugs.explore.questions import Asked
from paraugs.explore.searching import Search
from paraugs.index.port import Kind
from paraugs.short_names import term
from paraugs.terms import IRI, Triple

BATCH = 500
"""Things to a query, which is then short enough for every store."""
_INVERSE = "^"
_NAMES = {term(name) for name in ("dct:title", "skos:prefLabel", "dct:language", "skos:notation")}

Path = tuple[str, ...]
COLUMNS: Mapping[Kind, Mapping[str, Path]] = {
    "practice": {
        "original_title": ("dct:alternative",),
        "countries": ("par:country",),
        "start_year": ("par:implementation", "par:startYear"),
        "end_year": ("par:implementation", "par:endYear"),
        "status": ("par:implementation", "par:implementationStatus"),
        "evidence": ("par:outcome", "par:assessment", "par:level"),
        "result": ("par:outcome", "par:result"),
        "objectives": ("par:objective",),
        "stages": ("par:educationStage",),
        "modes": ("par:learningMode",),
        "topics": ("par:topic",),
        "target_groups": ("par:targetGroup",),
        "benchmarks": ("par:bearsOn",),
        "tools": ("par:appliesTool",),
        "funding": ("par:implementation", "par:fundingSource"),
        "summary": ("dct:abstract",),
        "source": ("dct:source",),
        "licence": ("^foaf:primaryTopic", "dct:license"),
        "contributed": ("^foaf:primaryTopic", "dct:issued"),
    },
    "tool": {
        "kind": ("par:toolKind",),
        "first_year": ("par:firstYear",),
        "latest_year": ("par:latestYear",),
        "maintainers": ("par:maintainer",),
        "objectives": ("par:objective",),
        "stages": ("par:educationStage",),
        "modes": ("par:learningMode",),
        "descends_from": ("par:descendsFrom",),
        "page": ("foaf:page",),
        "source": ("dct:source",),
    },
    "event": {
        "instrument": ("par:instrument",),
        "start": ("par:startDate",),
        "end": ("par:endDate",),
        "host": ("par:hostState",),
        "place": ("par:place",),
        "participants": ("par:participant",),
        "topics": ("par:topic",),
        "about": ("par:topicText",),
        "outcome": ("par:outcomeText",),
        "source": ("dct:source",),
    },
}
_LINKS = ("source", "page", "licence")
"""Columns that hold addresses and not names."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of texts; `number` is the dataset version that was searched."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    number: int


def table(search: Search, asked: Asked) -> Table:
    """Everything that a question finds, in its order, whichever page was asked for."""
    number = search.index.number
    things = [IRI(iri) for iri in search.index.all_iris(asked.question(search.language))]
    batches = (things[start : start + BATCH] for start in range(0, len(things), BATCH))
    rows = tuple(row for batch in batches for row in _rows(search, asked.kind, batch))
    return Table(("iri", "title", "title_language", *COLUMNS[asked.kind]), rows, number)


def statements(search: Search, kind: Kind, things: Sequence[IRI]) -> set[Triple]:
    """What is said of things; of practices also what their implementations, outcomes and records say."""
    stated = set(search.answers.construct("statements", thing=things))
    if kind == "practice":
        stated |= set(search.answers.construct("practice-cards", practice=things))
        around = Description(stated, search.language)
        parts = [part for thing in things for part in around.things(thing, "par:implementation")]
        records = [record for thing in things for record in around.subjects("foaf:primaryTopic", thing)]
        stated |= set(search.answers.construct("statements", thing=[*parts, *records]))
    return stated


def _rows(search: Search, kind: Kind, things: Sequence[IRI]) -> Iterator[tuple[str, ...]]:
    shown = {term(step.removeprefix(_INVERSE)) for path in COLUMNS[kind].values() for step in path} | _NAMES
    stated = (each for each in statements(search, kind, things) if each.predicate in shown)
    described = search.answers.with_names(stated, search.language)
    for thing in things:
        title = described.label(thing)
        cells = (_cell(described, thing, name, path) for name, path in COLUMNS[kind].items())
        yield thing.value, title.value, title.language or "", *cells


def _cell(described: Description, thing: IRI, name: str, path: Path) -> str:
    *steps, last = path
    reached: list[IRI] = [thing]
    for step in steps:
        reached = [each for one in reached for each in _step(described, one, step)]
    found = (text for each in reached for text in _texts(described, each, last, name in _LINKS))
    return "; ".join(dict.fromkeys(found))


def _step(described: Description, thing: IRI, step: str) -> tuple[IRI, ...]:
    if step.startswith(_INVERSE):
        return described.subjects(step.removeprefix(_INVERSE), thing)
    return described.things(thing, step)


def _texts(described: Description, thing: IRI, last: str, as_links: bool) -> Iterator[str]:
    for link in described.links(thing, last):
        yield link.iri.value if as_links else link.label.value
    text = described.text(thing, last)
    yield from (each.value for each in described.texts(thing, last)) if text and text.language else ()
    yield from [text.value] if text and not text.language else []
