"""Which wording a reader gets: the one fallback rule for every text and label.

The reader's language, else English, else the language that the record was written in, else any (the first by
tag). A region does not matter: a reader of `pt` is served `pt-PT`. The text keeps its own language, so that
a page can mark what is not in the reader's.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from paraugs.terms import IRI, Literal

ENGLISH = "en"
_BETWEEN_DIGITS = re.compile(r"(?<=\d)_(?=\d)")


@dataclass(frozen=True, slots=True)
class Text:
    """Words for a reader; language None means that they are in none (a number, a code, an address).

    `by_machine`: the record says that a machine translated them and nobody has checked it.
    """

    value: str
    language: str | None = None
    by_machine: bool = False

    def __str__(self) -> str:
        return self.value


def alphabetical(words: str) -> tuple[str, str]:
    """Give the place of words in a list for people: Čehija beside Cyprus, not after Zviedrija."""
    folded = words.casefold()
    plain = (sign for sign in unicodedata.normalize("NFD", folded) if not unicodedata.combining(sign))
    return "".join(plain), folded


@dataclass(frozen=True, slots=True)
class Link:
    """A thing that a page leads on to, under the name that the reader gets."""

    iri: IRI
    label: Text


def choose(literals: Iterable[Literal], reader: str, original: str | None = None) -> Text | None:
    """The wording for a reader of a language; None when there is no text at all."""
    found = sorted(literals, key=lambda literal: (literal.language or "", literal.value))
    for wanted in (reader, ENGLISH, original):
        for literal in found:
            if wanted and literal.language and literal.language.split("-")[0] == wanted:
                return Text(literal.value, literal.language)
    return Text(found[0].value, found[0].language) if found else None


def name_from(iri: IRI) -> Text:
    """A name for a thing without any label, readable: the last part of its IRI, or of our path to it."""
    if "#" in iri.value or "/id/" not in iri.value:
        tail = iri.value.rstrip("/#").rpartition("#")[2].rpartition("/")[2]
        return Text(_BETWEEN_DIGITS.sub(".", tail).replace("_", " ") or iri.value)
    parts = iri.value.partition("/id/")[2].split("/")
    return Text(" · ".join(parts[1:]) or iri.value)
