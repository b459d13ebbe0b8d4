"""What changed between two contents of a contribution: by thing and field, and texts word by word."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import accumulate
from typing import Literal as Choice

from paraugs.terms import IRI, Literal, Subject, Term, Triple

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_MOST_WORDS = 4000
_MOST_STEPS = 5_000_000
"""What all texts of one comparison may take together: about a second."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text that stayed, was added or was removed."""

    kind: Choice["same", "added", "removed"]
    text: str


@dataclass(frozen=True, slots=True)
class Reworded:
    """A text that was changed: its language, and the pieces in reading order."""

    language: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What changed in one field of a thing; texts that only changed are not among the values."""

    subject: Subject
    field: IRI
    removed: tuple[Term, ...]
    added: tuple[Term, ...]
    reworded: tuple[Reworded, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that changed, as statements and by field."""

    removed: tuple[Triple, ...]
    added: tuple[Triple, ...]
    changes: tuple[FieldChange, ...]

    @property
    def is_empty(self) -> bool:
        """Whether both say the same."""
        return not (self.removed or self.added)


@dataclass(slots=True)
class Patience:
    """How many steps may still be taken to find out what two texts have in common."""

    left: int = _MOST_STEPS


class _Exhausted(Exception):
    """There is no patience left."""


class _Matcher(SequenceMatcher[str]):
    """Matches words until its patience ends: signs that come again and again would take it minutes."""

    def __init__(self, old: list[str], new: list[str], patience: Patience) -> None:
        super().__init__(None, old, new, autojunk=False)
        self._length, self._patience = len(old), patience
        places = Counter(new)
        self._steps = [0, *accumulate(1 + places[word] for word in old)]

    def find_longest_match(
        self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None
    ) -> Match:
        """Find what `SequenceMatcher` does, or raise _Exhausted."""
        end = self._length if ahi is None else ahi
        self._patience.left -= self._steps[end] - self._steps[alo]
        if self._patience.left < 0:
            raise _Exhausted
        return super().find_longest_match(alo, ahi, blo, bhi)


def compare(before: Iterable[Triple], after: Iterable[Triple]) -> Comparison:
    """Compare two contents; the order is that of subjects, fields and values."""
    old, new = frozenset(before), frozenset(after)
    removed, added = sorted(old - new, key=_order), sorted(new - old, key=_order)
    fields: dict[tuple[Subject, IRI], tuple[list[Term], list[Term]]] = defaultdict(lambda: ([], []))
    for side, triples in enumerate((removed, added)):
        for triple in triples:
            fields[triple.subject, triple.predicate][side].append(triple.object)
    ordered = sorted(fields.items(), key=lambda item: (str(item[0][0]), item[0][1].value))
    patience = Patience()
    changes = tuple(_change(subject, field, *values, patience) for (subject, field), values in ordered)
    return Comparison(tuple(removed), tuple(added), changes)


def word_by_word(before: str, after: str, patience: Patience | None = None) -> tuple[Piece, ...]:
    """The changes between two texts, by word; very long ones are replaced whole, to bound the time.

    So are those for which there is no patience left.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) + len(new) > _MOST_WORDS:
        return (Piece("removed", before), Piece("added", after))
    try:
        codes = _Matcher(old, new, patience or Patience()).get_opcodes()
    except _Exhausted:
        return (Piece("removed", before), Piece("added", after))
    pieces: list[Piece] = []
    for kind, start, end, first, last in codes:
        if kind == "equal":
            pieces.append(Piece("same", "".join(old[start:end])))
            continue
        if start < end:
            pieces.append(Piece("removed", "".join(old[start:end])))
        if first < last:
            pieces.append(Piece("added", "".join(new[first:last])))
    return tuple(pieces)


def _change(
    subject: Subject, field: IRI, removed: list[Term], added: list[Term], patience: Patience
) -> FieldChange:
    """Take a text that went and one that came in the same language for one that was reworded."""
    reworded = []
    for language in sorted(_only_once(removed) & _only_once(added)):
        old, new = _text_in(removed, language), _text_in(added, language)
        removed, added = [each for each in removed if each != old], [each for each in added if each != new]
        reworded.append(Reworded(language, word_by_word(old.value, new.value, patience)))
    return FieldChange(subject, field, tuple(removed), tuple(added), tuple(reworded))


def _only_once(values: Iterable[Term]) -> set[str]:
    found = [value.language for value in values if isinstance(value, Literal) and value.language]
    return {language for language in found if found.count(language) == 1}


def _text_in(values: Iterable[Term], language: str) -> Literal:
    return next(value for value in values if isinstance(value, Literal) and value.language == language)


def _order(triple: Triple) -> tuple[str, str, str, str]:
    language = getattr(triple.object, "language", None) or ""
    return str(triple.subject), triple.predicate.value, str(triple.object), language
