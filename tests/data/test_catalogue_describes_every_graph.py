"""The catalogue says what the dataset is and what each of its named graphs holds."""

import pytest

from shipped import ROOT, Statements, read_all, statements

# Named by the loader, not by a folder of data/.
BEYOND_DATA = {"ontology", "vocabularies", "entailments"}
# Practices name their graphs themselves, one for each.
OWN_GRAPHS = {"practices"}


@pytest.fixture(scope="module")
def graph() -> Statements:
    return statements(read_all("data/catalogue/*.ttl", "data/monitor/structure.ttl"))


def folders() -> set[str]:
    """Give the folders of the shipped data that become a graph each."""
    return {path.name for path in (ROOT / "data").iterdir() if path.is_dir()} - OWN_GRAPHS


def languages(graph: Statements, thing: str, term: str) -> set[str]:
    """Give the languages that a text of a thing stands in."""
    return {text.rsplit("@", 1)[1] for text in graph.of(thing, term)}


def test_the_dataset_consists_of_the_graphs_that_are_loaded(graph: Statements) -> None:
    expected = {f"graph/{name}" for name in folders() | BEYOND_DATA}

    assert graph.of("dataset/paraugs", "void:subset") == expected


def test_every_graph_and_dataset_has_a_title_and_licence_a_description_in_english_and_latvian(
    graph: Statements,
) -> None:
    described = [*graph.of("dataset/paraugs", "void:subset"), "dataset/paraugs", "dataset/monitor"]
    for thing in described:
        assert languages(graph, thing, "dct:title") == {"en", "lv"}, thing
        assert languages(graph, thing, "dct:description") == {"en", "lv"}, thing
        assert graph.of(thing, "dct:license") == {"licence:CC_BY_4_0"}, thing
        assert graph.of(thing, "dct:publisher") == {"body/paraugs-collectors"}, thing


def test_every_source_is_named_with_its_publisher_and_its_terms(graph: Statements) -> None:
    sources = graph.of("dataset/paraugs", "dct:source")

    assert {"dataset/eurostat", "dataset/authority-tables", "dataset/w3c-vocabularies"} <= sources
    for source in sources:
        (publisher,) = graph.of(source, "dct:publisher")
        described = statements(read_all("data/tools/bodies.ttl")).of(publisher, "rdf:type")
        assert described | graph.of(publisher, "rdf:type"), publisher
        assert languages(graph, source, "dct:rights") == {"en", "lv"}, source


def test_the_publisher_says_that_it_is_no_institution_of_the_union(graph: Statements) -> None:
    assert any(
        "not an institution" in text for text in graph.of("body/paraugs-collectors", "dct:description")
    )
