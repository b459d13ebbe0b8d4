"""The map of gaps counts practices by two sides; empty cells are cells as well."""

import pytest

from paraugs.errors import RequestError
from paraugs.explore.gaps import Cell, Place, Placements, gap_map
from paraugs.explore.wording import Link, Text
from paraugs.terms import IRI


def place(name: str, code: str = "") -> Place:
    return Place(Link(IRI(f"https://example.org/{name}"), Text(name, "en")), code)


def iris(*names: str) -> frozenset[IRI]:
    return frozenset(place(name).link.iri for name in names)


SIDES = {
    "state": (place("Finland", "fi"), place("Latvia", "lv")),
    "objective": (place("equity"), place("quality")),
    "stage": (place("primary"), place("secondary")),
    "mode": (place("formal"),),
    "evidence": (place("told", "2"), place("compared", "5")),
}
PRACTICES = {
    IRI("https://example.org/one"): {
        "state": iris("Finland"),
        "objective": iris("equity", "quality"),
        "stage": iris("primary"),
        "mode": iris("formal"),
        "evidence": iris("told", "compared"),
    },
    IRI("https://example.org/two"): {
        "state": iris("Finland"),
        "objective": iris("equity"),
        "stage": iris("secondary"),
        "mode": iris("formal"),
        "evidence": iris("told"),
    },
    IRI("https://example.org/three"): {
        "state": iris("Latvia"),
        "objective": iris("equity"),
        "stage": iris("secondary"),
        "mode": iris("formal"),
        "evidence": iris(),
    },
}
SYNTHETIC = Placements(SIDES, PRACTICES)


def test_a_practice_counts_in_every_cell_that_it_belongs_to() -> None:
    found = gap_map(SYNTHETIC, "state", "objective")

    assert found.cells == (
        (Cell(2, 1, 5), Cell(1, 1, 5)),
        (Cell(1, 0, None), Cell(0, 0, None)),
    )
    assert (found.total, found.empty, found.unstudied) == (3, 1, 1)


def test_chosen_values_narrow_what_is_counted() -> None:
    (secondary,) = iris("secondary")
    found = gap_map(SYNTHETIC, "state", "objective", {"stage": secondary})

    assert found.cells == (
        (Cell(1, 0, 2), Cell(0, 0, None)),
        (Cell(1, 0, None), Cell(0, 0, None)),
    )


def test_evidence_can_be_a_side() -> None:
    found = gap_map(SYNTHETIC, "evidence", "stage")

    assert [[cell.practices for cell in row] for row in found.cells] == [[1, 1], [1, 0]]


@pytest.mark.parametrize(("rows", "columns"), [("state", "state"), ("weather", "stage"), ("state", "")])
def test_sides_that_make_no_map_are_told(rows: str, columns: str) -> None:
    with pytest.raises(RequestError, match="map of gaps"):
        gap_map(SYNTHETIC, rows, columns)
