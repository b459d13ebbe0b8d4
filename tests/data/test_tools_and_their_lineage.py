"""What the reference tools must hold, with or without the facts; above all a lineage that can be followed."""

from graphlib import TopologicalSorter

import pytest

from shipped import Statements, read_all, statements

REPLACED = {
    "eqf-2017": "eqf-2008",
    "europass-2018": "europass-2004",
    "eqavet-2020": "eqavet-2009",
    "esg-2015": "esg-2005",
    "keycomp-2018": "keycomp-2006",
    "digcomp-2.0": "digcomp-1.0",
    "digcomp-2.1": "digcomp-2.0",
    "digcomp-2.2": "digcomp-2.1",
    "isced-1997": "isced-1976",
    "isced-2011": "isced-1997",
}
INSTITUTIONS = {
    "european-commission": "COM",
    "council": "CONSIL",
    "european-parliament": "EP",
    "cedefop": "CEDEFOP",
    "council-of-europe": "COU_EUR",
    "oecd": "OECD",
}
AUTHORITY = "http://publications.europa.eu/resource/authority/corporate-body/"


@pytest.fixture(scope="module")
def graph() -> Statements:
    return statements(read_all("data/tools/*.ttl"))


def test_nothing_was_lost_or_added(graph: Statements) -> None:
    tools = graph.having("rdf:type", "par:ReferenceTool")

    assert len(tools) == 72
    assert graph.having("rdf:type", "adms:Asset") == tools


def test_the_lineage_of_tools_has_no_cycle_and_leaves_no_end_loose(graph: Statements) -> None:
    tools = graph.having("rdf:type", "par:ReferenceTool")
    older = {tool: set(graph.of(tool, "par:derivedFrom")) for tool in tools}

    order = list(TopologicalSorter(older).static_order())

    assert set(order) == set(tools)


def test_a_tool_replaces_another_only_where_it_is_its_newer_version(graph: Statements) -> None:
    found = {
        tool: set(graph.of(tool, "dct:replaces")) for tool in graph.having("rdf:type", "par:ReferenceTool")
    }

    expected = {f"tool/{newer}": {f"tool/{older}"} for newer, older in REPLACED.items()}
    assert {tool: versions for tool, versions in found.items() if versions} == expected
    for newer, versions in expected.items():
        assert versions <= graph.of(newer, "par:derivedFrom")


def test_every_body_behind_a_tool_is_described_and_has_a_name(graph: Statements) -> None:
    bodies = graph.having("rdf:type", "org:Organization")
    maintainers = {
        body for (_, term), found in graph.values.items() if term == "par:maintainer" for body in found
    }

    assert maintainers <= set(bodies)
    for body in bodies:
        assert any(label.endswith("@en") for label in graph.of(body, "skos:prefLabel")), body


@pytest.mark.parametrize("slug", INSTITUTIONS)
def test_an_institution_is_the_one_of_the_authority_table_with_its_names(
    graph: Statements, slug: str
) -> None:
    assert graph.of(f"body/{slug}", "owl:sameAs") == {AUTHORITY + INSTITUTIONS[slug]}
    assert len(graph.of(f"body/{slug}", "skos:prefLabel")) == 24


def test_a_group_that_made_a_tool_points_to_its_record(graph: Statements) -> None:
    groups = set(statements(read_all("data/instruments/*.ttl")).having("rdf:type", "par:WorkingGroup"))
    makers = {body: graph.of(body, "dct:relation") for body in graph.having("rdf:type", "org:Organization")}

    assert {group for found in makers.values() for group in found} == {
        "working-group/wg2013-ecec",
        "working-group/wg2013-esl",
        "working-group/wg2015-sch",
        "working-group/wg2020-ecec",
    }
    assert all(found <= groups for found in makers.values())
