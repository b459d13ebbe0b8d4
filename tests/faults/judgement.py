"""Whether a server that was killed serves what was acknowledged, and nothing else."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from faults.index_judgement import faults_of_the_index
from faults.kept_record import Act, KeptRecord
from instances import eventually
from paraugs.graph.comparing import differences
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.loading import ENTAILMENTS, load
from paraugs.graph.port import Reading
from paraugs.graph.remote import RemoteGraph
from paraugs.ledger.revision import PUBLIC, Revision
from paraugs.ledger.sql import SqlLedger
from paraugs.resources import find_resources

_TITLE = re.compile(r'/terms/title> "([^"]*)"@en')
_WEB_PROCESSES = 2


@dataclass(frozen=True)
class Judge:
    """Compares three things: what clients know, what the ledger holds, what the server answers."""

    record: KeptRecord
    ledger: SqlLedger
    shipped: int
    index: Path | None = None
    """The folder of the server's index."""

    def faults_of_the_ledger(self) -> Iterator[str]:
        """What was acknowledged must be there; what is there must have been begun, and once only."""
        there = {revision.number: _act(revision) for revision in self.ledger.since(self.shipped)}
        for number, act in self.record.acknowledged.items():
            if there.get(number) != act:
                yield f"revision {number} was acknowledged as {act} and is {there.get(number)}"
        seen = set[Act]()
        for number, act in there.items():
            if act not in self.record.begun:
                yield f"revision {number} is there and nobody asked for it: {act}"
            if act in seen:
                yield f"revision {number} is there twice: {act}"
            seen.add(act)

    def faults_of_what_was_shown(self) -> Iterator[str]:
        """Each reader must have seen a practice as the ledger has it at the version that was told."""
        for shown in self.record.shown:
            public = [
                revision
                for revision in self.ledger.history(shown.contribution)
                if revision.number <= shown.version and revision.entry.status in PUBLIC
            ]
            found = _act(public[-1]).title if public else None
            if found != shown.title:
                yield f"version {shown.version} showed {shown.title} of {shown.contribution}, not {found}"

    def faults_of_the_server(self, url: str, is_whole: bool) -> Iterator[str]:
        """At rest, every web process must be at the head, and its graphs as the ledger has them."""
        graph = RemoteGraph(url + "/sparql")
        head = str(self.ledger.head().number)
        if not eventually(lambda: _versions(graph) == {head}, 60):
            yield f"it serves {_versions(graph)}, not version {head}"
            return
        graph.forget_version()
        if is_whole:
            yield from map(str, differences(graph, self.ledger))
            yield from self._faults_of_what_follows(graph)
            return
        if self.index:
            yield from faults_of_the_index(self.index, graph.fingerprint)
        changed = {revision.entry.contribution for revision in self.ledger.since(self.shipped)}
        yield from _differences_of(graph, self.ledger, changed, self.shipped)

    def _faults_of_what_follows(self, graph: RemoteGraph) -> Iterator[str]:
        anew = EmbeddedGraph()
        load(find_resources(), anew, self.ledger)
        if set(anew.read_graph(ENTAILMENTS)) != set(graph.read_graph(ENTAILMENTS)):
            yield "what follows from the statements is not what follows after a new start"
        if anew.fingerprint != graph.fingerprint:
            yield f"its fingerprint is {graph.fingerprint}, after a new start {anew.fingerprint}"
        if self.index:
            yield from faults_of_the_index(self.index, graph.fingerprint, anew)


def _versions(graph: RemoteGraph) -> set[str]:
    found = set[str]()
    for _ in range(4 * _WEB_PROCESSES):
        graph.forget_version()
        try:
            found.add(graph.version)
        except Exception as error:  # Whatever it is, it is not the version.
            found.add(type(error).__name__)
    return found


def _differences_of(graph: Reading, ledger: SqlLedger, names: Iterable[str], shipped: int) -> Iterator[str]:
    """Compare some contributions only, and that no other is there."""
    contents = {content.graph: content for content in ledger.contents(shipped, ledger.head().number)}
    there = {name for name in graph.graph_names() if name.value in names}
    if there != set(contents):
        yield f"its graphs are {sorted(there)}, not {sorted(contents)}"
        return
    for name, content in contents.items():
        text = " ".join(str(triple.object) for triple in graph.read_graph(name))
        title = _title(content.nquads)
        if title and title not in text:
            yield f"{name} is not at its revision {content.number}"


def _act(revision: Revision) -> Act:
    entry = revision.entry
    return Act(entry.contribution, _title(entry.nquads), entry.status)


def _title(nquads: str) -> str:
    found = _TITLE.search(nquads)
    return found[1] if found else ""
