"""The monitor at a glance: each benchmark with the Union's value, and each state against each target."""

from collections.abc import Mapping
from dataclasses import dataclass

from paraugs.explore.answers import Answers
from paraugs.explore.distances import Distance, distances, fullest_year
from paraugs.explore.monitor import Benchmark, Table, arrange, list_benchmarks, names_in
from paraugs.explore.wording import Link
from paraugs.terms import IRI


@dataclass(frozen=True, slots=True)
class Measured:
    """A benchmark in the year in which most states have a value."""

    benchmark: Benchmark
    indicator: IRI
    year: str
    union: Distance | None
    states: Mapping[IRI, Distance]

    @property
    def reached(self) -> int:
        """How many states reach the target."""
        return sum(each.is_met for each in self.states.values())


@dataclass(frozen=True, slots=True)
class Overview:
    """The benchmarks that are measured, and the states that have any value, by name."""

    measured: tuple[Measured, ...]
    states: tuple[Link, ...]

    def by_framework(self) -> list[tuple[Link, list[Measured]]]:
        """The frameworks by the year of their first target, each with its benchmarks."""
        found: dict[IRI, tuple[Link, list[Measured]]] = {}
        for each in self.measured:
            if framework := each.benchmark.framework:
                found.setdefault(framework.iri, (framework, []))[1].append(each)
        return list(found.values())


def overview(answers: Answers, language: str) -> Overview:
    """All benchmarks with a target and an indicator that has values."""
    rows = answers.select("observations", indicator=None)
    names, found, tables = names_in(answers, rows, language), list[Measured](), dict[IRI, Table]()
    for each in list_benchmarks(answers, language):
        for indicator in each.indicators:
            if indicator not in tables:
                tables[indicator] = arrange(names, [row for row in rows if row[0] == indicator])
            if each.target and (year := fullest_year(tables[indicator])):
                found.append(_measured(each, indicator, tables[indicator], year))
    states = {each.area.iri: each.area for one in found for each in one.states.values()}
    return Overview(tuple(found), tuple(sorted(states.values(), key=lambda state: state.label.value)))


def _measured(benchmark: Benchmark, indicator: IRI, values: Table, year: str) -> Measured:
    placed = distances(values, benchmark.target, year)
    union = next((each for each in placed if not each.is_state), None)
    return Measured(
        benchmark, indicator, year, union, {each.area.iri: each for each in placed if each.is_state}
    )
