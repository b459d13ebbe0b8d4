"""How far each area was from a target in one year, and which year tells most."""

from dataclasses import dataclass
from decimal import Decimal

from paraugs.explore.monitor import Observation, Table, Target
from paraugs.explore.wording import Link
from paraugs.terms import IRI


@dataclass(frozen=True, slots=True)
class Distance:
    """An area in one year; `beyond` is how many points it was past the target, negative when short of it."""

    area: Link
    is_state: bool
    observation: Observation
    beyond: Decimal | None
    is_met: bool


def fullest_year(table: Table) -> str | None:
    """The latest of the years in which most states have a value; None for an empty table."""
    counted = {year: len(values_in(table, year)) for year in table.years}
    return max(table.years, key=lambda year: (counted[year], year), default=None)


def values_in(table: Table, year: str) -> dict[IRI, Observation]:
    """The values of the states in a year."""
    at = table.years.index(year)
    found = ((series.area.iri, series.values[at]) for series in table.series if series.is_state)
    return {area: value for area, value in found if value}


def distances(table: Table, target: Target | None, year: str) -> tuple[Distance, ...]:
    """The areas that have a value in a year: the best first, where there is a target; else the largest."""
    at = table.years.index(year)
    found = [
        _distance(series.area, series.is_state, value, target)
        for series in table.series
        if (value := series.values[at])
    ]
    lower_is_better = target is not None and target.comparator == "below"
    found.sort(key=lambda each: each.area.label.value)
    return tuple(sorted(found, key=lambda each: each.observation.value, reverse=not lower_is_better))


def _distance(area: Link, is_state: bool, value: Observation, target: Target | None) -> Distance:
    if target is None:
        return Distance(area, is_state, value, None, False)
    ahead = value.value - target.value
    beyond = -ahead if target.comparator == "below" else ahead
    return Distance(area, is_state, value, beyond, target.is_met_by(value.value))
