"""Two contents compared: statements that went and came, by field, and texts word by word."""

from paraugs.life.comparing import FieldChange, Piece, Reworded, compare, word_by_word
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Term, Triple

HOUR = IRI("https://example.org/reading-hour")
TITLE, TOPIC, SUMMARY = term("dct:title"), term("par:topic"), term("dct:abstract")
READING, WRITING = IRI("https://example.org/reading"), IRI("https://example.org/writing")


def said(field: IRI, value: Term, subject: IRI = HOUR) -> Triple:
    return Triple(subject, field, value)


def test_equal_contents_differ_in_nothing() -> None:
    content = [said(TITLE, Literal("Reading hour", "en")), said(TOPIC, READING)]

    assert compare(content, reversed(content)).is_empty
    assert compare(content, content).changes == ()


def test_a_value_that_went_and_one_that_came() -> None:
    found = compare([said(TOPIC, READING)], [said(TOPIC, WRITING)])

    assert found.removed == (said(TOPIC, READING),)
    assert found.added == (said(TOPIC, WRITING),)
    assert found.changes == (FieldChange(HOUR, TOPIC, (READING,), (WRITING,)),)


def test_a_text_of_the_same_language_is_told_word_by_word() -> None:
    before, after = Literal("Reading hour for all", "en"), Literal("Reading day for all", "en")
    found = compare([said(TITLE, before)], [said(TITLE, after)])

    pieces = (
        Piece("same", "Reading "),
        Piece("removed", "hour"),
        Piece("added", "day"),
        Piece("same", " for all"),
    )
    assert found.changes == (FieldChange(HOUR, TITLE, (), (), (Reworded("en", pieces),)),)
    assert (found.removed, found.added) == ((said(TITLE, before),), (said(TITLE, after),))


def test_a_text_in_another_language_is_another_text() -> None:
    english, latvian = Literal("Reading hour", "en"), Literal("Lasīšanas stunda", "lv")
    found = compare([said(TITLE, english)], [said(TITLE, latvian)])

    assert found.changes == (FieldChange(HOUR, TITLE, (english,), (latvian,)),)


def test_texts_of_which_there_are_several_are_not_paired_by_guess() -> None:
    old = [Literal("One", "en"), Literal("Two", "en")]
    new = [Literal("Three", "en")]
    found = compare([said(SUMMARY, text) for text in old], [said(SUMMARY, text) for text in new])

    assert found.changes == (FieldChange(HOUR, SUMMARY, tuple(old), tuple(new)),)


def test_changes_come_by_thing_and_field() -> None:
    part = IRI(f"{HOUR}#body-1")
    new = [said(TITLE, Literal("1"), part), said(TOPIC, READING), said(TITLE, Literal("2"))]

    fields = [(change.subject, change.field) for change in compare([], new).changes]
    assert fields == [(HOUR, TITLE), (HOUR, TOPIC), (part, TITLE)]


def test_the_pieces_make_both_texts_whole_again() -> None:
    before, after = "A,  b – c.\nD e", "A b–c! D  f"
    pieces = word_by_word(before, after)

    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after


def test_very_long_texts_are_replaced_whole() -> None:
    before, after = "a " * 3000, "b " * 3000

    assert word_by_word(before, after) == (Piece("removed", before), Piece("added", after))
