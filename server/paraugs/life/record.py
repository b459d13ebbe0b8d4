"""The content of a contribution as statements, and the part of it that only the server writes.

Whatever is handed in, the server says itself for whom, by whom, since when and at which step a contribution
is, and keeps the reviews that were given. The rest is its contributor's: `essence`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from paraugs.graph.canonical import canonical_nquads
from paraugs.graph.parsing import parse
from paraugs.ledger.revision import NQUADS, Revision, Status
from paraugs.namespaces import THINGS
from paraugs.short_names import term
from paraugs.terms import IRI, Term, Triple

STATUS = term("par:status")
ISSUED = term("dct:issued")
MODIFIED = term("dct:modified")
LAST_CONFIRMED = term("par:lastConfirmed")
RENEW_BY = term("par:renewBy")
REVIEW = term("par:review")
TOPIC = term("foaf:primaryTopic")
TYPE = term("rdf:type")
_SERVERS = {
    TYPE,
    STATUS,
    ISSUED,
    MODIFIED,
    LAST_CONFIRMED,
    RENEW_BY,
    REVIEW,
    term("par:memberState"),
    term("par:contributor"),
}
_STATUSES = f"{THINGS}concept/contribution-status/"


def status_concept(status: Status) -> IRI:
    """Give the concept of a status."""
    return IRI(_STATUSES + status)


@dataclass(frozen=True, slots=True)
class Record:
    """A contribution (the name of its graph too) with all that its graph holds."""

    contribution: IRI
    triples: tuple[Triple, ...]

    def values(self, predicate: IRI) -> tuple[Term, ...]:
        """Give what the contribution itself says by a property."""
        return tuple(
            triple.object
            for triple in self.triples
            if triple.subject == self.contribution and triple.predicate == predicate
        )

    def value(self, predicate: IRI) -> Term | None:
        """Give the first of them."""
        return next(iter(self.values(predicate)), None)

    def with_values(self, values: Mapping[IRI, Iterable[Term]]) -> "Record":
        """Say these values of the contribution, in place of what it said by the same properties."""
        kept = [t for t in self.triples if t.subject != self.contribution or t.predicate not in values]
        said = [Triple(self.contribution, name, value) for name in values for value in values[name]]
        return replace(self, triples=(*kept, *said))

    def with_statements(self, triples: Iterable[Triple]) -> "Record":
        """Say more."""
        return replace(self, triples=(*self.triples, *triples))

    def about(self, subjects: Iterable[Term]) -> tuple[Triple, ...]:
        """Give the statements about some subjects."""
        wanted = set(subjects)
        return tuple(triple for triple in self.triples if triple.subject in wanted)

    def essence(self) -> frozenset[Triple]:
        """Give what is its contributor's own."""
        servers = {*self.values(REVIEW), *self.values(term("par:contributor"))}
        return frozenset(
            triple
            for triple in self.triples
            if triple.subject not in servers
            and (triple.subject != self.contribution or triple.predicate not in _SERVERS)
        )

    def nquads(self) -> str:
        """Give it as canonical N-Quads."""
        return canonical_nquads(self.triples, self.contribution)


def read_record(contribution: str, nquads: str) -> Record:
    """Read the content of a revision or an item."""
    quads = parse(nquads.encode(), NQUADS)
    return Record(IRI(contribution), tuple(Triple(*quad[:3]) for quad in quads))


def record_of(revision: Revision) -> Record:
    """Read the content of a revision."""
    return read_record(revision.entry.contribution, revision.entry.nquads)
