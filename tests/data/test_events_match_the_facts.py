"""Every row of the events stands in the graph, field by field."""

from collections.abc import Callable

import pytest

from shipped import Statements, cells, facts, read_all, statements, value, words
from states import AUTHORITY

Row = dict[str, str]
CLASSES = {
    "PLA": "par:PeerLearningActivity",
    "seminar": "par:Seminar",
    "peer review": "par:PeerReview",
    "forum": "par:Forum",
    "summit": "par:Summit",
}


@pytest.fixture(scope="module")
def graph() -> Statements:
    return statements(read_all("data/instruments/*.ttl"))


def groups(row: Row) -> set[str]:
    """Expect the working groups of ours that a row names."""
    known = {group["id"] for group in facts("working_groups")}
    return {f"working-group/{name.lower()}" for name in cells(row["working_group"]) & known}


def setting(row: Row) -> set[str]:
    """Expect a note with the setting of an event that no working group of ours held."""
    return words(f"Held under: {row['working_group']}") if row["working_group"] and not groups(row) else set()


FIELDS: dict[str, Callable[[Row], set[str]]] = {
    "rdf:type": lambda row: {CLASSES[row["kind"]]},
    "dct:identifier": lambda row: {row["id"]},
    "dct:title": lambda row: words(row["title_en"]),
    "par:hostState": lambda row: {AUTHORITY[code] for code in cells(row["host_country"])},
    "par:place": lambda row: words(row["city"]),
    "par:startDate": lambda row: value(row["start_date"]),
    "par:endDate": lambda row: value(row["end_date"]),
    "par:participant": lambda row: {AUTHORITY[code] for code in cells(row["participants_countries"])},
    "par:workingGroup": groups,
    "skos:note": setting,
    "par:topicText": lambda row: words(row["topic"]),
    "par:outcomeText": lambda row: words(row["outcome"]),
    "dct:source": lambda row: set(row["source"].split(" ; ")),
}


@pytest.mark.parametrize("term", FIELDS)
def test_a_field_of_the_facts_is_in_the_graph_as_it_stands(graph: Statements, term: str) -> None:
    rows = facts("events")

    found = {row["id"]: set(graph.of(f"event/{row['id'].lower()}", term)) for row in rows}

    assert found == {row["id"]: FIELDS[term](row) for row in rows}


def test_notes_of_the_provenance_stand_on_their_rows(graph: Statements) -> None:
    expected: dict[str, set[str]] = {row["id"]: set() for row in facts("events")}
    for note in facts("field_provenance"):
        if note["file"] == "events.csv":
            for event in expected if note["row_id"] == "*" else [note["row_id"]]:
                expected[event].add(f"note/{note['id'].lower()}")

    assert {event: set(graph.of(f"event/{event.lower()}", "par:fieldNote")) for event in expected} == expected


def test_only_events_of_a_working_group_of_ours_count_as_peer_reviews_of_et_2020(graph: Statements) -> None:
    for row in facts("events"):
        if row["kind"] == "peer review":
            notes = graph.of(f"event/{row['id'].lower()}", "skos:scopeNote")
            assert bool(notes) == (not groups(row)), row["id"]
