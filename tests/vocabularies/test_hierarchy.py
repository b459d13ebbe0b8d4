"""The trees of the vocabularies are trees: both directions stated, no circles, nothing lost."""

import pytest

from shipped import Statements


def pairs(graph: Statements, term: str) -> set[tuple[str, str]]:
    """Give the two ends of every statement with this term."""
    return {
        (thing, other) for (thing, name), others in graph.values.items() if name == term for other in others
    }


def ancestors(graph: Statements, concept: str) -> set[str]:
    """Give all broader concepts; a concept in a circle is its own ancestor."""
    found: set[str] = set()
    waiting = [concept]
    while waiting:
        new = graph.of(waiting.pop(), "skos:broader") - found
        found |= new
        waiting += new
    return found


@pytest.mark.parametrize(
    ("term", "inverse"),
    [
        ("skos:broader", "skos:narrower"),
        ("skos:related", "skos:related"),
        ("skos:topConceptOf", "skos:hasTopConcept"),
    ],
)
def test_both_directions_are_stated(vocabularies: Statements, term: str, inverse: str) -> None:
    assert pairs(vocabularies, term) == {(one, other) for other, one in pairs(vocabularies, inverse)}


def test_no_concept_is_broader_than_itself(vocabularies: Statements, concepts: list[str]) -> None:
    assert [concept for concept in concepts if concept in ancestors(vocabularies, concept)] == []


def test_broader_concepts_stand_in_the_same_scheme(vocabularies: Statements) -> None:
    for concept, broader in pairs(vocabularies, "skos:broader"):
        assert vocabularies.of(concept, "skos:inScheme") == vocabularies.of(broader, "skos:inScheme")


def test_related_concepts_do_not_contain_each_other(vocabularies: Statements) -> None:
    for one, other in pairs(vocabularies, "skos:related"):
        assert other not in ancestors(vocabularies, one), (one, other)


def test_every_concept_of_ours_is_at_the_top_or_below_one(
    vocabularies: Statements, concepts: list[str]
) -> None:
    for concept in concepts:
        if concept.startswith("concept/"):
            top = bool(vocabularies.of(concept, "skos:topConceptOf"))
            assert top != bool(vocabularies.of(concept, "skos:broader")), concept


def test_the_thesaurus_of_topics_has_few_trees_and_no_lone_concept(vocabularies: Statements) -> None:
    tops = vocabularies.of("scheme/topic", "skos:hasTopConcept")
    assert 15 <= len(tops) <= 25
    assert [top for top in tops if not vocabularies.of(top, "skos:narrower")] == []
