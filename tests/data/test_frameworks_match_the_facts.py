"""Every row of frameworks, objectives, priorities and benchmarks is in the graph, field by field."""

import re
from collections.abc import Callable

import pytest

from shipped import Statements, cells, facts, read_all, statements, value, words

Row = dict[str, str]
CELEX = re.compile(r"\d{5}[A-Z]{1,2}\d{4}(?:\(\d{2}\))?")
ACT = "http://publications.europa.eu/resource/celex/"


@pytest.fixture(scope="module")
def graph() -> Statements:
    return statements(read_all("data/framework/*.ttl"))


def pages(row: Row) -> set[str]:
    """Expect the pages of a row, none where it is said to be unverified."""
    return set(row["source"].split(" ; ")) - {"unverified"}


def act(cell: str) -> set[str]:
    """Expect the legal act whose CELEX number a cell holds."""
    return {ACT + number for number in CELEX.findall(cell)[:1]}


def thing(folder: str, identifier: str) -> set[str]:
    """Expect the thing that an id of the facts names."""
    return {f"{folder}/{identifier.lower()}"} if identifier else set()


FRAMEWORK: dict[str, Callable[[Row], set[str]]] = {
    "dct:identifier": lambda row: {row["id"]},
    "schema:startDate": lambda row: {row["start_year"]},
    "schema:endDate": lambda row: {row["end_year"]},
    "par:adoptedOn": lambda row: {row["adopted_on"]},
    "par:legalBasis": lambda row: act(row["eli_or_celex"]),
    "dct:isReplacedBy": lambda row: thing("framework", row["succeeded_by"]),
}
OBJECTIVE: dict[str, Callable[[Row], set[str]]] = {
    "dct:identifier": lambda row: {row["id"]},
    "par:framework": lambda row: thing("framework", row["framework"]),
    "skos:notation": lambda row: {row["number"]},
}
PRIORITY_AREA: dict[str, Callable[[Row], set[str]]] = {
    "dct:identifier": lambda row: {row["id"]},
    "par:framework": lambda row: thing("framework", row["framework"]),
    "par:workCycle": lambda row: {row["cycle"]},
    "par:objective": lambda row: thing("objective", row["objective"]),
    "skos:prefLabel": lambda row: words(row["label_en"]),
    "dct:source": pages,
    "par:fieldNote": lambda row: set() if pages(row) else {"note/priority-areas-unverified"},
}
BENCHMARK: dict[str, Callable[[Row], set[str]]] = {
    "dct:identifier": lambda row: {row["id"]},
    "par:framework": lambda row: thing("framework", row["framework"]),
    "skos:prefLabel": lambda row: words(row["label_en"]) | words(row["label_lv"], "lv"),
    "par:population": lambda row: words(row["population"]),
    "par:targetValue": lambda row: {f"{row['target_value']}.0"},
    "par:unit": lambda row: {"concept/unit/percent"} if row["unit"] == "%" else set(),
    "par:comparator": lambda row: {
        f"concept/comparator/{'below' if row['comparator'] == '<' else 'at-least'}"
    },
    "par:targetYear": lambda row: {row["target_year"]},
    "par:datasetCode": lambda row: value(row["eurostat_dataset_code"]),
    "par:datasetFilter": lambda row: value(row["eurostat_filter"]),
    "par:legalContext": lambda row: words(row["legal_basis"]),
    "par:legalBasis": lambda row: act(row["legal_basis"]),
    "dct:source": pages,
}
TABLES = {
    "frameworks": ("framework", FRAMEWORK),
    "objectives": ("objective", OBJECTIVE),
    "priority_areas": ("priority-area", PRIORITY_AREA),
    "benchmarks": ("benchmark", BENCHMARK),
}


@pytest.mark.parametrize(
    ("table", "term"), [(table, term) for table, (_, fields) in TABLES.items() for term in fields]
)
def test_a_field_of_the_facts_is_in_the_graph_as_it_stands(graph: Statements, table: str, term: str) -> None:
    folder, fields = TABLES[table]
    rows = facts(table)

    found = {row["id"]: set(graph.of(f"{folder}/{row['id'].lower()}", term)) for row in rows}

    assert found == {row["id"]: fields[term](row) for row in rows}


@pytest.mark.parametrize(("table", "folder"), [("frameworks", "framework"), ("objectives", "objective")])
def test_names_and_pages_of_the_facts_are_among_those_of_the_graph(
    graph: Statements, table: str, folder: str
) -> None:
    for row in facts(table):
        subject = f"{folder}/{row['id'].lower()}"
        assert words(row["label_en"]) | words(row["label_lv"], "lv") <= graph.of(subject, "skos:prefLabel")
        assert pages(row) <= graph.of(subject, "dct:source")


def test_a_legal_title_stands_on_the_act_or_where_no_act_is_known_on_the_framework(graph: Statements) -> None:
    for row in facts("frameworks"):
        framework = f"framework/{row['id'].lower()}"
        if row["eli_or_celex"]:
            assert graph.of(ACT + row["eli_or_celex"], "dct:title") == words(row["legal_title"])
            assert graph.of(framework, "par:legalContext") == words(row["legal_ref"])
        else:
            assert graph.of(framework, "par:legalContext") == words(row["legal_title"])


def test_priorities_named_with_an_objective_are_noted_there(graph: Statements) -> None:
    for row in facts("objectives"):
        notes = graph.of(f"objective/{row['id'].lower()}", "skos:scopeNote")
        expected = f"Priority areas that the sources name for it: {row['priority_areas']}"
        assert notes == (words(expected) if row["priority_areas"] else set())


def test_notes_of_the_provenance_stand_on_their_rows(graph: Statements) -> None:
    folders = {"frameworks.csv": "framework", "benchmarks.csv": "benchmark"}
    for note in facts("field_provenance"):
        if note["file"] in folders:
            ids = [row["id"] for row in facts(note["file"].removesuffix(".csv"))]
            for row_id in ids if note["row_id"] == "*" else cells(note["row_id"]):
                record = f"{folders[note['file']]}/{row_id.lower()}"
                assert f"note/{note['id'].lower()}" in graph.of(record, "par:fieldNote")
