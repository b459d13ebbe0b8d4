"""Citing an answer: query, dataset version and rows are frozen under a link that always gives the same."""

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import cast

from paraugs.answers.rows import RESULTS, TRIPLES, Difference, Rows, compare, read_rows
from paraugs.errors import (
    GraphUnavailable,
    Limit,
    NotFound,
    ParaugsError,
    ResultTooLarge,
    wording,
)
from paraugs.graph.lexer import outline
from paraugs.graph.port import Form, Graph, QueryRequest, VisitorDoor
from paraugs.ledger.citations import Citation, Citations
from paraugs.refusals import CitationErased, TooManyRequests

MOST_ROWS = 20_000
MOST_MB = 4
MOST_IN_A_DAY, MOST_MB_IN_A_DAY = 2_000, 500
"""Of the whole server: whoever cites leaves something on its disk, and need not sign in."""

_ATTEMPTS = 4
_A_WHILE = 3600
_ID_BYTES = 8
_GRAPHS = ("CONSTRUCT", "DESCRIBE")
_COMMENT = re.compile(r"\s*#\+?\s*(?:summary:\s*)?(?P<words>\S[^\n]{0,200})")


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Desk:
    """What citing needs: where citations are kept, the graph, the visitors' door, the release's digest."""

    citations: Citations
    graph: Graph
    door: VisitorDoor
    release: str
    base_iri: str
    most_in_a_day: int = MOST_IN_A_DAY
    most_mb_in_a_day: int = MOST_MB_IN_A_DAY
    clock: Callable[[], datetime] = _now


@dataclass(frozen=True, slots=True)
class Today:
    """What a cited query says now: its rows and what changed since, or why it cannot be answered."""

    version: str
    rows: Rows | None
    difference: Difference | None
    failure: ParaugsError | None = None


def cite(desk: Desk, query: str, is_wanted: Callable[[], bool] = lambda: True) -> Citation:
    """Freeze the answer that a query has now; the same question about the same version is one citation.

    Raises what a `VisitorDoor` raises, ResultTooLarge above `MOST_ROWS` or `MOST_MB`, and TooManyRequests
    when the whole server has made as many in a day as it may.
    """
    known = outline(query)
    body, version, fingerprint = _settled(desk, query, known.form, is_wanted)
    rows = read_rows(known.form, body)
    _refuse_large(rows, body)
    name = _name(fingerprint, query, rows.sha256)
    if desk.citations.get(name):
        return find(desk, name)
    now = desk.clock()
    _refuse_many(desk, now)
    return desk.citations.keep(
        Citation(
            name,
            now,
            int(version) if version.isdigit() else 0,
            fingerprint,
            desk.release,
            query,
            known.form,
            known.is_volatile or rows.has_blank_nodes,
            len(rows.rows),
            rows.sha256,
            body,
        )
    )


def find(desk: Desk, name: str) -> Citation:
    """The citation with an id; NotFound when there is none, CitationErased when it was erased."""
    found = desk.citations.get(name)
    if found is None:
        raise NotFound(wording("a citation %(name)s"), name=name)
    if found.erased:
        raise CitationErased(name, found.erased.date(), found.reason or "")
    return found


def today(desk: Desk, citation: Citation, is_wanted: Callable[[], bool] = lambda: True) -> Today:
    """What the query of a citation says now, and what changed."""
    try:
        body, version, _ = _settled(desk, citation.query, cast(Form, citation.form), is_wanted)
    except ParaugsError as failure:
        return Today(desk.graph.version, None, None, failure)
    rows = read_rows(citation.form, body)
    return Today(version, rows, compare(read_rows(citation.form, citation.body), rows))


def is_whole(citation: Citation) -> bool:
    """Whether the rows that are kept still have the hash that was told."""
    rows = read_rows(citation.form, citation.body)
    return (rows.sha256, len(rows.rows)) == (citation.sha256, citation.rows)


def title_of(citation: Citation) -> str:
    """What the query says of itself in its first line; empty when it says nothing."""
    found = _COMMENT.match(citation.query)
    return found["words"].strip() if found else ""


def _refuse_many(desk: Desk, now: datetime) -> None:
    made = desk.citations.made_since(now - timedelta(days=1))
    if made.number >= desk.most_in_a_day or made.size >= desk.most_mb_in_a_day << 20:
        told = wording("This server keeps at most %(most)s new citations, or %(size)s MiB of them, a day.")
        raise TooManyRequests(told, _A_WHILE, most=desk.most_in_a_day, size=desk.most_mb_in_a_day)


def _refuse_large(rows: Rows, body: bytes) -> None:
    limit = Limit("cited-rows", MOST_ROWS, "rows")
    if len(body) > MOST_MB << 20:
        limit = Limit("cited-size", MOST_MB, "MiB")
    elif len(rows.rows) <= MOST_ROWS:
        return
    reason = wording(
        "An answer that is cited may have at most %(most)s %(unit)s. Cite a part of it, or a dump."
    )
    raise ResultTooLarge(reason, limit, most=f"{limit.value:,g}", unit=limit.unit)


def _name(fingerprint: str, query: str, rows: str) -> str:
    """An id that follows from what is cited, in letters that nobody confuses."""
    told = hashlib.sha256("\0".join((fingerprint, query, rows)).encode()).digest()[:_ID_BYTES]
    return base64.b32encode(told).decode().rstrip("=").lower()


def _settled(desk: Desk, query: str, form: Form, is_wanted: Callable[[], bool]) -> tuple[bytes, str, str]:
    """An answer, with the version and fingerprint that it is of: those did not move meanwhile."""
    media_type = TRIPLES if form in _GRAPHS else RESULTS
    for _ in range(_ATTEMPTS):
        fingerprint, version = desk.graph.fingerprint, desk.graph.version
        request = QueryRequest(query, None, None, media_type, form, desk.base_iri, is_wanted)
        found = desk.door.answer(request)
        body = found.read()
        if desk.graph.fingerprint == fingerprint:
            return body, version, fingerprint
    raise GraphUnavailable("the graph", "it changes faster than this query is answered")
