"""Without a folder the index lives in memory: it answers, follows and is made anew."""

from index.cast import KIVA, PRACTICES, Forum, record
from paraugs.graph.named import NamedQueries
from paraugs.graph.news import Source
from paraugs.index.engine import TantivyIndex
from paraugs.index.following import Truth
from paraugs.index.port import Question
from paraugs.resources import find_resources


def test_it_answers_and_follows_without_any_file(forum: Forum) -> None:
    queries = NamedQueries(find_resources(), "queries/index")
    index = TantivyIndex(Truth(forum.graph, queries, Source(forum.ledger, "release")))
    assert (index.number, index.all_iris(Question("Turku"))) == (3, [KIVA])
    forum.publish("fi/kiva", record("fi/kiva") + PRACTICES["fi/kiva"].replace("Turku", "Tampere"))
    assert (index.all_iris(Question("Tampere")), index.number) == ([KIVA], 4)
    index.rebuild()
    assert (index.all_iris(Question("Tampere")), index.number) == ([KIVA], 4)
