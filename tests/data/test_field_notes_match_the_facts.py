"""What was not seen, inferred or classified by ourselves is said in the graph, and on each record."""

import pytest

from shipped import Statements, facts, read_all, statements

CLASSIFIED = {
    "par:objective": "practices-objective",
    "par:learningMode": "practices-learning-mode",
    "par:educationStage": "practices-education-stage",
    "par:topic": "practices-topic",
    "par:targetGroup": "practices-target-group",
    "par:bearsOn": "practices-benchmark",
    "par:appliesTool": "practices-applies-tool",
    "par:organisationKind": "practices-organisation-kind",
    "par:fundingSource": "practices-funding",
    "par:level": "practices-evidence-kind",
    "par:studyDesign": "practices-study-design",
}


@pytest.fixture(scope="module")
def notes() -> Statements:
    return statements(read_all("data/notes/*.ttl"))


@pytest.fixture(scope="module")
def data() -> Statements:
    return statements(read_all("data/*/*.ttl", "data/*/*.trig"))


def test_every_row_of_the_provenance_is_a_note(notes: Statements) -> None:
    for row in facts("field_provenance"):
        note = f"note/{row['id'].lower()}"
        assert notes.of(note, "dct:identifier") == {row["id"]}
        assert notes.of(note, "par:fieldReason") == {f"{row['note']}@en"}
        assert notes.of(note, "par:certainty") == {f"concept/certainty/{row['status'].replace(' ', '-')}"}


def test_every_note_says_which_field_how_certain_and_why(data: Statements) -> None:
    for note in data.having("rdf:type", "par:FieldNote"):
        assert len(data.of(note, "par:field")) == 1, note
        assert len(data.of(note, "par:certainty")) == 1, note
        assert any(reason.endswith("@en") for reason in data.of(note, "par:fieldReason")), note


@pytest.mark.parametrize("term", CLASSIFIED)
def test_a_classification_of_our_own_is_marked_where_it_stands(data: Statements, term: str) -> None:
    records = {thing for thing, name in data.values if name == term and thing.startswith("practice/")}

    assert records
    for record in records:
        assert f"note/{CLASSIFIED[term]}" in data.of(record, "par:fieldNote"), record


def test_every_note_stands_on_a_record_and_every_mark_has_its_note(data: Statements) -> None:
    marks = {note for (_, term), found in data.values.items() if term == "par:fieldNote" for note in found}

    assert marks == set(data.having("rdf:type", "par:FieldNote"))


def test_a_note_names_a_field_that_the_record_has_or_a_source_that_is_missing(data: Statements) -> None:
    shared = {f"note/{row['id'].lower()}" for row in facts("field_provenance") if row["row_id"] == "*"}
    for (record, term), notes in data.values.items():
        if term == "par:fieldNote":
            for note in notes - shared:
                (field,) = data.of(note, "par:field")
                assert data.of(record, field) or field == "dct:source", (record, note, field)
