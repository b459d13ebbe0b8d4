"""A word that names a concept finds everything tagged with it or something narrower, and this is told."""

import pytest

from index.cast import COUNTRY, FRAMEWORK, KIVA, READING, SAFE, TOPIC
from paraugs.index.engine import TantivyIndex
from paraugs.index.port import Choice, Expansion, Question


def found(index: TantivyIndex, words: str) -> set[str]:
    return {hit.iri for hit in index.search(Question(words, "lv")).hits}


@pytest.mark.parametrize(
    ("words", "concept", "expected"),
    [
        ("ņirgāšanās", TOPIC + "bullying", {KIVA, SAFE}),
        ("nirgasanas", TOPIC + "bullying", {KIVA, SAFE}),
        ("Mobbing", TOPIC + "bullying", {KIVA, SAFE}),
        ("skolas vide", TOPIC + "school-climate", {KIVA, SAFE}),
        ("skolas vides", TOPIC + "school-climate", {KIVA, SAFE}),
        ("school climates", TOPIC + "school-climate", {KIVA, SAFE}),
        ("lasīšana", TOPIC + "reading", {READING}),
        ("Lettland", COUNTRY + "LVA", {SAFE}),
        ("EQF", FRAMEWORK, {SAFE}),
    ],
)
def test_a_name_in_any_language_finds_all(
    index: TantivyIndex, words: str, concept: str, expected: set[str]
) -> None:
    result = index.search(Question(words, "lv"))
    assert {hit.iri for hit in result.hits} == expected
    languages = len({language for iri in expected for language in {KIVA: "e", SAFE: "l", READING: "ed"}[iri]})
    assert result.expansions == (Expansion(words, concept, len(expected), languages),)


def test_a_name_is_found_among_other_words(index: TantivyIndex) -> None:
    result = index.search(Question("skolotāji ņirgāšanās", "lv"))
    assert [hit.iri for hit in result.hits] == [SAFE]
    assert [expansion.words for expansion in result.expansions] == ["ņirgāšanās"]


def test_what_is_counted_fits_the_choices(index: TantivyIndex) -> None:
    chosen = (Choice("state", (COUNTRY + "FIN",)),)
    result = index.search(Question("ņirgāšanās", "lv", choices=chosen))
    assert (result.total, result.expansions[0].count) == (1, 1)


def test_what_is_left_out_is_left_out_by_meaning(index: TantivyIndex) -> None:
    assert found(index, "-mobbing") == {READING}
    assert index.search(Question("-mobbing")).expansions == ()


def test_a_word_in_many_texts_does_not_hide_its_concept(index: TantivyIndex) -> None:
    assert found(index, "reading") == {READING}
    assert found(index, "everyday monitored") == set()
