"""Which entry of a list a text or a wrong IRI means: by its name in any language, its code, its spelling."""

from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz, process

from paraugs.contribute.fixes.patching import Meant
from paraugs.contribute.judging.folding import fold
from paraugs.contribute.judging.vocabulary import Vocabulary, slug
from paraugs.terms import IRI, Literal, Term

_CLOSE, _WITHIN = 75, 95
"""How alike two names must be for a guess, of 100: letter by letter, and word by word."""
_CANDIDATES = 3
_LONGEST = 120
_MOST_GUESSES = 300
"""Guesses for one submission: each compares a name with a whole list, and a hostile file has many names."""
_OTHER_CODES = {"gr": "el", "gb": "uk", "gbr": "uk"}
"""Codes of ISO 3166-1 for which the EU has its own."""
_COUNTRIES = IRI("http://publications.europa.eu/resource/authority/country")

Names = Mapping[str, tuple[IRI, ...]]


class EntryFinder:
    """Finds entries, and stops guessing when a submission asks too often."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._guesses: dict[tuple[IRI, str], list[Meant]] = {}

    def meant(self, value: Term, lists: Sequence[IRI]) -> list[Meant]:
        """Give the entries that a value may mean, the best first; certain when one alone is so named."""
        name = _name(value)
        if not name or len(name) > _LONGEST:
            return []
        wanted = self._with_narrower(lists)
        exact = list(dict.fromkeys(entry for each in wanted for entry in self._named(name, each)))
        if exact:
            return [Meant(entry, len(exact) == 1) for entry in exact[:_CANDIDATES]]
        near = (meant for each in wanted for meant in self._near(name, each))
        return [meant for meant in dict.fromkeys(near) if meant.term != value][:_CANDIDATES]

    def _with_narrower(self, lists: Sequence[IRI]) -> list[IRI]:
        """Give the lists, and the classes below those that are classes."""
        found = list(lists)
        for each in found:
            found.extend(sub for sub in self._vocabulary.narrower.get(each, ()) if sub not in found)
        return found

    def _named(self, name: str, wanted: IRI) -> tuple[IRI, ...]:
        code = _OTHER_CODES.get(name, name) if wanted == _COUNTRIES else name
        return self._vocabulary.entries.get(wanted, {}).get(code, ())

    def _near(self, name: str, wanted: IRI) -> list[Meant]:
        if (wanted, name) not in self._guesses:
            if len(self._guesses) >= _MOST_GUESSES or len(name) < 3:
                return []
            self._guesses[wanted, name] = list(_guess(name, self._vocabulary.entries.get(wanted, {})))
        return self._guesses[wanted, name]


def _guess(name: str, names: Names) -> Iterator[Meant]:
    """Compare letters; where nothing is near, take what stands whole within the text, or the reverse."""
    keys = list(names)
    near = process.extract(name, keys, scorer=fuzz.ratio, score_cutoff=_CLOSE, limit=12)
    if not near:
        near = process.extract(name, keys, scorer=fuzz.token_set_ratio, score_cutoff=_WITHIN, limit=12)
    for close, _, _ in near:
        yield from (Meant(entry, False) for entry in names[close])


def _name(value: Term) -> str:
    if isinstance(value, IRI):
        return fold(slug(value))
    return fold(value.value[: _LONGEST + 1]) if isinstance(value, Literal) else ""
