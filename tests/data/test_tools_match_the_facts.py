"""Every row of the reference tools stands in the graph, field by field."""

import re
from collections.abc import Callable

import pytest

from shipped import Statements, cells, facts, read_all, statements, value, words

Row = dict[str, str]
ACT = "http://publications.europa.eu/resource/celex/"
STAGES = {
    "all": {"early-childhood", "primary", "secondary", "vet", "higher", "adult"},
    "school": {"primary", "secondary"},
    "early childhood": {"early-childhood"},
}


@pytest.fixture(scope="module")
def graph() -> Statements:
    return statements(read_all("data/tools/*.ttl"))


def stages(row: Row) -> set[str]:
    """Expect the stages that the word of the facts covers."""
    named = STAGES.get(row["education_stage"], {row["education_stage"]})
    return {f"concept/education-stage/{stage}" for stage in named}


FIELDS: dict[str, Callable[[Row], set[str]]] = {
    "dct:identifier": lambda row: {row["id"]},
    "dct:title": lambda row: words(row["label_en"]) | words(row["label_lv"], "lv"),
    "par:shortName": lambda row: words(row["short_name"]),
    "par:toolKind": lambda row: {f"concept/tool-kind/{re.sub('[ /]', '-', row['kind'])}"},
    "par:firstYear": lambda row: value(row["first_year"]),
    "par:latestYear": lambda row: value(row["latest_year"]),
    "par:legalContext": lambda row: words(row["legal_ref"]),
    "par:legalBasis": lambda row: {ACT + row["celex"]} if row["celex"] else set(),
    "foaf:page": lambda row: value(row["homepage"]),
    "par:educationStage": stages,
    "par:learningMode": lambda row: {f"concept/learning-mode/{mode}" for mode in cells(row["learning_mode"])},
    "par:objective": lambda row: {f"objective/et2020-so{number}" for number in cells(row["objective"])},
    "par:derivedFrom": lambda row: {f"tool/{older}" for older in cells(row["derived_from"])},
    "dct:source": lambda row: set(row["source"].split(" ; ")) - {"unverified"},
}


@pytest.mark.parametrize("term", FIELDS)
def test_a_field_of_the_facts_is_in_the_graph_as_it_stands(graph: Statements, term: str) -> None:
    rows = facts("reference_tools")

    found = {row["id"]: set(graph.of(f"tool/{row['id']}", term)) for row in rows}

    assert found == {row["id"]: FIELDS[term](row) for row in rows}


def named(cell: str) -> set[str]:
    """Give the wordings under which a cell names bodies."""
    together = {"EURASHE with EI, BUSINESSEUROPE and EQAR": {"EURASHE", "EI", "BUSINESSEUROPE", "EQAR"}}
    return {name for piece in cells(cell) for name in together.get(piece, {piece})}


def test_whoever_developed_a_tool_is_named_among_its_bodies(graph: Statements) -> None:
    for row in facts("reference_tools"):
        bodies = graph.of(f"tool/{row['id']}", "par:maintainer")
        labels = {
            body: {
                label.removesuffix("@en")
                for term in ("skos:prefLabel", "skos:altLabel")
                for label in graph.of(body, term)
            }
            for body in bodies
        }
        assert len(bodies) == len(named(row["developed_by"])), row["id"]
        for name in named(row["developed_by"]):
            assert any(name in wordings for wordings in labels.values()), (row["id"], name)


def test_notes_of_the_provenance_stand_on_their_rows(graph: Statements) -> None:
    expected: dict[str, set[str]] = {row["id"]: set() for row in facts("reference_tools")}
    for note in facts("field_provenance"):
        if note["file"] == "reference_tools.csv":
            for tool in expected if note["row_id"] == "*" else [note["row_id"]]:
                expected[tool].add(f"note/{note['id'].lower()}")
    for row in facts("reference_tools"):
        if row["source"] == "unverified":
            expected[row["id"]].add("note/tools-unverified")

    assert {tool: set(graph.of(f"tool/{tool}", "par:fieldNote")) for tool in expected} == expected
