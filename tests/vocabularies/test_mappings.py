"""Mappings lead somewhere: to a concept of ours, or to a list of the European Learning Model."""

import pytest

from shipped import Statements

TERMS = [f"skos:{kind}Match" for kind in ("exact", "close", "broad", "narrow", "related")]
ELSEWHERE = "http://data.europa.eu/snb/"
UNMAPPED = {"concept/cpstf/insufficient-evidence"}


def mapped(graph: Statements, concept: str) -> set[str]:
    """Give all that a concept is mapped to."""
    return {other for term in TERMS for other in graph.of(concept, term)}


def test_mappings_point_to_existing_concepts(vocabularies: Statements, concepts: list[str]) -> None:
    known = set(concepts)
    for concept in concepts:
        for other in mapped(vocabularies, concept):
            assert other in known or other.startswith(ELSEWHERE), (concept, other)


def test_mappings_within_our_concepts_lead_to_another_scheme(
    vocabularies: Statements, concepts: list[str]
) -> None:
    for concept in concepts:
        for other in mapped(vocabularies, concept) & set(concepts):
            assert vocabularies.of(concept, "skos:inScheme") != vocabularies.of(other, "skos:inScheme")


def test_no_two_mappings_of_a_concept_contradict_each_other(
    vocabularies: Statements, concepts: list[str]
) -> None:
    for concept in concepts:
        targets = [other for term in TERMS for other in vocabularies.of(concept, term)]
        assert len(targets) == len(set(targets)), concept


def test_every_level_of_a_published_scheme_is_mapped_to_a_step_of_ours(
    vocabularies: Statements,
) -> None:
    published = set(vocabularies.having("rdf:type", "par:EvidenceScheme")) - {"scheme/evidence-step"}
    steps = set(vocabularies.having("skos:inScheme", "scheme/evidence-step"))
    levels = {level for scheme in published for level in vocabularies.having("skos:inScheme", scheme)}
    assert {level for level in levels if not mapped(vocabularies, level) & steps} == UNMAPPED


@pytest.mark.parametrize("language", ["en", "lv"])
def test_every_published_scheme_says_that_the_mapping_is_ours(
    vocabularies: Statements, language: str
) -> None:
    ours = {"en": "our own classification", "lv": "mūsu klasifikācija"}[language]
    for scheme in vocabularies.having("rdf:type", "par:EvidenceScheme"):
        notes = vocabularies.of(scheme, "skos:editorialNote")
        told = any(ours in note and note.endswith(f"@{language}") for note in notes)
        assert told == (scheme != "scheme/evidence-step"), scheme


def test_the_five_steps_are_numbered_from_none_to_a_comparison_group(vocabularies: Statements) -> None:
    names = ["none-stated", "self-reported", "monitored", "evaluated", "comparison-group"]
    numbers = [vocabularies.of(f"concept/evidence-step/{name}", "skos:notation") for name in names]
    assert numbers == [{"1"}, {"2"}, {"3"}, {"4"}, {"5"}]
