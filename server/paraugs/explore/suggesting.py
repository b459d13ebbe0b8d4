"""What somebody may have meant who asked for a thing that is not here."""

import re
from difflib import SequenceMatcher

from paraugs.explore.answers import Answers
from paraugs.explore.wording import Link
from paraugs.terms import IRI, Literal

_WORD = re.compile(r"[^\W_]{3,}")
_COMMON = {"doc", "practice", "concept", "tool", "event", "state", "http", "https", "the", "and", "html"}
_OURS = {"w3id", "org", "paraugs", "lookup", "ontology"}
_MOST_WORDS = 6
_SHOWN = 5
_LIKENESS = 0.5


def suggest(answers: Answers, address: str, language: str) -> tuple[Link, ...]:
    """The known things whose addresses are most like an address; they share at least the start of a word."""
    words = [word for word in _WORD.findall(address.lower()) if word not in _COMMON | _OURS][:_MOST_WORDS]
    if not words:
        return ()
    starts = dict.fromkeys(word[: max(3, len(word) - 2)] for word in words)
    rows = answers.select("suggestions", word=[Literal(start) for start in starts])
    things = [row[0] for row in rows if isinstance(row[0], IRI)]
    ranked = sorted(things, key=lambda thing: (-_likeness(thing.value, address), thing.value))
    likely = [thing for thing in ranked if _likeness(thing.value, address) >= _LIKENESS][:_SHOWN]
    if not likely:
        return ()
    names = answers.names(likely, language)
    return tuple(names.link(thing) for thing in likely)


def _likeness(one: str, other: str) -> float:
    """How alike two addresses are: their last parts count most, then the parts before them."""
    return _tail_likeness(one, other, 1) * 0.8 + _tail_likeness(one, other, 2) * 0.2


def _tail_likeness(one: str, other: str, parts: int) -> float:
    first, second = ("/".join(text.lower().rstrip("/").split("/")[-parts:]) for text in (one, other))
    return SequenceMatcher(None, first, second).ratio()
