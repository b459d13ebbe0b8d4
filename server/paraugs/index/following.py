"""The index follows the graph of its process: what changed is made anew, else everything.

What changed is asked of the ledger (which contributions have new revisions), and of the index (which things
were made from them), so that a transfer or an assessment renews the practices that it speaks of, before and
after. An index that is ahead, because another process has written, is left as it is.
"""

import logging
from collections.abc import Callable, Iterator

import tantivy

from paraugs.graph.named import NamedQueries
from paraugs.graph.news import Source
from paraugs.graph.port import Reading
from paraugs.index.concepts import Concepts, read_concepts
from paraugs.index.describing import describe
from paraugs.index.documents import concept_document, document_of
from paraugs.index.gathering import Gatherer
from paraugs.index.memory import IndexInMemory
from paraugs.index.port import Kind
from paraugs.index.schema import VERSION
from paraugs.index.store import IndexFiles, Snapshot, State
from paraugs.terms import IRI

Progress = Callable[[int, int], None]
"""Called with how many things are done, and how many there are."""

log = logging.getLogger(__name__)


class Truth:
    """What the index is made from: the graph, read by queries, and the ledger that the graph follows.

    Concepts come with a release, but for the tools among them: they are read again only for these.
    """

    def __init__(self, graph: Reading, queries: NamedQueries, source: Source | None = None) -> None:
        self.graph, self.source = graph, source
        self.gatherer = Gatherer(graph, queries)
        self._queries = queries
        self._concepts: Concepts | None = None

    def concepts(self, anew: bool) -> Concepts:
        """The concepts that things are tagged with."""
        if self._concepts is None or anew:
            self._concepts = read_concepts(self.graph, self._queries)
        return self._concepts

    def reached(self, snapshot: Snapshot) -> int:
        """The dataset version up to which an index agrees with ledger and release; 0 for none."""
        name, _, version = snapshot.state.name.rpartition("/")
        return self.source.reached(name) if self.source and version == VERSION else 0

    def is_current(self, snapshot: Snapshot) -> bool:
        """Whether an index is where the graph is, or ahead of it on the same way."""
        fingerprint = self.graph.fingerprint
        if snapshot.state.name == name_of(fingerprint):
            return True
        is_known = self.source is not None and self.source.reached(fingerprint) > 0
        return is_known and self.reached(snapshot) > number_of(fingerprint)


def number_of(fingerprint: str) -> int:
    """The dataset version of a fingerprint of the graph; 0 when it does not say."""
    number = fingerprint.partition("-")[0]
    return int(number) if number.isdecimal() else 0


def name_of(fingerprint: str) -> str:
    """The name of an index that is at a fingerprint of the graph."""
    return f"{fingerprint}/{VERSION}"


def bring_up(files: IndexFiles | IndexInMemory, truth: Truth) -> None:
    """Bring the index to where the graph is; the caller has the turn to write.

    The graph may move on meanwhile, in another thread: then what was read is of several versions, and the
    next step makes anew what changed since the first of them.
    """
    fingerprint, snapshot = truth.graph.fingerprint, files.snapshot()
    if snapshot is None or not truth.source or not truth.reached(snapshot):
        rebuild(files, truth)
    elif not truth.is_current(snapshot):
        found = truth.source.contributions.contents(truth.reached(snapshot), number_of(fingerprint))
        _revise(files, truth, snapshot, fingerprint, {content.graph for content in found})


def rebuild(files: IndexFiles | IndexInMemory, truth: Truth, progress: Progress | None = None) -> None:
    """Make everything anew; readers have the old index until it is whole."""
    fingerprint = truth.graph.fingerprint
    concepts, kinds = truth.concepts(anew=True), truth.gatherer.everything()
    if files.snapshot() is None:
        files.remove()
    state = State(number_of(fingerprint), name_of(fingerprint))
    files.write(_everything(truth, concepts, kinds, progress), None, state)
    log.info("the index was made anew: %d things, dataset version %d", len(kinds), state.number)


def _revise(
    files: IndexFiles | IndexInMemory, truth: Truth, snapshot: Snapshot, fingerprint: str, changed: set[IRI]
) -> None:
    touched = _made_from(snapshot, changed)
    if changed:
        touched |= truth.gatherer.mentioned(changed)
    kinds = truth.gatherer.kinds(touched) if touched else {}
    concepts = truth.concepts(anew="tool" in kinds.values())
    gone = {thing.value for thing in touched if thing in kinds or snapshot.is_thing(thing.value)}
    state = State(number_of(fingerprint), name_of(fingerprint))
    files.write(_documents(truth, concepts, kinds), gone, state)


def _everything(
    truth: Truth, concepts: Concepts, kinds: dict[IRI, Kind], progress: Progress | None
) -> Iterator[tantivy.Document]:
    yield from (concept_document(iri, names) for iri, names in concepts.names.items())
    for done, told in enumerate(truth.gatherer.told(kinds), 1):
        yield document_of(describe(told, concepts))
        if progress:
            progress(done, len(kinds))


def _documents(truth: Truth, concepts: Concepts, kinds: dict[IRI, Kind]) -> Iterator[tantivy.Document]:
    """Documents of some things, and of what they are as concepts: a tool has both."""
    for told in truth.gatherer.told(kinds):
        yield document_of(describe(told, concepts))
        if names := concepts.names.get(told.iri.value):
            yield concept_document(told.iri.value, names)


def _made_from(snapshot: Snapshot, sources: set[IRI]) -> set[IRI]:
    """Things that were made from some graphs."""
    if not sources:
        return set()
    query = snapshot.any_of("source", [source.value for source in sources])
    hits = snapshot.searcher.search(query, limit=max(1, snapshot.searcher.num_docs)).hits
    return {IRI(str(snapshot.card(address)["iri"])) for _, address in hits}
