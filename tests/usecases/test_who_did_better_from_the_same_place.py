"""Peers: who stood near on a benchmark, moved further, and what they ran; with what makes it unsure."""

import itertools
from dataclasses import replace
from decimal import Decimal

import pytest

from paraugs.errors import NotFound, RequestError
from paraugs.explore.answers import Answers
from paraugs.explore.peers import PeersView, Wish, find_peers
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.named import NamedQueries
from paraugs.resources import Resources
from paraugs.terms import IRI
from paraugs.web.chart import BOTTOM, HEIGHT, draw

ID = "https://w3id.org/paraugs/id/"
COUNTRY = "http://publications.europa.eu/resource/authority/country/"
LEAVERS, ADULTS, ECEC = (IRI(f"{ID}benchmark/et2020-b-{name}") for name in ("elet", "adult", "ecec"))
LATVIA, FINLAND, NORWAY = (IRI(COUNTRY + code) for code in ("LVA", "FIN", "NOR"))


@pytest.fixture(scope="module")
def answers(resources: Resources, shipped_graph: EmbeddedGraph) -> Answers:
    """Give the shipped data to ask."""
    return Answers(shipped_graph, NamedQueries(resources))


@pytest.fixture(scope="module")
def finland(answers: Answers) -> PeersView:
    """Give Finland's peers on early leaving, within four points."""
    return find_peers(answers, Wish(FINLAND, LEAVERS, tolerance=Decimal(4)), "en")


def names(found: PeersView) -> list[str]:
    return [peer.series.area.label.value for peer in found.peers]


def test_peers_started_near_and_came_further(finland: PeersView) -> None:
    assert names(finland) == [
        "Ireland",
        "Estonia",
        "France",
        "Netherlands",
        "Lithuania",
        "Belgium",
        "Denmark",
    ]
    mine = finland.mine
    assert mine
    for peer in finland.peers:
        assert abs(peer.started - mine.started) <= 4
        assert peer.better == (mine.reached - mine.started) - (peer.reached - peer.started) > 0


def test_more_is_better_where_the_target_is_a_floor(answers: Answers) -> None:
    found = find_peers(answers, Wish(LATVIA, ADULTS), "en")

    assert found.mine
    assert found.peers
    assert all(peer.reached - peer.started > Decimal("1.0") for peer in found.peers)


def test_what_peers_ran_comes_with_the_strongest_evidence_first(finland: PeersView) -> None:
    france = next(peer for peer in finland.peers if peer.series.area.label.value == "France")

    steps = [run.card.strength.step for run in france.runs if run.card.strength]
    assert steps == sorted(steps, reverse=True) == [5, 2]


def test_what_others_took_over_is_told(answers: Answers) -> None:
    found = find_peers(answers, Wish(LATVIA, ADULTS, tolerance=Decimal(4)), "en")
    runs = {
        run.card.iri.value.removeprefix(ID): run.is_taken_over for peer in found.peers for run in peer.runs
    }

    assert runs["practice/fr/pix"] is True
    assert False in runs.values()


def test_breaks_between_the_years_are_told(finland: PeersView) -> None:
    estonia = next(peer for peer in finland.peers if peer.series.area.label.value == "Estonia")

    assert [(doubt.year, doubt.flag.iri.value.rpartition("/")[2]) for doubt in estonia.doubts] == [
        ("2014", "break")
    ]


def test_nobody_near_is_an_answer(answers: Answers) -> None:
    found = find_peers(answers, Wish(FINLAND, LEAVERS, tolerance=Decimal(0)), "en")

    assert found.mine
    assert found.peers == ()


def test_a_country_without_values_is_an_answer(answers: Answers) -> None:
    found = find_peers(answers, Wish(NORWAY, LEAVERS), "en")

    assert (found.mine, found.years, found.peers) == (None, (), ())


@pytest.mark.parametrize("years", [("1999", ""), ("2020", "2009"), ("2010", "2010"), ("", "2030")])
def test_years_that_cannot_be_compared_are_told(answers: Answers, years: tuple[str, str]) -> None:
    wish = replace(Wish(LATVIA, ECEC), start=years[0], end=years[1])

    with pytest.raises(RequestError):
        find_peers(answers, wish, "en")


def test_a_benchmark_that_is_not_there_is_not_found(answers: Answers) -> None:
    with pytest.raises(NotFound):
        find_peers(answers, Wish(LATVIA, IRI(f"{ID}benchmark/none")), "en")


def test_labels_of_many_lines_stay_in_the_picture(finland: PeersView) -> None:
    assert finland.mine
    chart = draw(finland.table, finland.benchmark.target, finland.mine.series.area)

    assert chart
    places = [label.place for label in chart.labels]
    assert len(places) == len(finland.table.series) + 1
    assert max(places) <= HEIGHT - BOTTOM
    assert all(later - earlier >= 21.9 for earlier, later in itertools.pairwise(places))
