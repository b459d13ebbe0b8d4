"""What the frameworks, benchmarks and indicators must hold, with or without the facts at hand."""

import pytest

from shipped import Statements, read_all, statements

COUNTS = {
    "par:StrategicFramework": 3,
    "par:StrategicObjective": 9,
    "par:PriorityArea": 34,
    "par:Benchmark": 19,
    "par:Indicator": 12,
    "eli:LegalResource": 4,
}
SUCCESSORS = ("ecec-participation-age3plus", "tertiary-attainment-25-34")
OWN_TEXTS = {
    "par:Indicator": ("skos:prefLabel", "skos:definition"),
    "skos:ConceptScheme": ("dct:title", "dct:description"),
}
PARTS_ONLY = ("learning-mobility-credit-graduates", "learning-mobility-degree-graduates")


@pytest.fixture(scope="module")
def graph() -> Statements:
    return statements(read_all("data/framework/*.ttl"))


@pytest.mark.parametrize("kind", COUNTS)
def test_nothing_was_lost_or_added(graph: Statements, kind: str) -> None:
    assert len(graph.having("rdf:type", kind)) == COUNTS[kind]


def test_the_succession_of_frameworks_is_told_from_both_ends(graph: Statements) -> None:
    assert graph.of("framework/et2010", "dct:isReplacedBy") == {"framework/et2020"}
    assert graph.of("framework/et2020", "dct:replaces") == {"framework/et2010"}
    assert graph.of("framework/et2020", "dct:isReplacedBy") == {"framework/eea2030"}
    assert graph.of("framework/eea2030", "dct:replaces") == {"framework/et2020"}


def test_only_the_priorities_that_a_page_states_have_a_source(graph: Statements) -> None:
    areas = graph.having("rdf:type", "par:PriorityArea")
    unverified = [
        area for area in areas if "note/priority-areas-unverified" in graph.of(area, "par:fieldNote")
    ]

    assert len(unverified) == 23
    assert [area for area in areas if not graph.of(area, "dct:source")] == unverified


@pytest.mark.parametrize("slug", SUCCESSORS)
def test_a_successor_indicator_says_that_it_is_not_the_one_of_et_2020(graph: Statements, slug: str) -> None:
    assert any("not ET 2020's definition" in note for note in graph.of(f"indicator/{slug}", "skos:scopeNote"))
    measured = graph.having("par:measuredBy", f"indicator/{slug}")
    assert [benchmark for benchmark in measured if benchmark.startswith("benchmark/et2020")] == []


def test_a_benchmark_is_measured_by_an_indicator_only_where_the_definitions_agree(graph: Statements) -> None:
    unmeasured = [
        benchmark.removeprefix("benchmark/")
        for benchmark in graph.having("rdf:type", "par:Benchmark")
        if not graph.of(benchmark, "par:measuredBy")
    ]

    assert unmeasured == [
        "eea2030-t-adult",
        "eea2030-t-digi",
        "eea2030-t-wbl",
        "et2020-b-mobhe",
        "et2020-b-mobvet",
    ]
    for slug in PARTS_ONLY:
        assert graph.having("par:measuredBy", f"indicator/{slug}") == []


def test_names_and_definitions_of_our_own_are_in_english_and_latvian(graph: Statements) -> None:
    for kind, terms in OWN_TEXTS.items():
        for thing in graph.having("rdf:type", kind):
            for term in terms:
                assert {text.rsplit("@", 1)[1] for text in graph.of(thing, term)} == {"en", "lv"}, (
                    thing,
                    term,
                )
