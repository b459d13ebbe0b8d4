"""What instruments, groups and events must hold, with or without the facts at hand."""

import re

import pytest

from paraugs.terms import Literal
from shipped import Statements, read_all, statements

COUNTS = {
    "par:Instrument": 21,
    "par:WorkingGroup": 30,
    "par:PeerLearningActivity": 38,
    "par:PeerReview": 19,
    "par:Seminar": 28,
    "par:Forum": 4,
    "par:Summit": 3,
    "par:MonitorEdition": 7,
    "par:FundingProgramme": 2,
}
PRODUCED = {
    "wg2010-rlo": "validation-guidelines",
    "wg2013-ecec": "ecec-qf-2014",
    "wg2013-esl": "esl-checklist-2013",
    "wg2020-ecec": "ecec-toolkit-2021",
}
PLACES = ("par:hostState", "par:participant", "par:reviewedState", "par:reviewingState")
DATES = ("startDate", "endDate", "mandateStart", "mandateEnd")
PRECISION = {"gYear": r"\d{4}", "gYearMonth": r"\d{4}-\d\d", "date": r"\d{4}-\d\d-\d\d"}


@pytest.fixture(scope="module")
def graph() -> Statements:
    return statements(read_all("data/instruments/*.ttl"))


@pytest.mark.parametrize("kind", COUNTS)
def test_nothing_was_lost_or_added(graph: Statements, kind: str) -> None:
    assert len(graph.having("rdf:type", kind)) == COUNTS[kind]


def test_a_group_produced_a_tool_only_where_its_outputs_name_it(graph: Statements) -> None:
    found = {group: graph.of(group, "par:produced") for group in graph.having("rdf:type", "par:WorkingGroup")}

    assert {group: tools for group, tools in found.items() if tools} == {
        f"working-group/{group}": {f"tool/{tool}"} for group, tool in PRODUCED.items()
    }


def test_every_state_of_an_event_is_in_the_authority_list(graph: Statements) -> None:
    listed = set(
        statements(read_all("ontology/vocabularies/countries.ttl")).having("rdf:type", "skos:Concept")
    )
    named = {state for (_, term), found in graph.values.items() if term in PLACES for state in found}

    assert {state for state in named if not re.fullmatch("country:[A-Z]{3}", state)} == set()
    assert named <= listed


def test_the_reviewed_state_is_the_host_of_its_review(graph: Statements) -> None:
    for review in graph.having("rdf:type", "par:PeerReview"):
        assert graph.of(review, "par:reviewedState") <= graph.of(review, "par:hostState"), review


def test_every_topic_is_a_concept_of_the_thesaurus(graph: Statements) -> None:
    thesaurus = set(
        statements(read_all("ontology/vocabularies/topic.ttl")).having("rdf:type", "skos:Concept")
    )
    used = {topic for (_, term), found in graph.values.items() if term == "par:topic" for topic in found}

    assert used <= thesaurus


def test_a_date_is_as_precise_as_its_source() -> None:
    dates = [
        quad.object
        for quad in read_all("data/instruments/*.ttl")
        if quad.predicate.value.rsplit("#", 1)[-1] in DATES
    ]

    assert dates
    for date in dates:
        assert isinstance(date, Literal)
        assert date.datatype
        assert re.fullmatch(PRECISION[date.datatype.rsplit("#", 1)[1]], date.value), date
