"""Answering a question: conditions, page, facets, and what was understood."""

from dataclasses import dataclass
from typing import Any, cast

from tantivy import DocAddress, Occur, Order, Query

from paraugs.errors import RequestError
from paraugs.index.documents import title_of
from paraugs.index.forgiving import forgive
from paraugs.index.matching import Meaning, understand, whole
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
from paraugs.index.schema import facet_field, order_field
from paraugs.index.snippets import Marker, texts_of
from paraugs.index.store import Snapshot
from paraugs.index.typed import read
from paraugs.index.words import language_of

_MOST_VALUES = 60_000
_LARGEST_PAGE = 1000


@dataclass(frozen=True, slots=True)
class Search:
    """A question as it was understood over a snapshot."""

    snapshot: Snapshot
    question: Question
    meaning: Meaning
    corrected: tuple[tuple[str, str], ...]

    def query(self, without: str = "") -> Query:
        """Everything that is asked for, but what is chosen in one facet."""
        clauses = [(Occur.Must, _unscored(self.snapshot.any_of("kind", self.question.kinds)))]
        for choice in self.question.choices:
            if choice.facet != without:
                fits = self.snapshot.any_of(facet_field(choice.facet), choice.values)
                clauses.append((Occur.Must, _unscored(fits)))
        return Query.boolean_query([*clauses, *whole(self.meaning.parts)])


def search(snapshot: Snapshot, question: Question) -> Result:
    """Find one page, count facets."""
    asked = understand_question(snapshot, question)
    query = asked.query()
    total = snapshot.count(query)
    start = (question.page - 1) * question.page_size
    addresses = ranked(asked, query, total, start, question.page_size) if start < total else []
    language = language_of(question.language)
    marker = Marker(asked.meaning.marks, asked.meaning.beginnings)
    return Result(
        total=total,
        hits=tuple(_hit(snapshot.card(address), marker, language) for address in addresses),
        facets=_facets(asked, query),
        expansions=_expansions(asked),
        corrected=asked.corrected,
        number=snapshot.state.number,
    )


def all_iris(snapshot: Snapshot, question: Question) -> list[str]:
    """Give everything found, in order."""
    asked = understand_question(snapshot, question)
    query = asked.query()
    total = snapshot.count(query)
    return [str(snapshot.card(address)["iri"]) for address in ranked(asked, query, total, 0, total)]


def understand_question(snapshot: Snapshot, question: Question) -> Search:
    """Read a question; typing errors are forgiven where nothing is found otherwise."""
    _check(question)
    pieces, language = read(question.words), language_of(question.language)
    asked = Search(snapshot, question, understand(snapshot, pieces, language), ())
    if not pieces or snapshot.count(asked.query()):
        return asked
    meant, corrected = forgive(snapshot, pieces, asked.meaning.parts)
    if not corrected:
        return asked
    return Search(snapshot, question, understand(snapshot, meant, language), tuple(corrected))


def ranked(asked: Search, query: Query, total: int, start: int, size: int) -> list[DocAddress]:
    """The addresses of a page, in an order in which nothing is equal to anything else."""
    if not total:
        return []
    searcher, question = asked.snapshot.searcher, asked.question
    if question.sort != "relevance" or not asked.meaning.parts:
        name = order_field(question.sort, language_of(question.language))
        found = searcher.search(
            query, limit=size, offset=start, count=False, order_by_field=name, order=Order.Asc
        )
        return [address for _, address in found.hits]
    wanted = min(total, start + size)
    hits = searcher.search(query, limit=min(total, wanted + 1), count=False).hits
    while wanted < len(hits) < total and hits[-1][0] == hits[wanted - 1][0]:
        hits = searcher.search(query, limit=min(total, 4 * len(hits)), count=False).hits
    ties = searcher.fast_field_values("tie", [address for _, address in hits])
    order = sorted(zip(hits, ties, strict=True), key=lambda one: (-one[0][0], one[1] or 0))
    return [address for (_, address), _ in order[start:wanted]]


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


def _unscored(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)


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


def _facets(asked: Search, query: Query) -> tuple[Facet, ...]:
    """Count values: of facets without a choice all at once, of others without their own choice."""
    chosen = {choice.facet: choice for choice in asked.question.choices}
    free = [name for name in asked.question.facets if name not in chosen]
    counts = _count(asked.snapshot, query, free)
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
            chosen = Search(asked.snapshot, asked.question, Meaning(()), ()).query()
            query = Query.boolean_query(
                [(Occur.Must, chosen), (Occur.Must, asked.snapshot.term("concept", concept))]
            )
            languages = _count(asked.snapshot, query, ["language"])["language"]
            found.append(Expansion(part.words, concept, asked.snapshot.count(query), len(languages)))
    return tuple(found)
