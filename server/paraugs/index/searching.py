"""Answering a question: conditions, page, facets, and what was understood."""

from typing import Any, cast

from tantivy import DocAddress, Occur, Query

from paraugs.errors import RequestError
from paraugs.index.asked import Hits, Search, untied
from paraugs.index.documents import title_of
from paraugs.index.forgiving import forgive
from paraugs.index.likeness import DEPTH, Likeness
from paraugs.index.matching import Meaning, understand
from paraugs.index.port import (
    FACETS,
    KINDS,
    LONGEST_WORDS,
    SORTS,
    Choice,
    Count,
    Expansion,
    Facet,
    Hit,
    Kind,
    Question,
    Result,
)
from paraugs.index.schema import facet_field
from paraugs.index.snippets import Marker, texts_of
from paraugs.index.store import Snapshot
from paraugs.index.typed import read
from paraugs.index.words import language_of

_MOST_VALUES = 60_000
_LARGEST_PAGE = 1000
_MOST_KEPT = 500


def search(snapshot: Snapshot, question: Question, likeness: Likeness | None = None) -> Result:
    """Find one page, count facets."""
    _check(question)
    start, size = (question.page - 1) * question.page_size, question.page_size
    asked, total, addresses = _ordered(snapshot, question, (start, size), likeness)
    language = language_of(question.language)
    marker = Marker(asked.meaning.marks, asked.meaning.beginnings)
    return Result(
        total=total,
        hits=tuple(_hit(snapshot.card(address), marker, language) for address in addresses),
        facets=_facets(asked),
        expansions=_expansions(asked),
        corrected=asked.corrected,
        number=snapshot.state.number,
        is_by_meaning=asked.is_by_score and _knows(likeness),
    )


def all_iris(snapshot: Snapshot, question: Question, likeness: Likeness | None = None) -> list[str]:
    """Give everything found, in order."""
    _check(question)
    _, _, addresses = _ordered(snapshot, question, (0, snapshot.searcher.num_docs), likeness)
    return [str(snapshot.card(address)["iri"]) for address in addresses]


def _ordered(
    snapshot: Snapshot, question: Question, stretch: tuple[int, int], likeness: Likeness | None
) -> tuple[Search, int, list[DocAddress]]:
    """Find one stretch; the first things by score are put in the order of their meaning too."""
    start, size = stretch
    if likeness is None or not _knows(likeness) or start >= DEPTH:
        return _found(snapshot, question, start, size)
    asked, total, addresses = _found(snapshot, question, 0, max(start + size, DEPTH))
    if asked.is_by_score:
        first = addresses[:DEPTH]
        places = likeness.order(question.words, [snapshot.card(address) for address in first])
        addresses = [first[place] for place in places] + addresses[DEPTH:]
    return asked, total, addresses[start : start + size]


def _knows(likeness: Likeness | None) -> bool:
    return likeness is not None and bool(likeness.edition)


def _found(
    snapshot: Snapshot, question: Question, start: int, size: int
) -> tuple[Search, int, list[DocAddress]]:
    """Understand, count, and find one stretch; typing errors are forgiven where nothing is found."""
    size = min(size, snapshot.searcher.num_docs)
    pieces, language = read(question.words), language_of(question.language)
    asked = Search(snapshot, question, understand(snapshot, pieces, language))
    total, hits = _first(asked, start, size)
    if pieces and not total:
        meant, corrected = forgive(snapshot, pieces, asked.meaning.parts)
        if corrected:
            asked = Search(snapshot, question, understand(snapshot, meant, language), tuple(corrected))
            total, hits = _first(asked, start, size)
    if asked.is_by_score:
        return asked, total, untied(asked, total, hits, start, min(total, start + size))
    return asked, total, [address for _, address in hits]


def _first(asked: Search, start: int, size: int) -> tuple[int, Hits]:
    """What is needed of a stretch: by score all before it, and one more, to see what is equal."""
    if not asked.is_by_score:
        return asked.find(size, min(start, asked.snapshot.searcher.num_docs))
    return asked.find(min(start + size + 1, asked.snapshot.searcher.num_docs))


