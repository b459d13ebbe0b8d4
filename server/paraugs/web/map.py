"""A number for each Member State on the map: in which of four classes each is, and what each class means.

The template (`choropleth.html`) draws; colour is never needed, for every state has its number written on it,
and a state without one is hatched.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from paraugs.terms import IRI

CLASSES = 4


@dataclass(frozen=True, slots=True)
class Level:
    """A class of the legend: from its least to its most, and how many states are in it."""

    number: int
    least: Decimal
    most: Decimal
    count: int


@dataclass(frozen=True, slots=True)
class Mapped:
    """The class (1 to 4, the larger the darker) and the number of each state by the value of its IRI."""

    classes: Mapping[str, int]
    values: Mapping[str, Decimal]
    levels: tuple[Level, ...]
    marks: Mapping[str, str]

    def level(self, iri: IRI) -> int:
        """The class of a state; 0 where it has no number."""
        return self.classes.get(iri.value, 0)

    def value(self, iri: IRI) -> Decimal | None:
        """The number of a state."""
        return self.values.get(iri.value)

    def mark(self, iri: IRI) -> str:
        """What stands behind the number, such as the letters of its flags."""
        return self.marks.get(iri.value, "")


def draw_map(values: Mapping[IRI, Decimal], marks: Mapping[IRI, str] | None = None) -> Mapped:
    """Put the states into classes of as equal a width as there are numbers between."""
    least, most = min(values.values(), default=Decimal(0)), max(values.values(), default=Decimal(0))
    width = (most - least) / CLASSES
    classes = {area.value: _class(value, least, width) for area, value in values.items()}
    numbers = {area.value: value for area, value in values.items()}
    levels = tuple(
        Level(number, min(found), max(found), len(found))
        for number in range(1, CLASSES + 1)
        if (found := [numbers[area] for area, each in classes.items() if each == number])
    )
    return Mapped(classes, numbers, levels, {area.value: text for area, text in (marks or {}).items()})


def _class(value: Decimal, least: Decimal, width: Decimal) -> int:
    return min(CLASSES, int((value - least) / width) + 1) if width else CLASSES
