"""Where is nobody looking? Practices counted by two of five sides: state, objective, stage, mode, evidence.

A practice counts in every cell that it belongs to, once. Empty cells are the point: they are cells as well.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from paraugs.errors import RequestError
from paraugs.explore.answers import Answers
from paraugs.explore.wording import Link, alphabetical
from paraugs.short_names import term
from paraugs.terms import IRI

SIDES: Mapping[str, IRI] = {
    "state": term("par:country"),
    "objective": term("par:objective"),
    "stage": term("par:educationStage"),
    "mode": term("par:learningMode"),
    "evidence": term("par:level"),
}
STUDY_STEP = 4
"""From this step on the evidence is a study (`evaluated`, `comparison group`)."""


@dataclass(frozen=True, slots=True)
class Place:
    """One value of a side: its name, and its code (of a state) or step (of evidence) where it has one."""

    link: Link
    code: str


@dataclass(frozen=True, slots=True)
class Placements:
    """Every practice with its values on each side, and the values that each side can have."""

    sides: Mapping[str, tuple[Place, ...]]
    practices: Mapping[IRI, Mapping[str, frozenset[IRI]]]


@dataclass(frozen=True, slots=True)
class Cell:
    """How many practices are there, how many with a study, and the strongest step (None: no level)."""

    practices: int
    studied: int
    strongest: int | None


@dataclass(frozen=True, slots=True)
class GapMap:
    """The cells by row and column, and how many are empty or without a study."""

    rows: tuple[Place, ...]
    columns: tuple[Place, ...]
    cells: tuple[tuple[Cell, ...], ...]
    total: int

    @property
    def empty(self) -> int:
        """Count the cells without any practice."""
        return sum(not cell.practices for row in self.cells for cell in row)

    @property
    def unstudied(self) -> int:
        """Count the cells that have practices and no study among them."""
        return sum(bool(cell.practices and not cell.studied) for row in self.cells for cell in row)


def placements(answers: Answers, language: str) -> Placements:
    """Read where each practice stands; the same for every map over one version of the data."""
    names = {side.value: name for name, side in SIDES.items()}
    axes = answers.select("gap-axes")
    named = answers.names((row[1] for row in axes if isinstance(row[1], IRI)), language)
    sides: dict[str, list[Place]] = {name: [] for name in SIDES}
    for side, value, code in axes:
        if isinstance(value, IRI):
            sides[names[str(side)]].append(Place(named.link(value), str(code) if code else ""))
    sides["state"].sort(key=lambda place: alphabetical(place.link.label.value))
    practices: dict[IRI, dict[str, set[IRI]]] = {}
    for practice, side, value in answers.select("practice-places"):
        if isinstance(practice, IRI) and isinstance(value, IRI):
            practices.setdefault(practice, {name: set() for name in SIDES})[names[str(side)]].add(value)
    frozen = {
        practice: {name: frozenset(values) for name, values in found.items()}
        for practice, found in practices.items()
    }
    return Placements({name: tuple(places) for name, places in sides.items()}, frozen)


def gap_map(found: Placements, rows: str, columns: str, chosen: Mapping[str, IRI] | None = None) -> GapMap:
    """Count the practices that have the chosen values, by two sides.

    RequestError when a side is unknown, or the two are one.
    """
    for side in (rows, columns):
        if side not in SIDES:
            raise RequestError(f"A map of gaps has no side {side!r}; it has {', '.join(SIDES)}.")
    if rows == columns:
        raise RequestError("The rows and the columns of a map of gaps must be two different sides.")
    counted = [
        values
        for values in found.practices.values()
        if all(value in values[side] for side, value in (chosen or {}).items())
    ]
    sides = found.sides
    counts = _counts(counted, rows, columns, {place.link.iri: int(place.code) for place in sides["evidence"]})
    cells = tuple(
        tuple(_cell(counts.get((row.link.iri, column.link.iri), ())) for column in sides[columns])
        for row in sides[rows]
    )
    return GapMap(sides[rows], sides[columns], cells, len(counted))


def _counts(
    practices: Sequence[Mapping[str, frozenset[IRI]]], rows: str, columns: str, steps: Mapping[IRI, int]
) -> Mapping[tuple[IRI, IRI], Sequence[int]]:
    """Give the strongest step (0: none) of each practice in each cell that it belongs to."""
    counts: dict[tuple[IRI, IRI], list[int]] = {}
    for values in practices:
        step = max((steps.get(level, 0) for level in values["evidence"]), default=0)
        for cell in product(values[rows], values[columns]):
            counts.setdefault(cell, []).append(step)
    return counts


def _cell(steps: Sequence[int]) -> Cell:
    return Cell(len(steps), sum(step >= STUDY_STEP for step in steps), max(steps, default=0) or None)
