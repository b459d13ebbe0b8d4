"""Facets: several values in one are OR, facets are AND, each is counted with the choices of the others."""

import pytest

from index.cast import COUNTRY, FRAMEWORK, KIVA, READING, SAFE, STEP, TOPIC
from paraugs.errors import RequestError
from paraugs.index.engine import TantivyIndex
from paraugs.index.port import FACETS, Choice, Count, Question
from paraugs.namespaces import THINGS


def counts(index: TantivyIndex, question: Question) -> dict[str, dict[str, int]]:
    facets = index.search(question).facets
    return {facet.name: {count.value: count.count for count in facet.counts} for facet in facets}


def test_each_facet_stands_where_the_ontology_has_it(index: TantivyIndex) -> None:
    assert counts(index, Question(facets=FACETS)) == {
        "state": {COUNTRY + "FIN": 1, COUNTRY + "LVA": 1, COUNTRY + "DEU": 1},
        "objective": {},
        "stage": {},
        "mode": {},
        "topic": {TOPIC + "bullying": 2, TOPIC + "school-climate": 2, TOPIC + "reading": 1},
        "target": {},
        "instrument": {THINGS + "instrument/ins-pla": 1},
        "tool": {FRAMEWORK: 1},
        "benchmark": {},
        "evidence": {STEP + "comparison-group": 1, STEP + "monitored": 1},
        "independence": {},
        "result": {THINGS + "concept/outcome-result/no-effect": 1},
        "status": {},
        "year": {"2007": 1, "2012": 1},
        "funding": {},
        "language": {"en": 2, "lv": 1, "de": 1},
        "transferred": {"no": 3},
        "kind": {},
    }


def test_a_broad_topic_includes_narrower_ones(index: TantivyIndex) -> None:
    chosen = (Choice("topic", (TOPIC + "school-climate",)),)
    assert sorted(index.all_iris(Question(choices=chosen))) == [KIVA, SAFE]


def test_values_of_one_facet_are_or_and_facets_are_and(index: TantivyIndex) -> None:
    states = Choice("state", (COUNTRY + "FIN", COUNTRY + "DEU"))
    assert sorted(index.all_iris(Question(choices=(states,)))) == [READING, KIVA]
    year = Choice("year", ("2007",))
    assert index.all_iris(Question(choices=(states, year))) == [KIVA]


def test_a_facet_is_counted_without_its_own_choice(index: TantivyIndex) -> None:
    chosen = (Choice("state", (COUNTRY + "FIN",)), Choice("topic", (TOPIC + "bullying",)))
    found = counts(index, Question(choices=chosen, facets=("state", "topic", "year")))
    assert found == {
        "state": {COUNTRY + "FIN": 1, COUNTRY + "LVA": 1},
        "topic": {TOPIC + "bullying": 1, TOPIC + "school-climate": 1},
        "year": {"2007": 1},
    }


def test_a_chosen_value_that_nothing_has_is_counted_as_none(index: TantivyIndex) -> None:
    result = index.search(Question(choices=(Choice("year", ("1999",)),), facets=("year",)))
    assert result.total == 0
    assert result.facets[0].counts[-1] == Count("1999", 0, True)


def test_words_count_too(index: TantivyIndex) -> None:
    assert counts(index, Question("volunteers", facets=("language",))) == {"language": {"en": 1, "de": 1}}


@pytest.mark.parametrize(
    ("question", "message"),
    [
        (Question(facets=("colour",)), "no facet colour"),
        (Question(choices=(Choice("colour", ("red",)),)), "no facet colour"),
        (Question(sort="luck"), "sorted by luck"),  # type: ignore[arg-type]
        (Question(kinds=("person",)), "no kind person"),  # type: ignore[arg-type]
        (Question(page=0), "count from 1"),
        (Question(page_size=0), "1 to 1000 entries"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_what_can(
    index: TantivyIndex, question: Question, message: str
) -> None:
    with pytest.raises(RequestError, match=message):
        index.search(question)
