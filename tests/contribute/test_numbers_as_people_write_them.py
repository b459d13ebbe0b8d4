"""Numbers with blanks, commas, signs and units, and yes or no in any language, are understood."""

import pytest

from paraugs.contribute.fixes.amounts import numbers_meant, truths_meant
from paraugs.contribute.fixes.patching import Meant
from paraugs.short_names import term
from paraugs.terms import Literal

INTEGER, DECIMAL, BOOLEAN = term("xsd:integer"), term("xsd:decimal"), term("xsd:boolean")


def told(meant: list[Meant]) -> list[tuple[str, bool]]:
    return [(str(each.term), each.certain) for each in meant]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("250", "250"), (" 250 ", "250"), ("+250", "250"), ("1 250", "1250"), ("1\u00a0250", "1250")),
        *(("1'250", "1250"), ("1 250 000", "1250000"), ("250.0", "250"), ("1.250.000", "1250000")),
        *(("2.5e2", "250"), ("−5", "-5")),
    ],
)
def test_a_whole_number_is_understood(text: str, number: str) -> None:
    assert told(list(numbers_meant(text, [INTEGER]))) == [(number, True)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("1250.50", "1250.50"), ("1250,50", "1250.50"), ("1 250,50", "1250.50"), ("1.250,50", "1250.50")),
        *(("1,250.50", "1250.50"), ("EUR 1 250,50", "1250.50"), ("12,5 %", "12.5"), ("€5.25", "5.25")),
    ],
)
def test_a_number_with_a_fraction_is_understood(text: str, number: str) -> None:
    assert told(list(numbers_meant(text, [DECIMAL, INTEGER]))) == [(number, True)]


def test_a_thousand_that_could_be_one_and_a_quarter_is_offered_both_ways() -> None:
    assert told(list(numbers_meant("1.250", [DECIMAL, INTEGER]))) == [("1250", False), ("1.250", False)]


def test_a_number_among_words_is_only_offered() -> None:
    assert told(list(numbers_meant("about 250 pupils", [INTEGER]))) == [("250", False)]


@pytest.mark.parametrize("text", ["many", "", "2.5", "1" * 10_000])
def test_what_is_no_whole_number_is_not_guessed(text: str) -> None:
    assert told(list(numbers_meant(text, [INTEGER]))) == []


@pytest.mark.parametrize("word", ["yes", "Jā", "ja", "oui", "kyllä", "да", "1", "TRUE"])
def test_yes_is_true(word: str) -> None:
    assert list(truths_meant(word, [BOOLEAN])) == [Meant(Literal("true", None, BOOLEAN.value), True)]


@pytest.mark.parametrize("word", ["no", "nē", "Nein", "non", "ei", "όχι", "0", "False."])
def test_no_is_false(word: str) -> None:
    assert list(truths_meant(word, [BOOLEAN])) == [Meant(Literal("false", None, BOOLEAN.value), True)]


def test_perhaps_is_neither() -> None:
    assert list(truths_meant("perhaps", [BOOLEAN])) == []
