"""Completing what is being typed: names of concepts first, then titles."""

from typing import cast

from tantivy import Occur, Query

from paraugs.index.documents import title_of
from paraugs.index.port import KINDS, Suggestion
from paraugs.index.store import Snapshot
from paraugs.index.words import fold, folded, language_of, words

_MORE = 8
"""Times as many are looked at as are given: names in the reader's language come first."""


def suggest(snapshot: Snapshot, prefix: str, language: str, limit: int) -> list[Suggestion]:
    """Complete a beginning: all its words but the last are whole."""
    typed = [fold(word) for word in words(prefix)]
    if not typed or limit < 1:
        return []
    code = language_of(language)
    names = [
        _name(card, typed, code) for card in _cards(snapshot, ["label_words"], typed, ("concept",), limit)
    ]
    titles = [f"title_{tag}" for tag in snapshot.languages]
    things = [_title(card, code) for card in _cards(snapshot, titles, typed, KINDS, limit)]
    half = max(limit - len(things), limit // 2)
    best = sorted(
        names, key=lambda one: (one.language != code, not _starts(one, typed), len(one.text), one.iri)
    )
    found = {one.iri: one for one in [*best[:half], *things, *best[half:]]}
    return list(found.values())[:limit]


def _cards(
    snapshot: Snapshot, fields: list[str], typed: list[str], kinds: tuple[str, ...], limit: int
) -> list[dict[str, object]]:
    wanted = [(Occur.Must, Query.const_score_query(snapshot.any_of("kind", kinds), 0.0))]
    if kinds == ("concept",):
        pass
    for place, word in enumerate(typed):
        wanted.append((Occur.Must, _anywhere(snapshot, fields, word, place == len(typed) - 1)))
    hits = snapshot.searcher.search(Query.boolean_query(wanted), limit=_MORE * limit).hits
    return [snapshot.card(address) for _, address in hits]


def _anywhere(snapshot: Snapshot, fields: list[str], word: str, is_beginning: bool) -> Query:
    if is_beginning:
        found = [Query.regex_query(snapshot.schema, name, word + ".*") for name in fields]
    else:
        found = [snapshot.term(name, word) for name in fields]
    return Query.disjunction_max_query(found)


def _name(card: dict[str, object], typed: list[str], code: str) -> Suggestion:
    """The name of a concept that fits, in the reader's language if one there does."""
    names = cast(list[tuple[str, str]], card["names"])
    fitting = [one for one in names if _fits(one[1], typed)] or names
    tag, text = min(fitting, key=lambda one: (language_of(one[0]) != code, fitting.index(one)))
    return Suggestion(text, tag, str(card["iri"]), "concept")


def _title(card: dict[str, object], code: str) -> Suggestion:
    text, language = title_of(cast(dict[str, list[str]], card["titles"]), code)
    return Suggestion(text, language, str(card["iri"]), str(card["kind"]))


def _fits(text: str, typed: list[str]) -> bool:
    found = folded(text).split(" ")
    return all(word in found for word in typed[:-1]) and any(word.startswith(typed[-1]) for word in found)


def _starts(one: Suggestion, typed: list[str]) -> bool:
    return folded(one.text).startswith(" ".join(typed))
