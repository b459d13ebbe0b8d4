"""Every row of the instruments and working groups stands in the graph, field by field."""

from collections.abc import Callable

import pytest

from shipped import Statements, cells, facts, read_all, statements, value, words

Row = dict[str, str]
KINDS = {"funding": "funding-programme"}


@pytest.fixture(scope="module")
def graph() -> Statements:
    return statements(read_all("data/instruments/*.ttl"))


def kind(row: Row) -> set[str]:
    """Expect the kind, without what it is a sub-kind of."""
    name = row["kind"].split(" (")[0]
    return {f"concept/instrument-kind/{KINDS.get(name, name.replace(' ', '-'))}"}


def broader(row: Row) -> set[str]:
    """Expect the instrument that a sub-kind belongs to."""
    _, found, parent = row["kind"].partition(" (sub-kind of ")
    return {f"instrument/{parent.removesuffix(')').lower()}"} if found else set()


INSTRUMENT: dict[str, Callable[[Row], set[str]]] = {
    "dct:identifier": lambda row: {row["id"]},
    "par:instrumentKind": kind,
    "skos:broader": broader,
    "skos:definition": lambda row: words(row["definition_en"]),
    "par:whoTakesPart": lambda row: words(row["who_takes_part"]),
    "par:typicalOutput": lambda row: words(row["typical_output"]),
}
WORKING_GROUP: dict[str, Callable[[Row], set[str]]] = {
    "dct:identifier": lambda row: {row["id"]},
    "dct:title": lambda row: words(row["name_en"]),
    "par:mandateStart": lambda row: value(row["mandate_start"]),
    "par:mandateEnd": lambda row: value(row["mandate_end"]),
    "par:topicText": lambda row: words(row["topics"]),
    "par:outcomeText": lambda row: words(row["outputs"]),
    "dct:source": lambda row: set(row["source"].split(" ; ")),
}
TABLES = {"instruments": ("instrument", INSTRUMENT), "working_groups": ("working-group", WORKING_GROUP)}


@pytest.mark.parametrize(
    ("table", "term"), [(table, term) for table, (_, fields) in TABLES.items() for term in fields]
)
def test_a_field_of_the_facts_is_in_the_graph_as_it_stands(graph: Statements, table: str, term: str) -> None:
    folder, fields = TABLES[table]
    rows = facts(table)

    found = {row["id"]: set(graph.of(f"{folder}/{row['id'].lower()}", term)) for row in rows}

    assert found == {row["id"]: fields[term](row) for row in rows}


def test_names_and_pages_of_an_instrument_are_among_those_of_the_graph(graph: Statements) -> None:
    for row in facts("instruments"):
        instrument = f"instrument/{row['id'].lower()}"
        names = graph.of(instrument, "skos:prefLabel") | graph.of(instrument, "skos:altLabel")
        name, _, other = row["label_lv"].partition(" (arī: ")
        latvian = words(name, "lv") | words(other.removesuffix(")"), "lv")
        assert words(row["label_en"]) | latvian <= names
        assert set(row["source"].split(" ; ")) <= graph.of(instrument, "dct:source")


def test_a_topic_is_set_only_where_the_text_names_it(graph: Statements) -> None:
    for row in facts("working_groups"):
        topics = graph.of(f"working-group/{row['id'].lower()}", "par:topic")
        assert len(topics) <= len(cells(row["topics"])), row["id"]


def test_notes_of_the_provenance_stand_on_their_rows(graph: Statements) -> None:
    for note in facts("field_provenance"):
        if note["file"] == "working_groups.csv":
            group = f"working-group/{note['row_id'].lower()}"
            assert graph.of(group, "par:fieldNote") == {f"note/{note['id'].lower()}"}
