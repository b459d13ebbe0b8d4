"""Typing errors are forgiven only where a word finds nothing as it is: then what is nearest is meant."""

from rapidfuzz import process
from rapidfuzz.distance import OSA

from paraugs.index.matching import Part
from paraugs.index.store import Snapshot
from paraugs.index.typed import Piece
from paraugs.index.words import fold

_SHORT, _LONG = 4, 8
"""Shorter words are not forgiven; from the longer length on, two errors are."""


def forgive(
    snapshot: Snapshot, pieces: list[Piece], parts: tuple[Part, ...]
) -> tuple[list[Piece], list[tuple[str, str]]]:
    """Give pieces as they may have been meant, and what was taken for what.

    The last word, when nothing is like it, may be one that is not written to its end.
    """
    lost = {
        piece
        for part in parts
        if part.is_needed and not part.is_left_out and not snapshot.count(part.query)
        for piece in part.pieces
    }
    meant, corrected = list[Piece](), list[tuple[str, str]]()
    for piece in pieces:
        better = _better(snapshot, piece, piece is pieces[-1]) if piece in lost else None
        if better and better != piece:
            corrected.append((piece.typed, better.typed + ("*" if better.is_beginning else "")))
        meant.append(better or piece)
    return meant, corrected


def _better(snapshot: Snapshot, piece: Piece, is_last: bool) -> Piece | None:
    if piece.is_beginning:
        return None
    if is_last and len(piece.words) == 1 and not piece.is_phrase:
        start = piece.folded[0]
        if len(start) > 2 and snapshot.searcher.terms_with_prefix("words", start, limit=1):
            return Piece(piece.words, is_beginning=True)
    nearest = tuple(_nearest(snapshot, word) for word in piece.words)
    return Piece(nearest, piece.is_phrase)


def _nearest(snapshot: Snapshot, word: str) -> str:
    """The known word that differs least, of those the one that is used most; the word itself for none."""
    plain, vocabulary = fold(word), snapshot.vocabulary
    if plain in vocabulary or len(plain) < _SHORT or plain.isdecimal():
        return word
    most = 1 if len(plain) < _LONG else 2
    lengths = range(len(plain) - most, len(plain) + most + 1)
    found = [
        one
        for length in lengths
        for one in process.extract_iter(
            plain, snapshot.words_by_length.get(length, []), scorer=OSA.distance, score_cutoff=most
        )
    ]
    return min(found, key=lambda one: (one[1], -vocabulary[one[0]], one[0]))[0] if found else word
