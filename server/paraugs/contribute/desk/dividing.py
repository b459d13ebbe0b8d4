"""One document, several contributions: which statements belong to which thing.

A thing of one of the five kinds is an item, when its address is one of ours or it has none yet. To it belong
its parts (addresses below its own, and whatever it leads to that no list of ours knows) and its record
(`par:Contribution`). Nothing of a document is dropped: what belongs nowhere goes with its graph, else with
the first item, and is judged there.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from paraugs.contribute.judging.kinds import ASSESSMENT
from paraugs.contribute.judging.vocabulary import TYPE, Facts
from paraugs.namespaces import THINGS
from paraugs.short_names import term
from paraugs.terms import IRI, BlankNode, Quad, Subject, Term, Triple

CONTRIBUTION = term("par:Contribution")
PRIMARY_TOPIC = term("foaf:primaryTopic")
_ASSESSMENT = term("par:assessment")


@dataclass(frozen=True, slots=True)
class Portion:
    """What belongs to one thing, as it was written: the thing, its kind, its record, the statements."""

    thing: Subject
    kind: IRI
    record: Subject | None
    triples: tuple[Triple, ...]


class Divider:
    """Divides one document; `base` is what nodes without an address of their own begin with."""

    def __init__(self, quads: Sequence[Quad], kinds: Mapping[IRI, IRI], facts: Facts, base: str) -> None:
        self._facts, self._base = facts, base
        self._about: dict[Subject, dict[Triple, None]] = defaultdict(dict)
        self._graphs: dict[Subject, IRI] = {}
        # Of an outcome that is described elsewhere the document says this alone: the assessment is its own.
        described = {quad.subject for quad in quads if quad.predicate != _ASSESSMENT}
        assessed = {
            quad.object
            for quad in quads
            if quad.predicate == _ASSESSMENT
            and (quad.subject in described or isinstance(quad.subject, BlankNode))
        }
        self._kinds: dict[Subject, IRI] = {}
        self._records: dict[Subject, Term | None] = {}
        for subject, predicate, value, graph in quads:
            self._about[subject][Triple(subject, predicate, value)] = None
            if graph:
                self._graphs.setdefault(subject, graph)
            if predicate == PRIMARY_TOPIC:
                self._records[subject] = value
            elif predicate == TYPE and value == CONTRIBUTION:
                self._records.setdefault(subject, None)
            elif predicate == TYPE and isinstance(value, IRI) and self._can_be_item(subject):
                kind = kinds.get(value)
                if kind and (kind != ASSESSMENT or subject not in assessed):
                    self._kinds.setdefault(subject, kind)

        if IRI(base) in self._about and IRI(base) not in self._kinds:
            self._records.setdefault(IRI(base), None)
        self._below: dict[str, list[Subject]] = defaultdict(list)
        for node in self._about:
            before, mark, _ = str(node).partition("#")
            if mark and before != base:
                self._below[before].append(node)

    def divide(self) -> list[Portion]:
        """Give the items in the order of the document; none when there is no thing of a kind of ours."""
        records = self._records_of_things()
        owned = {thing: self._reach(thing, records.get(thing)) for thing in self._kinds}
        self._share_rest(owned, records)
        return [
            Portion(thing, self._kinds[thing], records.get(thing), self._statements(nodes))
            for thing, nodes in owned.items()
        ]

    def _can_be_item(self, node: Subject) -> bool:
        if self.has_no_address(node):
            return True
        return str(node).startswith(THINGS) and "#" not in str(node)

    def has_no_address(self, node: Term) -> bool:
        """Tell whether a node has no address of its own: a blank one, `<>` or `<#...>`."""
        if isinstance(node, IRI):
            return node.value == self._base or node.value.startswith(f"{self._base}#")
        return isinstance(node, BlankNode)

    def _records_of_things(self) -> dict[Subject, Subject]:
        """Give the record of each thing: the one that names it, else the one whose graph it stands in."""
        found: dict[Subject, Subject] = {}
        for record, topic in self._records.items():
            if isinstance(topic, IRI | BlankNode) and topic in self._kinds:
                found.setdefault(topic, record)
        loose = [record for record, topic in self._records.items() if topic not in self._kinds]
        for record in loose:
            for thing in self._kinds:
                in_its_graph = self._graphs.get(thing) == record
                if thing not in found and thing != record and (in_its_graph or len(self._kinds) == 1):
                    found[thing] = record
        return found

    def _reach(self, thing: Subject, record: Subject | None) -> dict[Subject, None]:
        """Give the nodes that belong to a thing."""
        reached: dict[Subject, None] = {}
        waiting = [*reversed(self._below[str(thing)]), *([record] if record else []), thing]
        while waiting:
            node = waiting.pop()
            if node not in reached:
                reached[node] = None
                waiting += [other for other in self._next(node) if self._is_part(other, thing)][::-1]
        return reached

    def _next(self, node: Subject) -> Iterable[Subject]:
        for triple in self._about[node]:
            value = triple.object
            if not isinstance(value, IRI | BlankNode) or value not in self._about:
                continue
            yield value

    def _is_part(self, node: Subject, thing: Subject) -> bool:
        if node in self._kinds or node in self._records or node in self._facts:
            return False
        owner = IRI(str(node).partition("#")[0])
        return owner not in self._kinds or owner == thing

    def _share_rest(
        self, owned: dict[Subject, dict[Subject, None]], records: Mapping[Subject, Subject]
    ) -> None:
        if not owned:
            return
        taken = {node for nodes in owned.values() for node in nodes}
        by_graph = {self._graphs[thing]: thing for thing in reversed(owned) if thing in self._graphs}
        first = next(iter(owned))
        for node in self._about:
            if node not in taken:
                graph = self._graphs.get(node)
                owned[by_graph.get(graph, first) if graph else first][node] = None

    def _statements(self, nodes: Iterable[Subject]) -> tuple[Triple, ...]:
        return tuple(triple for node in nodes for triple in self._about[node])
