"""What the graph says of things: their own statements, and those of parts, bodies, transfers and records.

The index is made from the graph that pages are read from, so that both show the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from paraugs.graph.named import NamedQueries
from paraugs.graph.port import Reading
from paraugs.index.port import KINDS, Kind
from paraugs.short_names import term
from paraugs.terms import IRI, Term

CLASSES: dict[Kind, tuple[str, ...]] = {
    "practice": ("par:Practice",),
    "tool": ("par:ReferenceTool",),
    "event": (
        "par:PeerLearningActivity",
        "par:PeerReview",
        "par:PeerCounselling",
        "par:StakeholderConsultation",
        "par:Summit",
        "par:Forum",
        "par:Seminar",
        "par:GovernanceMeeting",
    ),
}
_KIND_OF: dict[Term, Kind] = {term(name): kind for kind in KINDS for name in CLASSES[kind]}
_BATCH = 200


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a thing, of its parts and of its record, by property; and in which graphs."""

    iri: IRI
    kind: Kind
    own: dict[IRI, list[Term]]
    parts: dict[IRI, list[Term]]
    record: dict[IRI, list[Term]]
    transfers: set[IRI]
    sources: set[str]


class Gatherer:
    """Reads things from a graph by the queries of the index."""

    def __init__(self, graph: Reading, queries: NamedQueries) -> None:
        self._graph, self._queries = graph, queries

    def everything(self) -> dict[IRI, Kind]:
        """Everything that can be searched for, by kind."""
        rows = self._graph.select(self._queries["things"].bind({"class": sorted(_KIND_OF, key=str)})).rows
        return {thing: _KIND_OF[kind] for thing, kind in rows if isinstance(thing, IRI) and kind in _KIND_OF}

    def kinds(self, things: set[IRI]) -> dict[IRI, Kind]:
        """Those of some things that can be searched for, by kind."""
        rows = self._queries.run(self._graph, "types", thing=sorted(things)).rows
        return {thing: _KIND_OF[kind] for thing, kind in rows if isinstance(thing, IRI) and kind in _KIND_OF}

    def mentioned(self, sources: Iterable[IRI]) -> set[IRI]:
        """What some graphs speak of or point to."""
        rows = self._queries.run(self._graph, "mentioned", source=list(sources)).rows
        return {thing for (thing,) in rows if isinstance(thing, IRI)}

    def told(self, kinds: dict[IRI, Kind]) -> Iterator[Told]:
        """What is told of things, read in batches."""
        things = list(kinds)
        for start in range(0, len(things), _BATCH):
            yield from self._batch({thing: kinds[thing] for thing in things[start : start + _BATCH]})

    def _batch(self, kinds: dict[IRI, Kind]) -> Iterator[Told]:
        parts = defaultdict[IRI, set[IRI]](set)
        for thing, part in self._queries.run(self._graph, "parts", thing=list(kinds)).rows:
            if isinstance(thing, IRI) and isinstance(part, IRI):
                parts[thing].add(part)
        statements = self._statements({*kinds, *(part for found in parts.values() for part in found)})
        for thing, kind in kinds.items():
            yield _told(thing, kind, sorted(parts[thing]), statements)

    def _statements(self, subjects: set[IRI]) -> dict[IRI, list[tuple[IRI, Term, str]]]:
        found = defaultdict[IRI, list[tuple[IRI, Term, str]]](list)
        rows = self._queries.run(self._graph, "statements", subject=sorted(subjects)).rows
        for subject, name, value, source in rows:
            if isinstance(subject, IRI) and isinstance(name, IRI) and value is not None:
                found[subject].append((name, value, str(source)))
        return found


def _told(
    thing: IRI, kind: Kind, parts: list[IRI], statements: dict[IRI, list[tuple[IRI, Term, str]]]
) -> Told:
    """Sort what was read by what a part is to the thing; of an activity only its instrument counts."""
    told = Told(thing, kind, _by_property(statements.get(thing, [])), {}, {}, set(), set())
    told.sources.update(source for _, _, source in statements.get(thing, []))
    for part in parts:
        said = statements.get(part, [])
        told.sources.update(source for _, _, source in said)
        types = {value for name, value, _ in said if name == _TYPE}
        if (_TOPIC, thing) in ((name, value) for name, value, _ in said):
            told.record.update(_by_property(said))
        elif _TRANSFER in types:
            told.transfers.add(part)
        elif types & _LEADING:
            _add(told.parts, [one for one in said if one[0] == _INSTRUMENT])
        else:
            _add(told.parts, said)
    return told


_TYPE, _TOPIC, _INSTRUMENT = term("rdf:type"), term("foaf:primaryTopic"), term("par:instrument")
_TRANSFER = term("par:Transfer")
_LEADING = {term("par:Activity"), term("par:Instrument"), *(term(name) for name in CLASSES["event"])}


def _add(found: dict[IRI, list[Term]], said: list[tuple[IRI, Term, str]]) -> None:
    for name, values in _by_property(said).items():
        found.setdefault(name, []).extend(values)


def _by_property(said: list[tuple[IRI, Term, str]]) -> dict[IRI, list[Term]]:
    found = defaultdict[IRI, list[Term]](list)
    for name, value in sorted({(name, value) for name, value, _ in said}, key=_written):
        found[name].append(value)
    return dict(found)


def _written(statement: tuple[IRI, Term]) -> tuple[str, str, str]:
    name, value = statement
    return str(name), str(value), getattr(value, "language", None) or ""
