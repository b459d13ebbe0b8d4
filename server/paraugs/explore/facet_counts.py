"""The facets of an answer as a page shows them: values with counts, in their order, the long ones cut."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from paraugs.explore.facet_values import FacetValues, Value
from paraugs.explore.questions import Asked
from paraugs.explore.wording import alphabetical
from paraugs.index.port import Facet

FIRST = 8
"""How many values of a long facet are shown at once."""
IN_ORDER = ("stage", "mode")
BACKWARDS = ("evidence", "year")
"""The strongest evidence first, the newest year first; where there is no order, what has most comes first."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A value with its count, and what is narrower."""

    value: Value
    count: int
    chosen: bool
    narrower: tuple["Counted", ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether something narrower is chosen."""
        return any(each.chosen or each.is_open for each in self.narrower)

    def flat(self) -> Iterator["Counted"]:
        """This value and all narrower ones."""
        yield self
        for each in self.narrower:
            yield from each.flat()


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet: the values shown at once, and the rest."""

    name: str
    first: tuple[Counted, ...]
    rest: tuple[Counted, ...]

    @property
    def is_chosen(self) -> bool:
        """Whether any value is chosen."""
        return any(each.chosen or each.is_open for each in (*self.first, *self.rest))

    def all(self) -> Iterator[Counted]:
        """Every value, the narrower ones too."""
        for each in (*self.first, *self.rest):
            yield from each.flat()


def facet_views(values: FacetValues, asked: Asked, facets: Iterable[Facet]) -> tuple[FacetView, ...]:
    """The facets that have something to choose."""
    views = (_view(values, asked, facet) for facet in facets)
    return tuple(view for view in views if view.first)


def _view(values: FacetValues, asked: Asked, facet: Facet) -> FacetView:
    chosen = {value.value for value in dict(asked.choices).get(facet.name, ())}
    counts = {count.value: count.count for count in facet.counts if count.count or count.value in chosen}
    counts |= {value: 0 for value in chosen if value not in counts}
    listed = [value for value in values.all(facet.name) if asked.zeros or value.value in counts]
    known = {value.value for value in listed}
    listed += [values.named(facet.name, value) for value in counts if value not in known]
    tops = _sorted(facet.name, _grown(listed, counts, chosen))
    return FacetView(facet.name, *_cut(facet.name, tops))


def _grown(listed: Sequence[Value], counts: dict[str, int], chosen: set[str]) -> list[Counted]:
    """The values as trees; what is below something that is not listed stands for itself."""
    below: dict[str | None, list[Value]] = defaultdict(list)
    present = {value.value for value in listed}
    for value in listed:
        below[value.above if value.above in present else None].append(value)

    def grow(value: Value) -> Counted:
        narrower = tuple(grow(each) for each in below.get(value.value, ()))
        return Counted(value, counts.get(value.value, 0), value.value in chosen, narrower)

    return [grow(value) for value in below[None]]


def _sorted(name: str, tops: list[Counted]) -> list[Counted]:
    if name == "year":
        return sorted(tops, key=lambda each: each.value.value, reverse=True)
    if name in BACKWARDS:
        return tops[::-1]
    return tops if name in IN_ORDER else sorted(tops, key=lambda each: (not each.chosen, -each.count))


def _cut(name: str, tops: list[Counted]) -> tuple[tuple[Counted, ...], tuple[Counted, ...]]:
    """The first ones, and the rest by name, where one looks for them."""
    if len(tops) <= FIRST + 2:
        return tuple(tops), ()
    rest = tops[FIRST:]
    if name not in BACKWARDS:
        rest.sort(key=lambda each: alphabetical(each.value.label.value))
    return tuple(tops[:FIRST]), tuple(rest)
