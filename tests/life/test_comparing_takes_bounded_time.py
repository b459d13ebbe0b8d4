"""Comparing texts that are made to take long ends soon: they are shown as replaced whole."""

from time import process_time

from paraugs.life.comparing import Piece, compare, word_by_word
from paraugs.terms import IRI, Literal, Triple

OLD, NEW = "." * 1999, ".," * 999
PRACTICE = IRI("https://w3id.org/paraugs/id/practice/lv/synthetic")


def test_signs_that_come_again_and_again_are_replaced_whole() -> None:
    start = process_time()
    assert word_by_word(OLD, NEW) == (Piece("removed", OLD), Piece("added", NEW))
    assert process_time() - start < 10


def test_many_such_texts_take_no_longer_than_one() -> None:
    fields = [IRI(f"https://example.org/field-{number}") for number in range(200)]
    before = [Triple(PRACTICE, field, Literal("." * 400, "en")) for field in fields]
    after = [Triple(PRACTICE, field, Literal(".," * 200, "en")) for field in fields]
    start = process_time()
    assert len(compare(before, after).changes) == 200
    assert process_time() - start < 10


def test_a_long_text_is_still_compared_word_by_word() -> None:
    words = [f"word{number % 300}" for number in range(900)]
    pieces = word_by_word(" ".join(words), " ".join([*words, "more"]))
    assert [piece.kind for piece in pieces] == ["same", "added"]
