"""What the monitor must hold, with or without the facts at hand."""

import pytest

from shipped import Statements, read_all, statements

DIMENSIONS = ("par:indicator", "sdmx-dimension:refArea", "sdmx-dimension:refPeriod", "par:edition")


@pytest.fixture(scope="module")
def graph() -> Statements:
    return statements(read_all("data/monitor/*.ttl"))


def test_nothing_was_lost_or_added(graph: Statements) -> None:
    assert len(graph.having("rdf:type", "qb:Observation")) == 4693
    assert len(graph.having("par:headline", "true")) == 2045
    assert len(graph.having("rdf:type", "par:Edition")) == 62


def test_the_headline_series_has_one_value_for_each_indicator_area_and_year(graph: Statements) -> None:
    headline = graph.having("par:headline", "true")

    keys = {tuple(graph.of(thing, term) for term in DIMENSIONS[:3]) for thing in headline}

    assert len(keys) == len(headline)


def test_the_address_of_an_observation_is_made_of_its_dimensions(graph: Statements) -> None:
    codes = statements(read_all("ontology/vocabularies/*.ttl"))
    for thing in graph.having("rdf:type", "qb:Observation"):
        indicator, area, year, edition = (next(iter(graph.of(thing, term))) for term in DIMENSIONS)
        state = area.removeprefix("area/") if area.startswith("area/") else one(codes, area)
        assert thing.split("/")[1:] == [
            indicator.removeprefix("indicator/"),
            state,
            year,
            edition.removeprefix("edition/"),
        ]


def one(codes: Statements, country: str) -> str:
    """Give the code that stands for a country in addresses."""
    (code,) = codes.of(country, "par:stateCode")
    return code


def test_the_impossible_value_stays_marked_as_suspect(graph: Statements) -> None:
    assert graph.having("par:observationFlag", "concept/observation-flag/suspect") == [
        "observation/employment-recent-graduates/el/2019/etm-2020-greece"
    ]


def test_an_edition_has_a_title_and_the_words_of_its_source(graph: Statements) -> None:
    for edition in graph.having("rdf:type", "par:Edition"):
        assert graph.of(edition, "dct:title"), edition
        assert len(graph.of(edition, "dct:bibliographicCitation")) == 1, edition


def test_an_edition_of_eurostat_names_its_table_its_publisher_and_its_licence(graph: Statements) -> None:
    for edition in graph.having("dct:publisher", "body/eurostat"):
        (code,) = graph.of(edition, "par:datasetCode")
        assert edition.startswith(f"edition/eurostat-{code.replace('_', '-')}"), edition
        assert graph.of(edition, "dct:license") == {"licence:CC_BY_4_0"}, edition


def test_an_edition_of_the_yearly_report_is_part_of_it(graph: Statements) -> None:
    reports = set(statements(read_all("data/instruments/*.ttl")).having("rdf:type", "par:MonitorEdition"))

    for edition in graph.having("rdf:type", "par:Edition"):
        if edition.startswith("edition/etm-"):
            assert graph.of(edition, "dct:isPartOf") == {f"event/{edition.split('/')[1][:8]}"}
        assert graph.of(edition, "dct:isPartOf") <= reports
