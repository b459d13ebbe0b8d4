"""Where several schemes rate one claim they stand side by side, and it is told whether they agree."""

import pytest

from paraugs.explore.answers import Answers
from paraugs.explore.claims import Rated, Topic, evidence_on
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.named import NamedQueries
from paraugs.resources import find_resources
from paraugs.terms import IRI

CLAIM = """
@prefix par: <https://w3id.org/paraugs/ontology#> .
@prefix scheme: <https://w3id.org/paraugs/id/scheme/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix step: <https://w3id.org/paraugs/id/concept/evidence-step/> .
@prefix topic: <https://w3id.org/paraugs/id/concept/topic/> .
@prefix x: <https://synthetic.example/> .
x:practice a par:Practice ; par:country x:state ; par:topic topic:bullying .
x:practice par:objective x:objective ; par:outcome x:claim .
x:claim par:assessment x:ours , x:theirs .
x:ours par:scheme scheme:evidence-step ; par:level step:evaluated .
x:theirs par:scheme scheme:eef ; par:level x:level .
step:evaluated skos:inScheme scheme:evidence-step ; skos:notation 4 .
step:monitored skos:inScheme scheme:evidence-step ; skos:notation 3 .
x:level skos:closeMatch step:NEAREST .
"""


def rated(nearest: str, claim: str = CLAIM) -> tuple[Rated, ...]:
    graph = EmbeddedGraph()
    graph.load(
        claim.replace("NEAREST", nearest).encode(), "text/turtle", IRI("https://synthetic.example/graph")
    )
    answers = Answers(graph, NamedQueries(find_resources()))
    return evidence_on(answers, "en", Topic(None, None, (), ())).rated


@pytest.mark.parametrize(("nearest", "disagrees"), [("evaluated", False), ("monitored", True)])
def test_schemes_are_compared_by_the_step_that_comes_nearest(nearest: str, disagrees: bool) -> None:
    (found,) = rated(nearest)

    assert len(found.ratings) == 2
    assert found.disagrees is disagrees


def test_a_claim_with_one_rating_is_not_among_them() -> None:
    assert rated("nothing", CLAIM.replace(", x:theirs", "")) == ()
