"""What a visitor types is found in any form and language, and is never a syntax error."""

import pytest

from index.cast import FRAMEWORK, KIVA, READING, SAFE, VISIT
from paraugs.errors import RequestError
from paraugs.index.engine import TantivyIndex
from paraugs.index.port import KINDS, Question


def found(index: TantivyIndex, words: str) -> set[str]:
    return {hit.iri for hit in index.search(Question(words)).hits}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("programme", {KIVA}),
        ("PROGRAMMES", {KIVA}),
        ("abo", {KIVA}),
        ("Åbo", {KIVA}),
        ("skolēns", {SAFE}),
        ("skolotajs", {SAFE}),
        ("geflüchteter", {READING}),
        ("gefluchtete", {READING}),
        ("volunteers kindern", {READING}),
        ("volunteers turku", set()),
        ("", {KIVA, SAFE, READING}),
    ],
)
def test_other_forms_and_spellings_find_the_same(index: TantivyIndex, words: str, expected: set[str]) -> None:
    assert found(index, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('"read with children"', {READING}),
        ('"children with read"', set()),
        ('"whole-school programme"', {KIVA}),
        ("refug*", {READING}),
        ("skol*", {SAFE}),
        ("the volunteers", {READING}),
        ("-volunteers", {KIVA, SAFE}),
        ("bullying -Turku", {SAFE}),
        ('bullying -"Whole school"', {SAFE}),
        ("-bullying", {READING}),
    ],
)
def test_signs_mean_what_is_usual(index: TantivyIndex, words: str, expected: set[str]) -> None:
    assert found(index, words) == expected


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "*",
        "-",
        '-"',
        "AND OR NOT",
        "title:",
        "(",
        "[a TO",
        "\\",
        "a^9~2",
        "\0",
        "'; --",
        "ß" * 500,
        "🎓",
    ],
)
def test_nothing_typed_is_an_error(index: TantivyIndex, words: str) -> None:
    assert index.search(Question(words)).number == 3


def test_words_without_letters_leave_nothing_out(index: TantivyIndex) -> None:
    assert found(index, "?! -") == {KIVA, SAFE, READING}


def test_what_is_too_long_is_refused_with_a_reason(index: TantivyIndex) -> None:
    with pytest.raises(RequestError, match="at most 1000 characters"):
        index.search(Question("a" * 1001))


def test_kinds_are_searched_together_or_apart(index: TantivyIndex) -> None:
    everything = index.search(Question("bullying", kinds=KINDS))
    assert {hit.iri for hit in everything.hits} == {KIVA, SAFE, VISIT}
    (tool,) = index.search(Question("qualification", kinds=("tool",))).hits
    assert (tool.iri, tool.kind, tool.year) == (FRAMEWORK, "tool", "2008")
    (event,) = index.search(Question(kinds=("event",))).hits
    assert (event.iri, event.year, event.states[0][-3:]) == (VISIT, "2016", "FIN")
