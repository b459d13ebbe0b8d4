"""Proving a citation: the ledger is append-only, so the dataset of then can be made again and asked again."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from paraugs.answers.citing import is_whole
from paraugs.answers.rows import RESULTS, TRIPLES, compare, read_rows
from paraugs.errors import LedgerUnavailable
from paraugs.graph.contributions import Content, Contributions, Position
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.lexer import outline
from paraugs.graph.loading import digest_of_release, load
from paraugs.graph.port import QueryRequest
from paraugs.ledger.citations import Citation
from paraugs.resources import Resources

Verdict = Literal["same", "different", "damaged", "other release", "other ledger", "volatile", "erased"]


class AsOf:
    """What a ledger held when a revision was its newest."""

    def __init__(self, ledger: Contributions, number: int) -> None:
        self._ledger, self._number = ledger, number

    def head(self) -> Position:
        """Give the position of that revision."""
        position = self._ledger.position(self._number)
        if position is None:
            raise LedgerUnavailable(
                "the ledger", f"it has no revision {self._number}", "see `paraugs ledger log`"
            )
        return position

    def position(self, number: int) -> Position | None:
        """Give the position of a number up to that revision."""
        return self._ledger.position(number) if number <= self._number else None

    def contents(self, after: int, until: int) -> Iterator[Content]:
        """Give what changed in between, up to that revision."""
        return iter(self._ledger.contents(after, min(until, self._number)))


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of asking again; `reason` says why it is not the same."""

    citation: Citation
    verdict: Verdict
    reason: str = ""


class Replay:
    """Datasets of older versions, made from a ledger and this release; the last one is kept."""

    def __init__(self, resources: Resources, ledger: Contributions, base_iri: str) -> None:
        self._resources, self._ledger, self._base = resources, ledger, base_iri
        self._release = digest_of_release(resources)
        self._graph, self._number = EmbeddedGraph(), -1

    def prove(self, citation: Citation) -> Proof:
        """Look whether the rows that are kept are whole, and are those of the dataset of then."""
        if citation.erased:
            return Proof(citation, "erased", f"{citation.erased:%Y-%m-%d}: {citation.reason}")
        if not is_whole(citation):
            return Proof(citation, "damaged", "the rows that are kept do not have the hash that was told")
        if citation.release != self._release:
            return Proof(
                citation, "other release", "it was made with other reference data; the rows are whole"
            )
        if self._ledger.position(citation.version) is None:
            return Proof(citation, "other ledger", f"this ledger has no revision {citation.version}")
        graph = self._as_of(citation.version)
        if graph.fingerprint != citation.fingerprint:
            return Proof(citation, "other ledger", "this ledger had another history up to that revision")
        return self._compared(citation, graph)

    def _as_of(self, number: int) -> EmbeddedGraph:
        if self._number != number:
            self._graph, self._number = EmbeddedGraph(), number
            load(self._resources, self._graph, AsOf(self._ledger, number))
        return self._graph

    def _compared(self, citation: Citation, graph: EmbeddedGraph) -> Proof:
        known = outline(citation.query)
        media_type = TRIPLES if known.form in ("CONSTRUCT", "DESCRIBE") else RESULTS
        found = graph.answer(QueryRequest(citation.query, None, None, media_type, known.form, self._base))
        change = compare(read_rows(citation.form, citation.body), read_rows(citation.form, found.read()))
        if change and not change.added and not change.removed:
            return Proof(citation, "same")
        if citation.is_volatile:
            return Proof(citation, "volatile", "the query may answer differently each time")
        told = f"{len(change.added)} rows more, {len(change.removed)} fewer" if change else "other columns"
        return Proof(citation, "different", told)
