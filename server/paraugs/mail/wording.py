"""The words of letters: a file for each occasion and language, its first line the subject.

    texts/<occasion>.<language>.txt

`$title`, `$state`, `$reason` and `$address` stand for what the letter is about; an invitation has its own.
"""

from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

TEXTS = Path(__file__).parent / "texts"
LANGUAGES = ("en", "lv")

Occasion = Literal[
    "submitted",
    "signed-off",
    "reviewed",
    "returned",
    "published",
    "due-for-renewal",
    "withdrawn",
    "invitation",
    "queries-changed",
]
"""What a letter is written about: the status that a contribution reached, an account that was made, ..."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What a letter is about: the contribution's title, its state's name, why, and the page to go to."""

    title: str
    state: str
    reason: str
    address: str


@dataclass(frozen=True, slots=True)
class Words:
    """The subject and the text of a letter in a language."""

    language: str
    subject: str
    text: str


def written_language(wanted: str) -> str:
    """The language that a reader of a language is written in: this one, or else English."""
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def words_of(occasion: Occasion, language: str, matter: "DataclassInstance") -> Words:
    """Write a letter in a language of LANGUAGES; the fields of `matter` stand for what it is about."""
    subject, _, text = _template(occasion, language).substitute(asdict(matter)).partition("\n")
    paragraphs = [part for part in text.split("\n\n") if part.strip()]
    return Words(language, subject, "\n\n".join(part.strip() for part in paragraphs) + "\n")


@cache
def _template(occasion: Occasion, language: str) -> Template:
    return Template((TEXTS / f"{occasion}.{language}.txt").read_text(encoding="utf-8"))
