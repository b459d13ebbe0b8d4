"""Two to four practices side by side, field by field: what they share, and in what they differ."""

from collections.abc import Sequence
from dataclasses import dataclass

from paraugs.errors import NotFound, RequestError
from paraugs.explore.answers import Answers
from paraugs.explore.cards import Card, cards
from paraugs.explore.facts import Fact
from paraugs.explore.practice import ASIDE, BEARS_ON, PASSAGES, PLACE, Practice, show_practice
from paraugs.explore.wording import Link, Text
from paraugs.short_names import term
from paraugs.terms import IRI

MOST = 4
FIELDS = tuple(term(name) for name in (*BEARS_ON, *ASIDE, *PLACE, *PASSAGES))


@dataclass(frozen=True, slots=True)
class Cell:
    """What one practice has in a field: its values, and those that all the others have as well."""

    values: tuple[Link | Text, ...]
    shared: frozenset[Link | Text]


@dataclass(frozen=True, slots=True)
class Row:
    """A field of all practices, one cell for each; `differs` when not all have the same."""

    field: IRI
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        """Tell whether any of them has what another lacks."""
        return any(set(cell.values) != set(self.cells[0].values) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Practices beside one another: what a list says of each, their articles, and the fields that any has."""

    cards: tuple[Card, ...]
    practices: tuple[Practice, ...]
    rows: tuple[Row, ...]


def compare(answers: Answers, practices: Sequence[IRI], language: str) -> SideBySide:
    """Lay practices beside one another, in this order, each once.

    NotFound names one that is not there; RequestError for more than MOST.
    """
    wanted = tuple(dict.fromkeys(practices))
    if len(wanted) > MOST:
        raise RequestError(f"At most {MOST} practices fit side by side, not {len(wanted)}. Take some away.")
    shown = tuple(_practice(answers, practice, language) for practice in wanted)
    fields = [_fields(practice) for practice in shown]
    rows = tuple(
        _row(field, [found.get(field, ()) for found in fields])
        for field in dict.fromkeys(FIELDS)
        if any(field in found for found in fields)
    )
    return SideBySide(cards(answers, wanted, language), shown, rows)


def _practice(answers: Answers, practice: IRI, language: str) -> Practice:
    try:
        return show_practice(answers, answers.describe(practice, language))
    except NotFound as error:
        raise NotFound(practice.value) from error


def _fields(practice: Practice) -> dict[IRI, tuple[Link | Text, ...]]:
    """Give the values by field; of several implementations, all."""
    found: dict[IRI, list[Link | Text]] = {}
    facts: tuple[Fact, ...] = (*practice.bears_on, *practice.facts_beside, *practice.passages)
    for fact in facts:
        values = found.setdefault(fact.field, [])
        values.extend(value for value in fact.values if value not in values)
    return {field: tuple(values) for field, values in found.items()}


def _row(field: IRI, values: Sequence[tuple[Link | Text, ...]]) -> Row:
    shared = frozenset.intersection(*(frozenset(each) for each in values)) if len(values) > 1 else frozenset()
    return Row(field, tuple(Cell(each, shared) for each in values))
