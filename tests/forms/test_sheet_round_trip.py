"""RDF to workbook to RDF: what the template covers comes back the same, what it does not is kept."""

import pytest

from forms.sheet_kit import items_of, layout, lines_of, picker, rows, shipped, workbook
from paraugs.resources import find_resources
from paraugs.sheets.merging import Merger
from paraugs.terms import Triple

STATES = [path.stem for path in find_resources().files("data/practices", "*.trig")]
NOT_COVERED = {
    "http://purl.org/dc/terms/identifier",
    "http://purl.org/dc/terms/issued",
    "http://xmlns.com/foaf/0.1/primaryTopic",
    "https://w3id.org/paraugs/ontology#contributor",
    "https://w3id.org/paraugs/ontology#fieldNote",
    "https://w3id.org/paraugs/ontology#memberState",
    "https://w3id.org/paraugs/ontology#status",
}
"""Who contributed when is the server's; notes and identifiers are the collectors'."""


@pytest.mark.parametrize(("number", "state"), list(enumerate(STATES)))
def test_every_shipped_practice_comes_back_as_it_was(number: int, state: str) -> None:
    language = ("en", "lv")[number % 2]
    known = shipped(state)
    data = workbook(known, language)
    lines = lines_of(data, language)
    read = items_of(data, language, state)
    assert read.findings == ()
    merger = Merger(layout(), picker(language), lines)
    by_contribution = {one.contribution: one for one in known}
    merged = [merger.merge(item, by_contribution[item.thing.contribution]) for item in read.items]
    assert [item.findings for item in merged] == [()] * len(known)
    assert {item.thing.contribution: set(item.triples) for item in merged} == {
        one.contribution: set(one.triples) for one in known
    }


@pytest.mark.parametrize("state", STATES)
def test_only_record_keeping_and_notes_are_not_covered(state: str) -> None:
    known = shipped(state)
    covered = {cell.triple for row in rows(known) for cell in row.cells}
    left = {triple for one in known for triple in one.triples} - covered
    records = {one.contribution for one in known}
    assert {
        triple.predicate.value
        for triple in left
        if not (triple.subject in records and triple.predicate.value.endswith("#type"))
    } <= NOT_COVERED
    assert not any(is_of_a_thing(triple) for triple in left if triple.predicate.value.endswith("issued"))


def is_of_a_thing(triple: Triple) -> bool:
    """Tell whether a statement is not about a record."""
    return "/contribution/" not in str(triple.subject)
