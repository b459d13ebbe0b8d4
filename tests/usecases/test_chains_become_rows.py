"""A chain of transfers becomes rows: origins above, followers below, each moved in by a step; loops end."""

import pytest

from paraugs.explore.chain import Chain, chain
from paraugs.explore.transfers import End, Learning, Step, chains_through
from paraugs.explore.wording import Link, Text
from paraugs.terms import IRI
from paraugs.web.chain_drawing import draw_chain


def end(letter: str) -> End:
    """Give the end of a transfer at a practice that is named by a letter."""
    return End(Link(IRI(f"https://example.org/{letter}"), Text(letter * 80)), None, None)


def rows(pairs: list[str], around: str) -> Chain | None:
    """Give the chain around a practice after these transfers."""
    steps = tuple(
        Step(IRI(f"https://example.org/{pair}"), end(pair[0]), end(pair[1]), None, None, None, None)
        for pair in pairs
    )
    here = Link(IRI(f"https://example.org/{around}"), Text(around))
    return chain(Learning((), (), chains_through(steps, here), steps), here.iri)


@pytest.mark.parametrize(
    ("pairs", "around", "expected", "arrows"),
    [
        (["ab"], "a", "a0 b1", {(0, 1)}),
        (["ab", "bc"], "b", "a0 b1 c2", {(0, 1), (1, 2)}),
        (["ac", "bc", "cd"], "c", "a0 b0 c1 d2", {(0, 2), (1, 2), (2, 3)}),
        (["ab", "bc", "ad"], "a", "a0 b1 c2 d1", {(0, 1), (1, 2), (0, 3)}),
        (["ab", "ba"], "a", "b0 a1", {(0, 1), (1, 0)}),
    ],
)
def test_rows(pairs: list[str], around: str, expected: str, arrows: set[tuple[int, int]]) -> None:
    found = rows(pairs, around)

    assert found
    told = [f"{stop.end.practice.label.value[0]}{stop.depth}" for stop in found.stops if stop.end.practice]
    assert told == expected.split()
    assert {(arrow.origin, arrow.target) for arrow in found.arrows} == arrows
    assert [stop.is_here for stop in found.stops] == [word[0] == around for word in told]


def test_no_transfer_no_chain() -> None:
    assert rows(["xy"], "a") is None


def test_what_nobody_could_read_is_not_drawn() -> None:
    assert rows([f"a{chr(letter)}" for letter in range(ord("A"), ord("Z"))], "a") is None


def test_words_are_cut_to_the_drawing() -> None:
    found = rows(["ab"], "a")
    assert found
    drawing = draw_chain(found)

    assert all(stop.words.endswith("…") and len(stop.words) < 60 for stop in drawing.stops)
