"""What goes to a worker and comes back is the same value; what is none of ours is refused, never run."""

import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pytest

from paraugs.contribute.desk.wire import WireError, read, write
from paraugs.terms import IRI, BlankNode, Literal, Term, Triple


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Inner:
    term: Term
    subject: IRI | BlankNode
    maybe: Literal | None = None


@dataclass(frozen=True, slots=True)
class Outer:
    text: str
    number: int
    share: float
    yes: bool
    day: date
    colour: Colour
    inner: tuple[Inner, ...]
    triples: tuple[Triple, ...]
    names: Mapping[Term, IRI]
    nothing: Inner | None = None


VALUE = Outer(
    "ā\ud800\0",
    -1,
    0.5,
    True,
    date(2026, 11, 25),
    Colour.RED,
    (
        Inner(Literal("x", "lv"), BlankNode("b"), Literal("1", None, "urn:d")),
        Inner(IRI("urn:i"), IRI("urn:j")),
    ),
    (Triple(BlankNode("b"), IRI("urn:p"), Literal("y")),),
    {Literal("y"): IRI("urn:y"), BlankNode("b"): IRI("urn:b")},
)


def test_a_value_comes_back_as_it_went() -> None:
    assert read(Outer, write(VALUE)) == VALUE


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b'[["b","x"],["l","y",null,null],null]',
        b'[["i",1],["i","urn:x"],null]',
        b'[["i","urn:x"],["i","urn:x"],["i","urn:x"]]',
        b'[["x","urn:x"],["i","urn:x"],null]',
        b"[" * 100_000,
        pickle.dumps(("i", "urn:x")),
    ],
)
def test_what_is_no_such_value_is_refused(data: bytes) -> None:
    with pytest.raises(WireError, match="no Inner"):
        read(Inner, data)


def test_only_values_of_ours_are_sent() -> None:
    with pytest.raises(TypeError, match="object is not sent"):
        write(object())
