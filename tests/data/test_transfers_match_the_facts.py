"""Every row of the transfers stands in the graph, field by field."""

import re
from collections.abc import Callable

import pytest

from shipped import Statements, facts, read_all, statements

Row = dict[str, str]


@pytest.fixture(scope="module")
def graph() -> Statements:
    return statements(read_all("data/transfers/*.ttl"))


@pytest.fixture(scope="module")
def countries() -> dict[str, str]:
    """Give the code of the facts for each country of the vocabulary."""
    vocabulary = statements(read_all("ontology/vocabularies/countries.ttl"))
    return {
        country: next(iter(vocabulary.of(country, "par:stateCode"))).upper()
        for country in country_names(vocabulary)
    }


def country_names(vocabulary: Statements) -> set[str]:
    return {thing for thing, term in vocabulary.values if term == "par:stateCode"}


def thing(row: Row) -> str:
    """Give the transfer of a row."""
    return f"transfer/{row['id'].lower()}"


def state_of(practice: str) -> str:
    """Give the Member State that the id of a practice begins with."""
    return practice.split("-")[0].upper()


def practice_iri(name: str) -> str:
    """Give the practice that an id of the facts means."""
    return "practice/" + name.replace("-", "/", 1)


def known(name: str) -> bool:
    """Tell whether a cell holds the id of a practice, not the name of a source."""
    return any(row["id"] == name for row in facts("practices"))


def senders(row: Row) -> set[str]:
    """Expect the practice named as the source, and that of the row where it is at home in the source."""
    named = {row["from_practice_or_source"]} if known(row["from_practice_or_source"]) else set()
    own = {row["practice"]} if row["practice"] and state_of(row["practice"]) != row["to_country"] else set()
    return {practice_iri(name) for name in named | own}


def receivers(row: Row) -> set[str]:
    """Expect the practice of the row where it is at home in the receiving country."""
    at_home = row["practice"] and state_of(row["practice"]) == row["to_country"]
    return {practice_iri(row["practice"])} if at_home else set()


def named_source(row: Row) -> set[str]:
    """Expect the words for a source that is not a practice of ours."""
    source = row["from_practice_or_source"]
    return {f"{source}@en"} if source and not senders(row) else set()


def pages(row: Row) -> set[str]:
    """Expect the page that the claim rests on."""
    return {row["source_of_claim"]} if row["source_of_claim"].startswith("http") else set()


def records(row: Row) -> set[str]:
    """Expect the records that the claim rests on."""
    if pages(row):
        return set()
    names = [name for name in re.findall(r"[a-z0-9-]+", row["source_of_claim"]) if known(name)]
    return {practice_iri(name).replace("practice/", "contribution/", 1) for name in names}


FIELDS: dict[str, Callable[[Row], set[str]]] = {
    "dct:identifier": lambda row: {row["id"]},
    "dct:description": lambda row: {f"{row['note']}@en"},
    "par:transferKind": lambda row: {f"concept/transfer-kind/{row['kind']}"},
    "par:transferFrom": senders,
    "par:transferTo": receivers,
    "par:transferSource": named_source,
    "dct:source": pages,
    "prov:wasDerivedFrom": records,
}


@pytest.mark.parametrize("term", FIELDS)
def test_a_field_of_the_facts_is_in_the_graph_as_it_stands(graph: Statements, term: str) -> None:
    found = {row["id"]: set(graph.of(thing(row), term)) for row in facts("transfers")}

    assert found == {row["id"]: FIELDS[term](row) for row in facts("transfers")}


@pytest.mark.parametrize(
    ("column", "term"), [("from_country", "par:fromCountry"), ("to_country", "par:toCountry")]
)
def test_a_country_that_is_not_stated_stays_open(
    graph: Statements, countries: dict[str, str], column: str, term: str
) -> None:
    found = {row["id"]: {countries[c] for c in graph.of(thing(row), term)} for row in facts("transfers")}

    assert found == {row["id"]: {row[column]} - {""} for row in facts("transfers")}


def test_every_claim_says_what_it_rests_on(graph: Statements) -> None:
    for transfer in graph.having("rdf:type", "par:Transfer"):
        assert graph.of(transfer, "dct:source") | graph.of(transfer, "prov:wasDerivedFrom"), transfer
