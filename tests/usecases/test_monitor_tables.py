"""Values against targets: the Union first, gaps stay gaps, and each target is met in its own direction."""

import itertools
from decimal import Decimal

import pytest

from paraugs.explore.answers import Answers
from paraugs.explore.monitor import Target, list_benchmarks, standings, table
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.named import NamedQueries
from paraugs.resources import Resources
from paraugs.terms import IRI
from paraugs.web.chart import draw

ID = "https://w3id.org/paraugs/id/"
LATVIA = IRI("http://publications.europa.eu/resource/authority/country/LVA")


@pytest.fixture(scope="module")
def answers(resources: Resources, shipped_graph: EmbeddedGraph) -> Answers:
    """Give the shipped data to ask."""
    return Answers(shipped_graph, NamedQueries(resources))


@pytest.mark.parametrize(
    ("comparator", "value", "is_met"),
    [("below", "9.9", True), ("below", "10", False), ("at-least", "10", True), ("at-least", "9.9", False)],
)
def test_a_target_is_met_in_its_direction(comparator: str, value: str, is_met: bool) -> None:
    assert Target(comparator, Decimal(10), "2020").is_met_by(Decimal(value)) is is_met


def test_the_union_comes_before_the_states_and_every_row_has_every_year(answers: Answers) -> None:
    found = table(answers, IRI(f"{ID}indicator/early-leavers"), "en")

    assert found.years == tuple(str(year) for year in range(2009, 2021))
    assert [series.is_state for series in found.series[:3]] == [False, False, True]
    assert {len(series.values) for series in found.series} == {12}


def test_a_year_without_a_value_stays_empty(answers: Answers) -> None:
    found = table(answers, IRI(f"{ID}indicator/early-leavers"), "en")
    kingdom = next(series for series in found.series if series.area.label.value == "United Kingdom")

    assert kingdom.values[-1] is None
    assert kingdom.latest
    assert kingdom.latest.year == "2019"


def test_a_state_stands_where_its_last_value_is(answers: Answers) -> None:
    found = {each.benchmark.iri: each for each in standings(answers, LATVIA, "en")}
    leavers = found[IRI(f"{ID}benchmark/et2020-b-elet")]

    assert (leavers.latest.year, leavers.latest.value) == ("2020", Decimal("7.2"))
    assert leavers.benchmark.target == Target("below", Decimal(10), "2020")


def test_the_older_targets_come_first(answers: Answers) -> None:
    years = [each.target.year for each in list_benchmarks(answers, "en") if each.target]

    assert years == sorted(years)


def test_the_labels_of_a_chart_do_not_touch(answers: Answers) -> None:
    found = table(answers, IRI(f"{ID}indicator/early-leavers"), "en")
    chart = draw(found, Target("below", Decimal(10), "2020"))

    assert chart
    places = [label.place for label in chart.labels]
    assert all(after - before >= 21.9 for before, after in itertools.pairwise(places))
