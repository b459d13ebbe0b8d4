"""Typing errors are forgiven only where the word itself finds nothing, and it is said."""

import pytest

from index.cast import KIVA, READING, SAFE, TOPIC
from paraugs.index.engine import TantivyIndex
from paraugs.index.port import Choice, Question


@pytest.mark.parametrize(
    ("words", "corrected", "expected"),
    [
        ("volunteirs", ("volunteirs", "volunteers"), READING),
        ("vloutneers", ("vloutneers", "volunteers"), READING),
        ("progarmme", ("progarmme", "programme"), KIVA),
        ("skolotaaji palīdz", ("skolotaaji", "skolotaji"), SAFE),
        ("famil", ("famil", "famil*"), READING),
        ('"volunteirs"', ("volunteirs", "volunteers"), READING),
    ],
)
def test_the_nearest_word_is_meant(
    index: TantivyIndex, words: str, corrected: tuple[str, str], expected: str
) -> None:
    result = index.search(Question(words))
    assert result.corrected == (corrected,)
    assert [hit.iri for hit in result.hits] == [expected]


def test_a_forgiven_word_may_name_a_concept(index: TantivyIndex) -> None:
    result = index.search(Question("ņirgašanos"))
    assert result.corrected == (("ņirgašanos", "nirgasanas"),)
    assert [expansion.concept for expansion in result.expansions] == [TOPIC + "bullying"]


@pytest.mark.parametrize("words", ["volunteers turku", "xyz", "qqqqqqqqqqq", "2099", "-volunters zzz"])
def test_nothing_is_made_up_where_nothing_is_near(index: TantivyIndex, words: str) -> None:
    result = index.search(Question(words))
    assert (result.total, result.corrected) == (0, ())


def test_a_word_that_choices_hide_is_not_corrected(index: TantivyIndex) -> None:
    result = index.search(Question("volunteers", choices=(Choice("year", ("2007",)),)))
    assert (result.total, result.corrected) == (0, ())
