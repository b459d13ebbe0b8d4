"""The shipped files into a store: which file goes into which graph, what follows, and which version it is.

    ontology/*.ttl, ontology/alignments/*.ttl   id/graph/ontology
    ontology/vocabularies/*.ttl                 id/graph/vocabularies
    data/<name>.ttl, data/<name>/*.ttl          id/graph/<name>
    data/<name>/*.trig                          the graphs that the file names (or the ledger's contributions)
    queries/entailment/*.rq                     id/graph/entailments, by their CONSTRUCTs to a fixpoint

What an instance adds in its folder for state (imported editions of the monitor) goes the same ways.
A broken file stops the load with its name, line and reason. Handed a ledger, contributions come from it alone
and its number is the version; without one the shipped practices are loaded, as a new ledger would hold them.
Nothing here leaves a thread behind, so a process may fork afterwards.
"""

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from paraugs.errors import ResourceError, SyntaxFault
from paraugs.graph.canonical import canonical_graph
from paraugs.graph.contributions import Contributions, Position
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.parsing import media_type_of
from paraugs.graph.port import Graph
from paraugs.graph.release import CONTRIBUTIONS, ID, VERSION_GRAPH, fingerprint, version_statements
from paraugs.graph.rules import Rules
from paraugs.resources import Resources
from paraugs.terms import IRI

GRAPHS = ID + "graph/"
ENTAILMENTS = VERSION_GRAPH
FILES = (
    ("ontology", "*.ttl"),
    ("ontology/alignments", "*.ttl"),
    ("ontology/vocabularies", "*.ttl"),
    ("data", "*.ttl"),
    ("data", "*/*.ttl"),
    ("data", "*/*.trig"),
)
RULES = ("queries/entailment", "*.rq")
PRACTICES = ("data/practices", "*.trig")

_PIECE = 1 << 24

Progress = Callable[[str, int, int], None]
"""Called with what was just done (a graph's IRI), how many are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load put into the store: triples by graph, version and fingerprint, and how long it took."""

    counts: Mapping[IRI, int]
    version: str
    fingerprint: str
    seconds: float

    @property
    def triples(self) -> int:
        """Count all triples."""
        return sum(self.counts.values())


def graph_of(name: str) -> IRI | None:
    """Tell a file's graph by its path relative to the root; None when the file names its own graphs."""
    path = Path(name)
    if path.suffix == ".trig":
        return None
    folder = path.parts[1] if len(path.parts) > 2 else path.stem
    if path.parts[0] == "ontology":
        folder = "vocabularies" if folder == "vocabularies" else "ontology"
    return IRI(GRAPHS + folder)


def load(resources: Resources, graph: EmbeddedGraph, contributions: Contributions | None = None) -> Loaded:
    """Fill an empty graph with the shipped files and what follows; ResourceError for a broken file."""
    start = time.perf_counter()
    for path, name in shipped_files(resources):
        if path.suffix != ".rq" and not (contributions and _is_practice(name)):
            _load_file(path, _read(path), graph_of(name), graph)
    position = _fill(graph, contributions) if contributions else _shipped_position(resources, graph)
    graph.settle_blank_nodes()
    add_entailments(resources, graph)
    name = fingerprint(position.number, digest_of_release(resources), position.chain)
    graph.add(VERSION_GRAPH, version_statements(position.number, name))
    return Loaded(graph.counts(), str(position.number), name, time.perf_counter() - start)


def load_into(
    resources: Resources,
    target: Graph,
    progress: Progress | None = None,
    contributions: Contributions | None = None,
) -> Loaded:
    """Put the same into any store, graph by graph: what is there afterwards does not depend on the store.

    Graphs of ours that are no longer shipped are removed; graphs of others stay. The graph that tells the
    version goes first and comes last, so that a load cut off in the middle never passes for a whole one.
    """
    start = time.perf_counter()
    source = EmbeddedGraph()
    loaded = load(resources, source, contributions)
    target.remove(VERSION_GRAPH)
    for name in target.graph_names():
        if name not in loaded.counts and name.value.startswith(ID):
            target.remove(name)
    names = sorted(loaded.counts, key=lambda name: (name == VERSION_GRAPH, name))
    for done, name in enumerate(names, 1):
        target.replace(name, source.read_graph(name))
        if progress:
            progress(name.value, done, len(names))
    return replace(loaded, seconds=time.perf_counter() - start)


def reference_graphs(resources: Resources) -> dict[IRI, str]:
    """Give each graph of the release but the practices as canonical N-Quads."""
    graph = EmbeddedGraph()
    for path, name in shipped_files(resources):
        if path.suffix != ".rq" and not _is_practice(name):
            _load_file(path, _read(path), graph_of(name), graph)
    return {name: canonical_graph(graph.store, name) for name in graph.graph_names()}


def digest_of_release(resources: Resources) -> str:
    """Give a digest of all files that make the dataset but the practices, which the ledger answers for."""
    return _digest(resources, lambda name: not _is_practice(name))


def shipped_files(resources: Resources) -> Iterator[tuple[Path, str]]:
    """Go through the files that make the dataset, with names relative to the root, in a stable order."""
    for folder, pattern in (*FILES, RULES):
        for path in (*resources.files(folder, pattern), *resources.added_files(folder, pattern)):
            yield path, resources.name(path)


def add_entailments(resources: Resources, graph: EmbeddedGraph) -> int:
    """Add what the rules give until nothing new comes; give the number of new triples."""
    return read_rules(resources).complete(graph)


def read_rules(resources: Resources) -> Rules:
    """Read the rules of entailment."""
    return Rules(tuple((path, _read(path).decode()) for path in resources.files(*RULES)))


def _fill(graph: EmbeddedGraph, contributions: Contributions) -> Position:
    """Load what is public of all contributions, in large pieces: blank nodes are one document's own."""
    position, waiting, size = contributions.head(), list[str](), 0
    for content in contributions.contents(0, position.number):
        if "_:" in content.nquads:
            graph.load(content.nquads.encode(), "application/n-quads", None)
            continue
        waiting.append(content.nquads)
        size += len(content.nquads)
        if size > _PIECE:
            graph.load("".join(waiting).encode(), "application/n-quads", None)
            waiting, size = [], 0
    graph.load("".join(waiting).encode(), "application/n-quads", None)
    return position


def _shipped_position(resources: Resources, graph: EmbeddedGraph) -> Position:
    number = sum(name.value.startswith(CONTRIBUTIONS) for name in graph.graph_names())
    return Position(number, _digest(resources, _is_practice))


def _is_practice(name: str) -> bool:
    return PurePath(name).match("/".join(PRACTICES))


def _digest(resources: Resources, is_meant: Callable[[str], bool]) -> str:
    digest = hashlib.sha256()
    for path, name in shipped_files(resources):
        if is_meant(name):
            data = _read(path)
            digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def _load_file(path: Path, data: bytes, name: IRI | None, graph: EmbeddedGraph) -> None:
    try:
        graph.load(data, media_type_of(path.name), name)
    except SyntaxFault as fault:
        raise ResourceError(path, fault.reason, fault.place.line if fault.place else None) from fault


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ResourceError(path, f"cannot be read: {error.strerror}") from error
