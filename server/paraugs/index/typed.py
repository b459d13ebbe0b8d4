"""What a visitor typed, read without ever failing: words, "phrases", beginnings* and -what to leave out."""

import re
from dataclasses import dataclass

from paraugs.index.words import fold, words

_PIECE = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
MOST_WORDS = 32


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or phrase as it was typed; its words as written, and what is meant by it."""

    words: tuple[str, ...]
    is_phrase: bool = False
    is_beginning: bool = False
    is_left_out: bool = False

    @property
    def typed(self) -> str:
        """As it was typed, without signs."""
        return " ".join(self.words)

    @property
    def folded(self) -> tuple[str, ...]:
        """Its words, folded."""
        return tuple(map(fold, self.words))


def read(text: str) -> list[Piece]:
    """Read what was typed; more than the first words are not read."""
    found = list[Piece]()
    for piece in _PIECE.finditer(text):
        found.extend(_read(piece))
    kept, count = list[Piece](), 0
    for one in found:
        count += len(one.words)
        if count > MOST_WORDS:
            break
        kept.append(one)
    return kept


def _read(found: re.Match[str]) -> list[Piece]:
    """A phrase is one piece; a word that has several in it, such as "e-learning", is one of them too."""
    is_left_out, written = found["minus"] is not None, found["phrase"] or found["word"] or ""
    parts = tuple(words(written))
    if not parts:
        return []
    is_beginning = found["word"] is not None and written.endswith("*")
    is_phrase = found["phrase"] is not None or len(parts) > 1
    return [Piece(parts, is_phrase, is_beginning and len(parts) == 1, is_left_out)]
