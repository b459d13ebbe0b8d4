"""Documents of the index: one for each thing, with a field for each language, and one for each concept."""

import hashlib
import json
from collections.abc import Iterable

import tantivy

from paraugs.index.describing import Described
from paraugs.index.schema import TITLE_LANGUAGES, facet_field
from paraugs.index.words import SNOWBALL, folded, language_of, stem, words

_LONGEST_KEY = 60
_QUICK = {*SNOWBALL, "lv"}
"""Languages of names that are found in other forms too; other dictionaries take seconds to read."""


def document_of(thing: Described) -> tantivy.Document:
    """Make the document of a thing."""
    document = tantivy.Document()
    _add(document, "iri", [thing.iri])
    _add(document, "kind", [thing.kind])
    _add(document, "source", thing.sources)
    _add(document, "concept", thing.concepts)
    for name, values in thing.facets.items():
        _add(document, facet_field(name), values)
    _add_texts(document, thing)
    _add_orders(document, thing)
    document.add_bytes("card", _card(thing))
    return document


def concept_document(iri: str, names: list[tuple[str, str]]) -> tantivy.Document:
    """Make the document of a concept, by which its names are found."""
    document = tantivy.Document()
    _add(document, "iri", [iri])
    _add(document, "kind", ["concept"])
    _add(document, "label", {key for language, text in names for key in label_keys(language, text)})
    _add(document, "label_words", {folded(text) for _, text in names})
    document.add_bytes("card", json.dumps({"iri": iri, "names": names}).encode())
    return document


def state_document(number: int, name: str) -> tantivy.Document:
    """Make the document that says how far the index is; it is written with what it speaks of."""
    document = tantivy.Document()
    _add(document, "kind", ["state"])
    document.add_bytes("card", json.dumps({"number": number, "name": name}).encode())
    return document


def label_keys(tag: str, text: str) -> set[str]:
    """What a name is found by as a whole: its folded words, and their stems where that is quick."""
    language = language_of(tag)
    if language not in _QUICK:
        return {folded(text)}
    stems = " ".join(stem(language, word) for word in words(text))
    return {folded(text), f"{language}={stems}"}


def title_of(titles: dict[str, list[str]], language: str) -> tuple[str, str]:
    """The title for a reader, and its language: theirs, English, or whichever there is."""
    for wanted in (language, "en", *sorted(titles)):
        if titles.get(wanted):
            return titles[wanted][0], wanted
    return "", ""


def _add_texts(document: tantivy.Document, thing: Described) -> None:
    """Add all words; a thing that has only a name in a language is no reason to read its dictionary."""
    entries, stems = set[str](), set[str]()
    for language in sorted({*thing.titles, *thing.texts}):
        is_stemmed = language in SNOWBALL or language in thing.facets["language"]
        titles = thing.titles.get(language, [])
        everything = [*titles, *thing.texts.get(language, [])]
        _add(document, f"title_{language}", map(folded, titles))
        _add(document, f"text_{language}", map(folded, everything))
        for word in {word for text in everything for word in words(text)}:
            plain = folded(word)
            root = stem(language, word) if is_stemmed else plain
            entries.add(f"{plain} {language} {root}")
            stems.add(f"{language} {root} {plain}")
    _add(document, "words", entries)
    _add(document, "stems", stems)


def _add_orders(document: tantivy.Document, thing: Described) -> None:
    """What to sort by, as texts that are sorted upwards: newest and strongest first, then by title."""
    titles = {
        language: folded(title_of(thing.titles, language)[0])[:_LONGEST_KEY] for language in TITLE_LANGUAGES
    }
    year = f"{9999 - int(thing.year):04}" if thing.year.isdecimal() else "9999"
    changed = "".join(str(9 - int(digit)) for digit in thing.changed if digit.isdecimal()) or "99999999"
    english = titles["en"]
    orders = {"year": year, "evidence": str(9 - thing.rank), "changed": changed}
    for order, value in orders.items():
        _add(document, f"by_{order}", [f"{value} {english} {thing.iri}"])
    for language, title in titles.items():
        _add(document, f"by_title_{language}", [f"{title} {thing.iri}"])
    chance = hashlib.sha256(thing.iri.encode()).digest()[:5]
    start = english.encode()[:3].ljust(3, b"\0")
    document.add_unsigned("tie", int.from_bytes(start + chance))


def _card(thing: Described) -> bytes:
    card = {
        "iri": thing.iri,
        "kind": thing.kind,
        "titles": thing.titles,
        "texts": {
            language: [(text, folded(text)) for text in texts] for language, texts in thing.texts.items()
        },
        "states": sorted(thing.facets["state"]),
        "year": thing.year,
        "evidence": thing.evidence,
        "changed": thing.changed,
    }
    return json.dumps(card, ensure_ascii=False).encode()


def _add(document: tantivy.Document, field: str, values: Iterable[str]) -> None:
    for value in values:
        document.add_text(field, value)
