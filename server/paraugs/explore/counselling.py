"""What a request for peer counselling starts from: where a state and its peers stood on a benchmark."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from paraugs.explore.answers import Answers
from paraugs.explore.monitor import Benchmark, Series, Table, table
from paraugs.explore.peers import benchmark_of
from paraugs.explore.wording import Link
from paraugs.terms import IRI


@dataclass(frozen=True, slots=True)
class Way:
    """A state and its values in the first and the last year; None where it has none."""

    state: Link
    started: Decimal | None
    reached: Decimal | None


@dataclass(frozen=True, slots=True)
class Counselling:
    """A benchmark, two years, the way of the state that asks and those of the states that are asked."""

    benchmark: Benchmark
    start: str
    end: str
    own: Way
    peers: tuple[Way, ...]


def counselling(
    answers: Answers, benchmark: IRI, years: tuple[str, str], states: Sequence[IRI], language: str
) -> Counselling:
    """What the first of the states may ask the others about; NotFound for a benchmark that is not there."""
    found = benchmark_of(answers, benchmark, language)
    values = table(answers, found.indicators[0], language) if found.indicators else Table((), ())
    names = answers.names(states, language)
    known = {series.area.iri: series for series in values.series}
    ways = [_way(names.link(state), known.get(state), years) for state in dict.fromkeys(states)]
    return Counselling(found, *years, ways[0], tuple(ways[1:]))


def _way(state: Link, series: Series | None, years: tuple[str, str]) -> Way:
    values = {each.year: each.value for each in (series.values if series else ()) if each}
    return Way(state, values.get(years[0]), values.get(years[1]))
