"""Chains of transfers lead from the first origin over a practice to its last followers, and loops are cut."""

import pytest

from paraugs.explore.answers import Answers
from paraugs.explore.transfers import learning_around
from paraugs.explore.wording import Link, Text
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.named import NamedQueries
from paraugs.resources import Resources
from paraugs.terms import IRI, Literal, Triple

PAR = "https://w3id.org/paraugs/ontology#"
ID = "https://w3id.org/paraugs/id/"
TYPE = IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def transfer(number: int, origin: str, target: str) -> list[Triple]:
    """Give a transfer between two practices that are named by a letter."""
    thing = IRI(f"{ID}transfer/{number}")
    return [
        Triple(thing, TYPE, IRI(f"{PAR}Transfer")),
        Triple(thing, IRI(f"{PAR}transferFrom"), practice(origin)),
        Triple(thing, IRI(f"{PAR}transferTo"), practice(target)),
    ]


def practice(letter: str) -> IRI:
    """Give a practice."""
    return IRI(f"{ID}practice/xx/{letter}")


def chains(resources: Resources, pairs: list[str], around: str) -> set[str]:
    """Give the chains around a practice as words, after these transfers."""
    graph = EmbeddedGraph()
    graph.replace(
        IRI(f"{ID}graph/transfers"),
        [
            triple
            for number, (origin, target) in enumerate(pairs)
            for triple in transfer(number, origin, target)
        ],
    )
    answers = Answers(graph, NamedQueries(resources))
    learning = learning_around(answers, Link(practice(around), Text(around)), "en")
    return {
        "".join(end.practice.iri.value[-1] if end.practice else "?" for end in chain)
        for chain in learning.chains
    }


@pytest.mark.parametrize(
    ("pairs", "around", "expected"),
    [
        (["ab"], "a", {"ab"}),
        (["ab", "bc"], "b", {"abc"}),
        (["ab", "bc", "cd"], "c", {"abcd"}),
        (["ab", "ac"], "a", {"ab", "ac"}),
        (["ab", "ac"], "b", {"ab"}),
        (["ac", "bc", "cd"], "c", {"acd", "bcd"}),
        (["ab", "ba"], "a", {"bab"}),
        (["xy"], "a", set()),
    ],
)
def test_chains(resources: Resources, pairs: list[str], around: str, expected: set[str]) -> None:
    assert chains(resources, pairs, around) == expected


def test_an_origin_outside_the_graph_goes_by_the_name_that_the_source_gives(resources: Resources) -> None:
    graph = EmbeddedGraph()
    thing = IRI(f"{ID}transfer/1")
    graph.replace(
        IRI(f"{ID}graph/transfers"),
        [
            Triple(thing, TYPE, IRI(f"{PAR}Transfer")),
            Triple(thing, IRI(f"{PAR}transferSource"), Literal("Sure Start", "en")),
            Triple(thing, IRI(f"{PAR}transferTo"), practice("a")),
        ],
    )
    learning = learning_around(Answers(graph, NamedQueries(resources)), Link(practice("a"), Text("a")), "lv")

    assert [step.origin.name for step in learning.origins] == [Text("Sure Start", "en")]
    assert learning.followers == ()
