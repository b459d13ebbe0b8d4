"""The change stream as a Linked Data Event Stream: immutable events, on pages of a fixed number of them.

An event is an ActivityStreams Create, Update or Delete of a named graph (`as:object`). What the graph holds
after it stands in a graph named by the event, so that clients of LDES take it for a part of the event; for a
withdrawn contribution that is its tombstone. Page n holds the events (n-1) x 50 + 1 to n x 50.
Sources: LDES 1.0; TREE hypermedia specification; Activity Streams 2.0 vocabulary.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from paraugs.graph.notation import write_triple
from paraugs.ledger.changes import Change, written_stamp
from paraugs.ledger.stream import Shown
from paraugs.namespaces import PREFIXES
from paraugs.publish.receipts import Receipt, receipt_of
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Term, Triple

PAGE_SIZE = 50
OWN_PREFIXES = {
    "as": "https://www.w3.org/ns/activitystreams#",
    "ldes": "https://w3id.org/ldes#",
    "tree": "https://w3id.org/tree#",
}
_KINDS = {"create": "as:Create", "update": "as:Update", "delete": "as:Delete"}
_BLANK = re.compile(r"_:(\w+)")


@dataclass(frozen=True, slots=True)
class Bounds:
    """A page that there is: the times of its first event and, when no more will come, of its last."""

    number: int
    first: datetime
    last: datetime | None


def page_of(position: int) -> int:
    """The number of the page that holds a position."""
    return (position - 1) // PAGE_SIZE + 1


def positions_of(page: int) -> tuple[int, int]:
    """The positions after and until which a page goes."""
    return (page - 1) * PAGE_SIZE, page * PAGE_SIZE


def edges(head: int) -> list[int]:
    """The positions at which pages begin and end."""
    pages = range(1, page_of(head) + 1 if head else 1)
    return [edge for page in pages for edge in ((page - 1) * PAGE_SIZE + 1, page * PAGE_SIZE) if edge <= head]


def bounds(changes: Iterable[Change]) -> list[Bounds]:
    """The bounds of all pages, given the changes at their edges in order."""
    found = list[Bounds]()
    for change in changes:
        page = page_of(change.position)
        if (change.position - 1) % PAGE_SIZE == 0:
            found.append(Bounds(page, change.recorded, None))
        else:
            found[-1] = Bounds(page, found[-1].first, change.recorded)
    return found


@dataclass(frozen=True, slots=True)
class EventStream:
    """A stream whose root has an address, and whose events are things under a base."""

    address: str
    things: str

    def event(self, change: Change) -> IRI:
        """The IRI of an event."""
        return IRI(f"{self.things}change/{change.position}")

    def page_address(self, number: int) -> str:
        """The address of a page."""
        return f"{self.address}/page/{number}"

    def root(self, pages: Sequence[Bounds]) -> list[Triple]:
        """The stream, its shape, and its relations to all pages: at least from a time, at most until one.

        Each page is also said to come not before the stream's first event. That adds nothing for who looks
        for a time, but the reference client (ldes-client 0.3.0) orders by the earliest bound of a page, and
        pages of different ones do not wait for one another: on a busy machine it handed on events of the
        second page before those of the first.
        """
        stated = [*self._stream(), *self._shape()]
        root = IRI(self.address)
        stated.append((root, "rdf:type", _term("tree:Node")))
        for page in pages:
            stated += self._relation(page, "since", "GreaterThanOrEqualTo", pages[0].first)
            stated += self._relation(page, "from", "GreaterThanOrEqualTo", page.first)
            if page.last:
                stated += self._relation(page, "until", "LessThanOrEqualTo", page.last)
        return [_triple(*each) for each in stated]

    def page(self, number: int, shown: Sequence[Shown]) -> tuple[str, Receipt]:
        """A page as N-Quads, in the order of its events, and its receipt."""
        receipt = receipt_of((self.event(one.change).value, one.change.sha256) for one in shown)
        page = IRI(self.page_address(number))
        told = [
            *self._stream(),
            (page, "rdf:type", _term("tree:Node")),
            (page, "as:totalItems", _literal(str(receipt.count), "xsd:integer")),
            (page, "schema:sha256", Literal(receipt.sha256)),
        ]
        head = "".join(f"{write_triple(_triple(*each))}\n" for each in told)
        return head + "".join(self.member(one) for one in shown), receipt

    def member(self, shown: Shown) -> str:
        """An event as N-Quads."""
        change, event = shown.change, self.event(shown.change)
        told: list[tuple[IRI, str, Term]] = [
            (self._name, "tree:member", event),
            (event, "rdf:type", _term(_KINDS[change.kind])),
            (event, "as:object", IRI(change.member)),
            (event, "as:published", _time(change.recorded)),
            (event, "schema:position", _literal(str(change.position), "xsd:integer")),
            (event, "schema:sha256", Literal(change.sha256)),
        ]
        if change.revision:
            told.append((event, "prov:hadPrimarySource", IRI(f"{self.things}revision/{change.revision}")))
            told.append((event, "par:memberState", IRI(change.member_state)))
        head = "".join(f"{write_triple(_triple(*each))}\n" for each in told)
        return head + _moved(shown.nquads, change.member, event.value, change.position)

    @property
    def _name(self) -> IRI:
        return IRI(f"{self.address}#stream")

    def _stream(self) -> list[tuple[IRI, str, Term]]:
        return [
            (self._name, "rdf:type", _term("ldes:EventStream")),
            (self._name, "ldes:timestampPath", _term("as:published")),
            (self._name, "ldes:versionOfPath", _term("as:object")),
            *(
                (self._name, f"ldes:version{kind.title()}Object", _term(name))
                for kind, name in _KINDS.items()
            ),
            (self._name, "tree:view", IRI(self.address)),
        ]

    def _shape(self) -> list[tuple[IRI, str, Term]]:
        shape = IRI(f"{self.address}#event")
        told: list[tuple[IRI, str, Term]] = [
            (self._name, "tree:shape", shape),
            (shape, "rdf:type", _term("sh:NodeShape")),
        ]
        for name in ("rdf:type", "as:object", "as:published", "schema:position", "schema:sha256"):
            part, one = IRI(f"{shape.value}-{name.partition(':')[2]}"), _literal("1", "xsd:integer")
            told += [
                (shape, "sh:property", part),
                (part, "sh:path", _term(name)),
                (part, "sh:minCount", one),
                (part, "sh:maxCount", one),
            ]
        return told

    def _relation(self, page: Bounds, end: str, kind: str, value: datetime) -> list[tuple[IRI, str, Term]]:
        relation = IRI(f"{self.address}#page-{page.number}-{end}")
        return [
            (IRI(self.address), "tree:relation", relation),
            (relation, "rdf:type", _term(f"tree:{kind}Relation")),
            (relation, "tree:node", IRI(self.page_address(page.number))),
            (relation, "tree:path", _term("as:published")),
            (relation, "tree:value", _time(value)),
        ]


def _moved(nquads: str, graph: str, event: str, position: int) -> str:
    """The statements of a graph in the graph of an event; blank nodes stay apart from those of others."""
    moved = nquads.replace(f" <{graph}> .\n", f" <{event}> .\n")
    if "_:" not in moved:
        return moved
    return "".join(f"{_renamed(line, position)}\n" for line in moved.split("\n") if line)


def _renamed(line: str, position: int) -> str:
    """A line of N-Quads with its blank nodes renamed; what stands in a text stays as it is."""
    subject, predicate, rest = line.split(" ", 2)
    subject = _BLANK.sub(rf"_:m{position}\1", subject, count=1) if subject.startswith("_:") else subject
    rest = _BLANK.sub(rf"_:m{position}\1", rest, count=1) if rest.startswith("_:") else rest
    return f"{subject} {predicate} {rest}"


def _triple(subject: IRI, name: str, value: Term) -> Triple:
    return Triple(subject, _term(name), value)


def _term(name: str) -> IRI:
    prefix, _, local = name.partition(":")
    return IRI(OWN_PREFIXES[prefix] + local) if prefix in OWN_PREFIXES else term(name)


def _time(when: datetime) -> Literal:
    return _literal(written_stamp(when), "xsd:dateTime")


def _literal(value: str, datatype: str) -> Literal:
    return Literal(value, datatype=PREFIXES["xsd"] + datatype.partition(":")[2])
