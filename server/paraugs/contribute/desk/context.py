"""What the pieces of a document say about one another's things."""

from collections.abc import Iterable, Sequence

from paraugs.contribute.desk.completing import Piece
from paraugs.contribute.judging.vocabulary import facts_of
from paraugs.terms import IRI, Term, Triple


class Context:
    """The pieces of one document, from which any portion of them is told what it points to."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._number = len(pieces)
        self._facts = facts_of(triple for piece in pieces for triple in piece.triples)

    def of(self, portion: Sequence[Piece]) -> tuple[Triple, ...]:
        """Give what is said about the things that a portion points to; everything, where it is the whole."""
        mentioned: Iterable[Term] = self._facts
        if len(portion) < self._number:
            mentioned = dict.fromkeys(triple.object for piece in portion for triple in piece.triples)
        things = (thing for thing in mentioned if isinstance(thing, IRI))
        return tuple(fact for thing in things for fact in self._facts.get(thing, ()))
