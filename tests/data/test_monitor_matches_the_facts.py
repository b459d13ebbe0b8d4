"""Every value of the monitor stands in the graph with its edition, and the headline series among them."""

from collections import Counter
from decimal import Decimal

import pytest

from shipped import Statements, facts, read_all, statements
from states import AUTHORITY

Row = dict[str, str]
AREAS = {"EU27_2020": "area/eu27-2020", "EU28": "area/eu28"}
FLAGS = {
    "b": "break",
    "d": "definition-differs",
    "e": "estimated",
    "p": "provisional",
    "u": "low-reliability",
}
Value = tuple[str, str, str, Decimal, frozenset[str], str]


@pytest.fixture(scope="module")
def graph() -> Statements:
    return statements(read_all("data/monitor/*.ttl"))


def flags(cell: str) -> frozenset[str]:
    """Expect one concept for each letter; the word of the collectors is a flag of its own."""
    names = ["suspect"] if cell == "suspect" else [FLAGS[letter] for letter in cell]
    return frozenset(f"concept/observation-flag/{name}" for name in names)


def expected(row: Row) -> Value:
    """Give what a row says: indicator, area, year, value, flags, source."""
    indicator = f"indicator/{row['benchmark'].removesuffix('(not-ET2020)')}"
    area = AREAS.get(row["country"]) or AUTHORITY[row["country"]]
    return indicator, area, row["year"], Decimal(row["value"]), flags(row["flag"]), row["source"]


def observed(graph: Statements, observation: str) -> Value:
    """Give what the graph says of an observation, in the same order."""
    one = {
        term: next(iter(graph.of(observation, term)))
        for term in (
            "par:indicator",
            "sdmx-dimension:refArea",
            "sdmx-dimension:refPeriod",
            "sdmx-measure:obsValue",
        )
    }
    (edition,) = graph.of(observation, "par:edition")
    (source,) = graph.of(edition, "dct:bibliographicCitation")
    return (
        one["par:indicator"],
        one["sdmx-dimension:refArea"],
        one["sdmx-dimension:refPeriod"],
        Decimal(one["sdmx-measure:obsValue"]),
        graph.of(observation, "par:observationFlag"),
        source.removesuffix("@en"),
    )


def test_every_value_of_every_edition_is_in_the_graph_and_no_other(graph: Statements) -> None:
    found = Counter(observed(graph, thing) for thing in graph.having("rdf:type", "qb:Observation"))

    assert found == Counter(expected(row) for row in facts("monitor_all_vintages"))


def test_the_headline_series_is_that_of_the_facts(graph: Statements) -> None:
    found = Counter(observed(graph, thing) for thing in graph.having("par:headline", "true"))

    assert found == Counter(expected(row) for row in facts("monitor"))


def test_every_unit_of_the_facts_is_the_one_of_the_dataset(graph: Statements) -> None:
    assert {row["unit"] for row in facts("monitor_all_vintages")} == {"PC"}
    assert graph.of("dataset/monitor", "par:unit") == {"concept/unit/percent"}
