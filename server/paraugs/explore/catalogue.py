"""The lists of things other than practices: tools, events, working groups, instruments and frameworks."""

from collections.abc import Mapping
from dataclasses import dataclass

from paraugs.explore.answers import Answers
from paraugs.explore.cards import PAGE_SIZE
from paraugs.explore.description import Description
from paraugs.explore.facts import Fact, fact
from paraugs.explore.wording import Text
from paraugs.graph.named import Value
from paraugs.short_names import term
from paraugs.terms import IRI


@dataclass(frozen=True, slots=True)
class Kind:
    """A list that can be asked for: the classes of its members, the columns it shows, and what it is sorted
    by.
    """

    classes: tuple[str, ...]
    columns: tuple[str, ...]
    order: str | None = None
    newest_first: bool = False


ACTIVITIES = (
    "par:PeerLearningActivity", "par:PeerReview", "par:PeerCounselling",
    "par:StakeholderConsultation", "par:Summit", "par:Forum", "par:Seminar",
    "par:GovernanceMeeting",
)  # fmt: skip
KINDS: Mapping[str, Kind] = {
    "tools": Kind(
        ("par:ReferenceTool",),
        ("par:toolKind", "par:firstYear", "par:maintainer"),
    ),
    "events": Kind(
        ACTIVITIES,
        ("par:startDate", "par:hostState", "par:place", "par:instrument"),
        "par:startDate",
        newest_first=True,
    ),
    "working-groups": Kind(
        ("par:WorkingGroup",), ("par:mandateStart", "par:mandateEnd"), "par:mandateStart", newest_first=True
    ),
    "instruments": Kind(("par:Instrument",), ("par:instrumentKind",)),
    "frameworks": Kind(("par:StrategicFramework",), ("par:startYear", "par:endYear"), "par:startYear"),
    "objectives": Kind(("par:StrategicObjective",), ("par:framework",)),
    "priority-areas": Kind(("par:PriorityArea",), ("par:workCycle", "par:framework"), "par:workCycle"),
    "indicators": Kind(("par:Indicator",), ("par:unit",)),
    "editions": Kind(("par:Edition", "par:MonitorEdition"), ("dct:issued",), "dct:issued", newest_first=True),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: a thing, its name and a fact (or none) for each column."""

    iri: IRI
    name: Text
    facts: tuple[Fact | None, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list."""

    columns: tuple[IRI, ...]
    entries: tuple[Entry, ...]
    number: int
    pages: int
    total: int


def list_kind(answers: Answers, kind: Kind, language: str, number: int = 1) -> Listing:
    """The things of a kind, in its order; a number past the end gives an empty page."""
    asked: dict[str, Value] = {
        "class": [term(name) for name in kind.classes],
        "property": [term(name) for name in kind.columns],
    }
    description = answers.with_names(answers.construct("members", **asked), language)
    found = sorted(
        description.members(*kind.classes), key=lambda thing: description.label(thing).value.casefold()
    )
    if kind.order:
        order = kind.order
        found.sort(key=lambda thing: str(description.text(thing, order) or ""), reverse=kind.newest_first)
    start, pages = (number - 1) * PAGE_SIZE, max(1, -(-len(found) // PAGE_SIZE))
    entries = tuple(_entry(description, thing, kind) for thing in found[start : start + PAGE_SIZE])
    return Listing(tuple(term(name) for name in kind.columns), entries, number, pages, len(found))


def _entry(description: Description, thing: IRI, kind: Kind) -> Entry:
    columns = tuple(fact(description, thing, name) for name in kind.columns)
    return Entry(thing, description.label(thing), columns)
