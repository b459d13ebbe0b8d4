"""Where the states stand: the values of an indicator by area and year, against the target of a benchmark."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from paraugs.explore.answers import Answers
from paraugs.explore.description import Description
from paraugs.explore.wording import Link, Text
from paraugs.graph.named import Value
from paraugs.graph.port import Row
from paraugs.namespaces import THINGS
from paraugs.short_names import term
from paraugs.terms import IRI

BENCHMARK_FIELDS = (
    "par:framework", "par:measuredBy", "par:comparator", "par:targetValue",
    "par:targetYear", "par:population", "par:unit",
)  # fmt: skip
UNIONS = (IRI(f"{THINGS}area/eu27-2020"), IRI(f"{THINGS}area/eu28"))


@dataclass(frozen=True, slots=True)
class Target:
    """What a benchmark asks for: `below` or `at-least` a value by a year."""

    comparator: str
    value: Decimal
    year: str

    def is_met_by(self, value: Decimal) -> bool:
        """Whether a value reaches the target."""
        return value < self.value if self.comparator == "below" else value >= self.value


@dataclass(frozen=True, slots=True)
class Observation:
    """A value in a year, its flags (such as a break in the series) and the edition that printed it."""

    iri: IRI
    year: str
    value: Decimal
    flags: tuple[Link, ...]
    edition: Link


@dataclass(frozen=True, slots=True)
class Series:
    """The headline values of an area, one place for each year of the table; None where no value is known."""

    area: Link
    is_state: bool
    values: tuple[Observation | None, ...]

    @property
    def latest(self) -> Observation | None:
        """The value of the last year that has one."""
        return next((value for value in reversed(self.values) if value), None)


@dataclass(frozen=True, slots=True)
class Table:
    """The series of one indicator over the same years: the Union first, then the states by name."""

    years: tuple[str, ...]
    series: tuple[Series, ...]
    unavailable: Mapping[tuple[IRI, str], tuple[Link, ...]] = field(default_factory=dict)

    def marks(self, area: IRI, year: str) -> tuple[Link, ...]:
        """The flags that stand where an area has no value in a year."""
        return self.unavailable.get((area, year), ())


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A benchmark in a list."""

    iri: IRI
    name: Text
    framework: Link | None
    population: Text | None
    indicators: tuple[IRI, ...]
    target: Target | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a state was from a benchmark in the last year observed, its way there, and the Union's."""

    benchmark: Benchmark
    table: Table
    own: Series
    latest: Observation

    @property
    def union(self) -> Series | None:
        """The Union as it is measured in most years; None where it has no value."""
        unions = [series for series in self.table.series if not series.is_state]
        return max(unions, key=lambda series: sum(map(bool, series.values)), default=None)


def list_benchmarks(answers: Answers, language: str) -> tuple[Benchmark, ...]:
    """All benchmarks by the year of their target and by name."""
    asked: dict[str, Value] = {
        "class": term("par:Benchmark"),
        "property": [term(name) for name in BENCHMARK_FIELDS],
    }
    found = answers.construct("members", **asked)
    description = answers.with_names(found, language)
    listed = [benchmark(description, iri) for iri in description.members("par:Benchmark")]
    return tuple(sorted(listed, key=lambda each: (each.target.year if each.target else "", each.name.value)))


def benchmark(description: Description, iri: IRI) -> Benchmark:
    """One benchmark out of a description."""
    framework = description.thing(iri, "par:framework")
    return Benchmark(
        iri,
        description.label(iri),
        description.link(framework) if framework else None,
        description.text(iri, "par:population"),
        description.things(iri, "par:measuredBy"),
        target(description, iri),
    )


def target(description: Description, iri: IRI) -> Target | None:
    """The target of a benchmark, when value and year are known."""
    comparator = description.thing(iri, "par:comparator")
    value, year = description.text(iri, "par:targetValue"), description.text(iri, "par:targetYear")
    number = _decimal(value.value) if value else None
    if comparator is None or number is None or year is None:
        return None
    return Target(comparator.value.rpartition("/")[2], number, year.value)


def table(answers: Answers, indicator: IRI, language: str) -> Table:
    """The headline values of an indicator in every area."""
    return tabulate(answers, answers.select("observations", indicator=indicator), language)


def standings(answers: Answers, state: IRI, language: str) -> tuple[Standing, ...]:
    """The benchmarks for which a state has a value, each with the series of the state and of the Union."""
    rows = answers.select("observations", indicator=None, area=[state, *UNIONS])
    names, found = names_in(answers, rows, language), []
    for each in list_benchmarks(answers, language):
        measured = arrange(names, [row for row in rows if row[0] in each.indicators])
        for series in measured.series:
            if series.area.iri == state and series.latest:
                found.append(Standing(each, measured, series, series.latest))
    return tuple(found)


def tabulate(answers: Answers, rows: list[Row], language: str) -> Table:
    """The table of rows of `observations` or of another query with the same columns."""
    return arrange(names_in(answers, rows, language), rows)


def names_in(answers: Answers, rows: list[Row], language: str) -> Description:
    """The names of areas, flags and editions in such rows, asked for once for several tables."""
    linked = {term for row in rows for term in (row[1], row[4], row[5]) if isinstance(term, IRI)}
    return answers.names(linked, language)


def arrange(names: Description, rows: list[Row]) -> Table:
    """The table of such rows."""
    areas = {row[1] for row in rows if isinstance(row[1], IRI)}
    years = tuple(sorted({str(row[2]) for row in rows}))
    by_area: dict[IRI, list[Row]] = {area: [] for area in areas}
    for row in rows:
        if isinstance(row[1], IRI):
            by_area[row[1]].append(row)
    series = [_series(names, area, years, found) for area, found in by_area.items()]
    ordered = sorted(series, key=lambda each: (each.is_state, each.area.label.value))
    return Table(years, tuple(ordered), _unavailable(names, rows))


def _series(names: Description, area: IRI, years: Iterable[str], rows: list[Row]) -> Series:
    by_year: dict[str, Observation] = {}
    for _, _, year, value, flag, edition, iri in rows:
        number = _decimal(str(value))
        if number is None or not isinstance(iri, IRI) or not isinstance(edition, IRI):
            continue
        earlier = by_year.get(str(year))
        flags = (*(earlier.flags if earlier else ()), *([names.link(flag)] if isinstance(flag, IRI) else []))
        by_year[str(year)] = Observation(iri, str(year), number, flags, names.link(edition))
    is_state = bool(names.values(area, "par:stateCode"))
    return Series(names.link(area), is_state, tuple(by_year.get(year) for year in years))


def _unavailable(names: Description, rows: list[Row]) -> Mapping[tuple[IRI, str], tuple[Link, ...]]:
    found: dict[tuple[IRI, str], tuple[Link, ...]] = {}
    for _, area, year, value, flag, _, _ in rows:
        if value is None and isinstance(area, IRI) and isinstance(flag, IRI):
            found[area, str(year)] = (*found.get((area, str(year)), ()), names.link(flag))
    return found


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
