"""The part of a text that shows why something was found, cut into what matched and what did not."""

import re
from typing import cast

from paraugs.index.words import spans

_WIDTH = 30
"""Words of a snippet."""
_LEAD = 8

Pieces = tuple[tuple[str, bool], ...]
Texts = dict[str, list[tuple[str, str]]]


class Marker:
    """Finds words, and words that begin so, in texts."""

    def __init__(self, words: frozenset[str], beginnings: tuple[str, ...]) -> None:
        self.words, self.beginnings = words, beginnings
        self._pattern = _pattern(words, beginnings)

    def snippet(self, texts: Texts, language: str) -> tuple[Pieces, str]:
        """The best part of the texts, in the reader's language when it is there; else the first text."""
        order = [tag for tag in (language, "en", *sorted(texts)) if texts.get(tag)]
        pattern = self._pattern
        if pattern:
            for tag in dict.fromkeys(order):
                counts = [len(set(pattern.findall(plain))) for _, plain in texts[tag]]
                if most := max(counts):
                    return self._cut(*texts[tag][counts.index(most)]), tag
        return (self._cut(*texts[order[0]][0]), order[0]) if order else ((), "")

    def _fits(self, word: str) -> bool:
        return word in self.words or word.startswith(self.beginnings)

    def _cut(self, text: str, plain: str) -> Pieces:
        """Cut a text, of which the folded words are known, one for each word."""
        found = list(spans(text))
        marked = list(map(self._fits, plain.split(" ")))
        if not found:
            return ((text[:200], False),)
        first, last = _window(marked)
        start = 0 if first == 0 else found[first].start()
        end = len(text) if last == len(found) else found[last - 1].end()
        pieces, at = [("… ", False)] if first else [], start
        for word, is_match in zip(found[first:last], marked[first:last], strict=True):
            if is_match:
                pieces += [(text[at : word.start()], False), (word[0], True)]
                at = word.end()
        pieces.append((text[at:end] + ("" if last == len(found) else " …"), False))
        return tuple(piece for piece in pieces if piece[0])


def _pattern(words: frozenset[str], beginnings: tuple[str, ...]) -> re.Pattern[str] | None:
    """A pattern for folded texts; without lookbehind, which takes most of the time."""
    wanted = [re.escape(word) + r"\b" for word in sorted(words)]
    wanted += [re.escape(start) + r"[^ ]*" for start in beginnings]
    return re.compile(r"\b(?:" + "|".join(wanted) + ")") if wanted else None


def _window(marked: list[bool]) -> tuple[int, int]:
    """The stretch with most matches, starting a little before the first of them."""
    if len(marked) <= _WIDTH:
        return 0, len(marked)
    places = [place for place, is_match in enumerate(marked) if is_match]
    if not places:
        return 0, _WIDTH
    best = max(places, key=lambda start: (sum(marked[start : start + _WIDTH - _LEAD]), -start))
    first = min(max(0, best - _LEAD), len(marked) - _WIDTH)
    return first, first + _WIDTH


def texts_of(card: dict[str, object]) -> Texts:
    """The texts of a card."""
    return cast(Texts, card["texts"])