def _check(question: Question) -> None:
    names = [*question.facets, *(choice.facet for choice in question.choices)]
    _demand(len(question.words) <= LONGEST_WORDS, f"Ask with at most {LONGEST_WORDS} characters.")
    _demand(question.sort in SORTS, f"Nothing is sorted by {question.sort}: choose {', '.join(SORTS)}.")
    _demand(question.page > 0, "Pages count from 1.")
    _demand(0 < question.page_size <= _LARGEST_PAGE, f"A page has 1 to {_LARGEST_PAGE} entries.")
    for name in names:
        _demand(name in FACETS, f"There is no facet {name}: choose of {', '.join(FACETS)}.")
    for kind in question.kinds:
        _demand(kind in KINDS, f"There is no kind {kind}: choose of {', '.join(KINDS)}.")


def _demand(is_met: bool, message: str) -> None:
    if not is_met:
        raise RequestError(message)


def _hit(card: dict[str, object], marker: Marker, language: str) -> Hit:
    title, title_language = title_of(cast(dict[str, list[str]], card["titles"]), language)
    snippet, snippet_language = marker.snippet(texts_of(card), language)
    return Hit(
        iri=str(card["iri"]),
        kind=cast(Kind, card["kind"]),
        title=title,
        title_language=title_language,
        snippet=snippet,
        snippet_language=snippet_language,
        states=tuple(cast(list[str], card["states"])),
        year=str(card["year"]),
        evidence=str(card["evidence"]),
        changed=str(card["changed"]),
    )


def _facets(asked: Search) -> tuple[Facet, ...]:
    """The facets; they are kept for other pages and orders of the same question."""
    question, kept = asked.question, asked.snapshot.kept
    key = (question.words, question.language, question.kinds, question.choices, question.facets)
    if key not in kept:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        kept[key] = _counted(asked)
    return cast(tuple[Facet, ...], kept[key])


def _counted(asked: Search) -> tuple[Facet, ...]:
    """Count values: of facets without a choice all at once, of others without their own choice."""
    chosen = {choice.facet: choice for choice in asked.question.choices}
    free = [name for name in asked.question.facets if name not in chosen]
    counts = _count(asked.snapshot, asked.query(), free)
    for name in asked.question.facets:
        if name in chosen:
            counts |= _count(asked.snapshot, asked.query(without=name), [name])
    return tuple(_facet(name, counts[name], chosen.get(name)) for name in asked.question.facets)


def _count(snapshot: Snapshot, query: Query, names: list[str]) -> dict[str, dict[str, int]]:
    if not names:
        return {}
    terms = {name: {"terms": {"field": facet_field(name), "size": _MOST_VALUES}} for name in names}
    found = cast(dict[str, dict[str, list[Any]]], snapshot.searcher.aggregate(query, terms))
    return {name: {bucket["key"]: bucket["doc_count"] for bucket in found[name]["buckets"]} for name in names}


def _facet(name: str, counts: dict[str, int], choice: Choice | None) -> Facet:
    """The most frequent values first; those that are chosen are there even when nothing has them."""
    wanted = choice.values if choice else ()
    everything = dict.fromkeys(wanted, 0) | counts
    ordered = sorted(everything.items(), key=lambda one: (-one[1], one[0]))
    return Facet(name, tuple(Count(value, count, value in wanted) for value, count in ordered))


def _expansions(asked: Search) -> tuple[Expansion, ...]:
    """For each concept that was named: what is found through it among what the choices leave."""
    found = list[Expansion]()
    for part in asked.meaning.parts:
        for concept in () if part.is_left_out else part.concepts:
            chosen = Search(asked.snapshot, asked.question, Meaning(())).query()
            query = Query.boolean_query(
                [(Occur.Must, chosen), (Occur.Must, asked.snapshot.term("concept", concept))]
            )
            languages = _count(asked.snapshot, query, ["language"])["language"]
            found.append(Expansion(part.words, concept, asked.snapshot.count(query), len(languages)))
    return tuple(found)
