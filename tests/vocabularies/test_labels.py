"""Every concept has a name, and only one in each language."""

from collections import Counter

import pytest

from shipped import Statements

_TAGS = "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv"
OFFICIAL = set(_TAGS.split())


def languages(texts: frozenset[str]) -> Counter[str]:
    """Count the texts in each language."""
    return Counter(text.rpartition("@")[2] for text in texts)


def is_field(concept: str) -> bool:
    """Say whether a concept comes from ISCED-F, whose source is in English only."""
    return concept.startswith("concept/isced-field/")


def test_every_concept_has_at_most_one_preferred_label_a_language(
    vocabularies: Statements, concepts: list[str]
) -> None:
    for concept in concepts:
        counts = languages(vocabularies.of(concept, "skos:prefLabel"))
        assert set(counts.values()) == {1}, concept
        assert set(counts) <= OFFICIAL, concept


def test_every_concept_has_a_preferred_label_in_english_and_latvian(
    vocabularies: Statements, concepts: list[str]
) -> None:
    for concept in concepts:
        expected = {"en"} if is_field(concept) else {"en", "lv"}
        assert expected <= set(languages(vocabularies.of(concept, "skos:prefLabel"))), concept


def test_preferred_alternative_and_hidden_labels_differ(
    vocabularies: Statements, concepts: list[str]
) -> None:
    for concept in concepts:
        preferred = vocabularies.of(concept, "skos:prefLabel")
        alternative = vocabularies.of(concept, "skos:altLabel")
        hidden = vocabularies.of(concept, "skos:hiddenLabel")
        assert not preferred & alternative | preferred & hidden | alternative & hidden, concept


def test_no_two_concepts_of_a_scheme_share_a_preferred_label(
    vocabularies: Statements, concepts: list[str]
) -> None:
    names = Counter(
        (scheme, label)
        for concept in concepts
        if not is_field(concept)
        for scheme in vocabularies.of(concept, "skos:inScheme")
        for label in vocabularies.of(concept, "skos:prefLabel")
        if label.endswith(("@en", "@lv"))
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_concepts_outside_the_thesaurus_and_the_lists_taken_over_are_defined(
    vocabularies: Statements, concepts: list[str]
) -> None:
    for concept in concepts:
        if concept.startswith(("concept/", "area/")) and not is_field(concept) and "/topic/" not in concept:
            assert set(languages(vocabularies.of(concept, "skos:definition"))) == {"en", "lv"}, concept


@pytest.mark.parametrize("table", ["country:", "language:"])
def test_countries_and_languages_have_names_in_all_official_languages(
    vocabularies: Statements, concepts: list[str], table: str
) -> None:
    things = [concept for concept in concepts if concept.startswith(table)]
    assert things
    for thing in things:
        assert set(languages(vocabularies.of(thing, "skos:prefLabel"))) == OFFICIAL, thing


def test_bulgarian_names_mix_no_latin_letters_into_cyrillic_words(
    vocabularies: Statements, concepts: list[str]
) -> None:
    for concept in concepts:
        for label in vocabularies.of(concept, "skos:prefLabel"):
            words = label.removesuffix("@bg").split() if label.endswith("@bg") else []
            for word in words:
                assert len({letter < "\u0250" for letter in word if letter.isalpha()}) < 2, (concept, word)
