"""Who stood where we stood, and did better since? Peers of a state on a benchmark, and what they ran.

A peer stood within a tolerance of the state in the first year and moved further in the right direction until
the last. What its states ran in those years is told beside it: a coincidence, not a cause.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from paraugs.errors import NotFound, RequestError
from paraugs.explore.answers import Answers
from paraugs.explore.cards import Card, cards
from paraugs.explore.monitor import Benchmark, Observation, Series, Table, list_benchmarks, table
from paraugs.explore.wording import Link
from paraugs.graph.named import Value
from paraugs.short_names import term
from paraugs.terms import IRI, Literal

TOLERANCE = Decimal(2)


@dataclass(frozen=True, slots=True)
class Wish:
    """Whose peers, on which benchmark, between which years (empty: the first and last with a value)."""

    state: IRI
    benchmark: IRI
    start: str = ""
    end: str = ""
    tolerance: Decimal = TOLERANCE


@dataclass(frozen=True, slots=True)
class Doubt:
    """A flag that makes a comparison of two years less sure, on a value of a year."""

    year: str
    flag: Link


@dataclass(frozen=True, slots=True)
class Run:
    """A practice of a peer in those years, and whether anybody took it over."""

    card: Card
    is_taken_over: bool


@dataclass(frozen=True, slots=True)
class Peer:
    """A state that did better: its values, by how much (in percentage points), and what it ran."""

    series: Series
    started: Decimal
    reached: Decimal
    better: Decimal
    doubts: tuple[Doubt, ...]
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class PeersView:
    """A state's own way and its peers, the furthest ahead first; no `mine` when it has no two values."""

    benchmark: Benchmark
    years: tuple[str, ...]
    wish: Wish
    mine: Peer | None
    peers: tuple[Peer, ...]
    table: Table


def find_peers(answers: Answers, wish: Wish, language: str) -> PeersView:
    """Find the peers of a state.

    NotFound for a benchmark that is not there; RequestError for years that have no value or do not follow.
    """
    found = benchmark_of(answers, wish.benchmark, language)
    everywhere = table(answers, found.indicators[0], language) if found.indicators else Table((), ())
    areas = {series.area.iri: series for series in everywhere.series}
    mine = areas.get(wish.state)
    years = tuple(each.year for each in (mine.values if mine else ()) if each)
    if mine is None or len(years) < 2:
        return PeersView(found, years, wish, None, (), everywhere)
    wish = _dated(wish, years)
    rows = answers.select("peers", None, None, **values_of(wish))
    runs = _runs(answers, [row[0] for row in rows if isinstance(row[0], IRI)], wish, language)
    peers = tuple(
        _peer(areas[row[0]], wish, Decimal(str(row[5])), runs.get(row[0], ()))
        for row in rows
        if isinstance(row[0], IRI)
    )
    own = _runs(answers, [wish.state], wish, language).get(wish.state, ())
    shown = (mine, *(peer.series for peer in peers))
    return PeersView(
        found, years, wish, _peer(mine, wish, Decimal(0), own), peers, Table(everywhere.years, shown)
    )


def values_of(wish: Wish) -> dict[str, Value]:
    """Give a wish as the parameters of the query `peers`."""
    return {
        "country": wish.state,
        "benchmark": wish.benchmark,
        "tolerance": Literal(str(wish.tolerance), datatype=term("xsd:decimal").value),
        **_span(wish),
    }


def _span(wish: Wish) -> dict[str, Value]:
    kind = term("xsd:gYear").value
    return {"from": Literal(wish.start, datatype=kind), "until": Literal(wish.end, datatype=kind)}


def benchmark_of(answers: Answers, wanted: IRI, language: str) -> Benchmark:
    for each in list_benchmarks(answers, language):
        if each.iri == wanted:
            return each
    raise NotFound(wanted.value)


def _dated(wish: Wish, years: Sequence[str]) -> Wish:
    start, end = wish.start or years[0], wish.end or years[-1]
    for year in (start, end):
        if year not in years:
            raise RequestError(
                f"There is no value of this state for {year}; there are some for {', '.join(years)}."
            )
    if start >= end:
        raise RequestError(f"The first year ({start}) must come before the last ({end}).")
    return Wish(wish.state, wish.benchmark, start, end, wish.tolerance)


def _runs(
    answers: Answers, states: Sequence[IRI], wish: Wish, language: str
) -> Mapping[IRI, tuple[Run, ...]]:
    """Give what states ran in those years, the strongest evidence first."""
    if not states:
        return {}
    asked: dict[str, Value] = {"state": states, "benchmark": wish.benchmark, **_span(wish)}
    rows = answers.select("practices-between", None, None, **asked)
    practices = sorted({row[1] for row in rows if isinstance(row[1], IRI)})
    shown = {card.iri: card for card in cards(answers, practices, language)}
    found: dict[IRI, list[Run]] = {}
    for state, practice, taken in rows:
        if isinstance(state, IRI) and isinstance(practice, IRI):
            found.setdefault(state, []).append(Run(shown[practice], str(taken) != "0"))
    return {state: tuple(sorted(runs, key=_by_evidence)) for state, runs in found.items()}


def _by_evidence(run: Run) -> tuple[int, str]:
    strength = run.card.strength
    return -((strength.step or 0) if strength else 0), run.card.title.value


def _peer(series: Series, wish: Wish, better: Decimal, runs: tuple[Run, ...]) -> Peer:
    values = {each.year: each for each in series.values if each}
    return Peer(
        series,
        values[wish.start].value,
        values[wish.end].value,
        better,
        tuple(_doubts(values.values(), wish)),
        runs,
    )


def _doubts(values: Iterable[Observation], wish: Wish) -> Iterable[Doubt]:
    """Give breaks after the first year up to the last, and any other flag on the two years themselves."""
    for each in values:
        for flag in each.flags:
            is_break = flag.iri.value.endswith("/break")
            if wish.start < each.year <= wish.end if is_break else each.year in (wish.start, wish.end):
                yield Doubt(each.year, flag)
