"""A question as it was understood, what it finds, and the order of what fits equally well."""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from tantivy import DocAddress, Occur, Order, Query

from paraugs.index.matching import Meaning, whole
from paraugs.index.port import Question
from paraugs.index.schema import facet_field, order_field
from paraugs.index.store import Snapshot
from paraugs.index.words import language_of

_MOST_EQUAL = 1000

Hits = list[tuple[Any, DocAddress]]


@dataclass(frozen=True, slots=True)
class Search:
    """A question as it was understood over a snapshot; `corrected` is what was taken for what."""

    snapshot: Snapshot
    question: Question
    meaning: Meaning
    corrected: tuple[tuple[str, str], ...] = ()

    @property
    def is_by_score(self) -> bool:
        """Whether what fits best comes first."""
        return self.question.sort == "relevance" and bool(self.meaning.parts)

    def find(self, limit: int, offset: int = 0) -> tuple[int, Hits]:
        """How many there are, and some of them in order; what is equal by score in any order."""
        searcher, question, name, limit = self.snapshot.searcher, self.question, None, max(limit, 1)
        if not self.is_by_score:
            name = order_field(question.sort, language_of(question.language))
        found: Any = searcher.search(
            self.query(), limit=limit, offset=offset, order_by_field=name, order=_order(name)
        )
        return found.count, found.hits

    def query(self, without: str = "") -> Query:
        """Everything that is asked for, but what is chosen in one facet."""
        clauses = [(Occur.Must, _unscored(self.snapshot.any_of("kind", self.question.kinds)))]
        for choice in self.question.choices:
            if choice.facet != without:
                fits = self.snapshot.any_of(facet_field(choice.facet), choice.values)
                clauses.append((Occur.Must, _unscored(fits)))
        return Query.boolean_query([*clauses, *whole(self.meaning.parts)])


def untied(asked: Search, total: int, hits: Hits, start: int, end: int) -> list[DocAddress]:
    """A stretch of the hits, in an order in which nothing is equal to anything else.

    Where few are equal by score the order does not depend on how they were stored; reading very many only to
    sort them would cost more than all the rest, so these stay as they lie in the files of this machine.
    """
    if start >= end:
        return []
    first, edge = _first_equal(hits, start), _first_equal(hits, end - 1)
    if hits[-1][0] == hits[edge][0] and len(hits) < total:
        _, hits = asked.find(min(total, max(len(hits), edge + _MOST_EQUAL + 1)))
    groups = (list(group) for _, group in groupby(hits[first:], key=lambda hit: hit[0]))
    ordered = [address for group in groups for address in _sorted(asked, group)]
    return ordered[start - first : end - first]


def _first_equal(hits: Hits, place: int) -> int:
    """The place of the first hit with the score of another."""
    return bisect_left(hits, -hits[place][0], hi=place, key=lambda hit: -hit[0])


def _sorted(asked: Search, equal: Hits) -> list[DocAddress]:
    addresses = [address for _, address in equal]
    if not 1 < len(addresses) <= _MOST_EQUAL:
        return addresses
    ties = asked.snapshot.searcher.fast_field_values("tie", addresses)
    return [address for _, address in sorted(zip(ties, addresses, strict=True), key=lambda one: one[0] or 0)]


def _order(name: str | None) -> Order:
    return Order.Asc if name else Order.Desc


def _unscored(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)
