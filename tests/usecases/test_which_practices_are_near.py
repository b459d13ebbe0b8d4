"""Practices near one: those that share with it what few have, and those on its objectives that know more."""

from collections.abc import Sequence

import pytest

from paraugs.explore.answers import Answers
from paraugs.explore.neighbours import likeness, neighbours_of, read_features
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.named import NamedQueries
from paraugs.resources import Resources
from paraugs.terms import IRI

HEAD = """
@base <https://w3id.org/paraugs/id/> .
@prefix par: <https://w3id.org/paraugs/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<level/compared> skos:inScheme <scheme/evidence-step> ; skos:notation 5 .
<level/said> skos:inScheme <scheme/evidence-step> ; skos:notation 2 .
"""
PRACTICES = {
    "a": ("reading", "so2", "said"),
    "b": ("reading", "so2", "said"),
    "c": ("reading", "so3", "compared"),
    "d": ("sums", "so2", "compared"),
    "e": ("sums", "so3", "said"),
    "f": ("bees", "so1", "compared"),
}


def practice(letter: str) -> IRI:
    """Give a practice."""
    return IRI(f"https://w3id.org/paraugs/id/practice/xx/{letter}")


@pytest.fixture(scope="module")
def answers(resources: Resources) -> Answers:
    """Give six invented practices, each with a topic, an objective and a step of evidence."""
    graph = EmbeddedGraph()
    told = "".join(
        f"<practice/xx/{letter}> a par:Practice ; par:topic <topic/{topic}>"
        f" ; par:objective <objective/{goal}> ; par:learningMode <mode/formal>"
        f" ; par:outcome [ par:assessment [ par:level <level/{level}> ] ] ."
        for letter, (topic, goal, level) in PRACTICES.items()
    )
    graph.load((HEAD + told).encode(), "text/turtle", IRI("https://w3id.org/paraugs/id/graph/cast"))
    return Answers(graph, NamedQueries(resources))


def near(answers: Answers, letter: str) -> tuple[Sequence[str], Sequence[str]]:
    """Give the letters of the practices like one, and of those with better evidence."""
    found = neighbours_of(answers, read_features(answers), practice(letter), "en")
    similar, stronger = (
        [each.card.iri.value[-1] for each in near] for near in (found.similar, found.stronger)
    )
    return similar, stronger


@pytest.mark.parametrize(
    ("letter", "similar", "stronger"),
    [("a", ["b", "c"], ["d"]), ("c", ["a", "b"], []), ("e", ["d"], ["c"]), ("f", [], [])],
)
def test_neighbours(answers: Answers, letter: str, similar: list[str], stronger: list[str]) -> None:
    assert near(answers, letter) == (similar, stronger)


def test_what_both_have_is_the_reason_and_the_rarest_comes_first(answers: Answers) -> None:
    found = neighbours_of(answers, read_features(answers), practice("d"), "en")
    reasons = [[link.iri.value.rpartition("/id/")[2] for link in each.shared] for each in found.similar]

    assert reasons == [["topic/sums", "mode/formal"]]
    assert found.step == 5


def test_likeness_is_the_same_both_ways_and_at_most_one(answers: Answers) -> None:
    features = read_features(answers)

    assert likeness(features, practice("a"))[practice("b")] == pytest.approx(1)
    for one in PRACTICES:
        for other, how in likeness(features, practice(one)).items():
            assert how == pytest.approx(likeness(features, other)[practice(one)])


def test_what_all_have_makes_nobody_alike(answers: Answers) -> None:
    assert likeness(read_features(answers), practice("f")) == {}


def test_a_practice_that_is_not_there_has_no_neighbours(answers: Answers) -> None:
    assert near(answers, "z") == ([], [])
