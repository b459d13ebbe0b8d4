"""Words of texts as they are compared: folded (case and diacritics do not count), and their stems.

A stem is that of Snowball (tantivy) where there is one, else the lemma of a dictionary (simplemma), which is
read when a text of its language is first met (0.1 to 1.2 s, once). Maltese has neither: there only folded
words are found.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory
from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

OTHER = "und"
SNOWBALL = {
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
    "ro": "romanian",
    "sv": "swedish",
}
LEMMAS = {
    "bg": "bg",
    "cs": "cs",
    "et": "et",
    "ga": "ga",
    "hr": "hbs",
    "lt": "lt",
    "lv": "lv",
    "pl": "pl",
    "sk": "sk",
    "sl": "sl",
}
LANGUAGES = (*sorted([*SNOWBALL, *LEMMAS, "mt"]), OTHER)
"""The official languages of the Union, and one name for all others."""

_WORD = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ı": "i"}
)
_LONGEST = 60


def language_of(tag: str | None) -> str:
    """The language of a field for a language tag."""
    language = (tag or "").partition("-")[0].lower()
    return language if language in LANGUAGES else OTHER


def spans(text: str) -> Iterator[re.Match[str]]:
    """The words of a text, where they stand."""
    return _WORD.finditer(text)


def words(text: str) -> list[str]:
    """The words of a text as they are written."""
    return _WORD.findall(text)


@lru_cache(maxsize=1 << 17)
def fold(word: str) -> str:
    """A word without case and diacritics; what is longer than any word is cut off."""
    plain = word[:_LONGEST].casefold()
    if plain.isascii():
        return plain
    split = unicodedata.normalize("NFKD", plain)
    kept = "".join(letter for letter in split if not unicodedata.combining(letter))
    return kept.translate(_LETTERS)


def folded(text: str) -> str:
    """The words of a text, folded, with one space between them."""
    return " ".join(map(fold, words(text)))


@lru_cache(maxsize=1 << 17)
def stem(language: str, word: str) -> str:
    """The folded stem of a word in a language; the folded word where nothing is known."""
    if language in SNOWBALL:
        return fold("".join(_snowball(language).analyze(word.lower())) or word)
    if language in LEMMAS:
        return fold(_lemmatizer().lemmatize(word.lower(), lang=LEMMAS[language]))
    return fold(word)


@lru_cache(maxsize=1 << 12)
def is_common(language: str, word: str) -> bool:
    """Whether a word is one of those that say little in a language, such as "the"."""
    return language in SNOWBALL and not _stopwords(language).analyze(word.lower())


@cache
def _snowball(language: str) -> TextAnalyzer:
    builder = TextAnalyzerBuilder(Tokenizer.whitespace())
    return builder.filter(Filter.stemmer(SNOWBALL[language])).build()


@cache
def _stopwords(language: str) -> TextAnalyzer:
    builder = TextAnalyzerBuilder(Tokenizer.whitespace())
    return builder.filter(Filter.stopword(SNOWBALL[language])).build()


@cache
def _lemmatizer() -> Lemmatizer:
    dictionaries = StreamDictionaryFactory(cache_max_size=len(LEMMAS))
    return Lemmatizer(lemmatization_strategy=DefaultStrategy(greedy=False, dictionary_factory=dictionaries))
