"""What somebody may have meant who asked for a thing that is not here."""

import re

from paraugs.explore.answers import Answers
from paraugs.explore.wording import Link
from paraugs.terms import IRI, Literal

_WORD = re.compile(r"[^\W_]{3,}")
_COMMON = frozenset("doc practice concept tool event state http https the and html w3id org paraugs".split())
_MOST_WORDS = 6


def suggest(answers: Answers, address: str, language: str) -> tuple[Link, ...]:
    """The known things whose names or addresses share words with an address, the nearest first."""
    words = [word for word in _WORD.findall(address.lower()) if word not in _COMMON][:_MOST_WORDS]
    if not words:
        return ()
    rows = answers.select("suggestions", word=[Literal(word) for word in dict.fromkeys(words)])
    things = [row[0] for row in rows if isinstance(row[0], IRI)]
    if not things:
        return ()
    names = answers.with_names(answers.construct("names", thing=things), language)
    return tuple(names.link(thing) for thing in things)
