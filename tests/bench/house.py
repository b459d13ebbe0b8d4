"""The dataset of a bench: the shipped folders, and beside the shipped practices N synthetic ones."""

from pathlib import Path

from synthetic import Vocabulary, synthetic_quads, write_plain_trig

from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.loading import load
from paraugs.graph.notation import write_term
from paraugs.resources import FOLDERS, Resources, find_resources

VOCABULARY = """PREFIX par: <https://w3id.org/paraugs/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?kind ?value ?code WHERE {
  { ?record par:memberState ?value . ?value par:stateCode ?code . BIND("state" AS ?kind) }
  UNION { ?practice par:topic ?value . BIND("topic" AS ?kind) }
  UNION { ?practice par:targetGroup ?value . BIND("group" AS ?kind) }
} ORDER BY ?kind ?value"""


def make_root(folder: Path, count: int) -> Resources:
    """A root of resources like the shipped one, with `count` synthetic practices more."""
    shipped = find_resources()
    for name in FOLDERS:
        if name != "data":
            (folder / name).symlink_to(shipped.root / name)
    for room in sorted((shipped.root / "data").iterdir()):
        target = folder / "data" / room.name
        target.parent.mkdir(exist_ok=True)
        if room.is_file():
            target.symlink_to(room)
            continue
        target.mkdir()
        for path in room.iterdir():
            (target / path.name).symlink_to(path)
    quads = synthetic_quads(count, _vocabulary(shipped))
    write_plain_trig(folder / "data" / "practices" / "synthetic.trig", quads)
    return Resources(folder)


def export_nquads(resources: Resources, path: Path) -> int:
    """Everything that our server would hold, as N-Quads for the others; the number of statements."""
    graph = EmbeddedGraph()
    triples = load(resources, graph).triples
    with path.open("w", encoding="utf-8") as file:
        for name in graph.graph_names():
            for triple in graph.read_graph(name):
                file.write(" ".join(write_term(term) for term in (*triple, name)) + " .\n")
    return triples


def _vocabulary(resources: Resources) -> Vocabulary:
    graph = EmbeddedGraph()
    load(resources, graph)
    rows = [tuple(map(str, row)) for row in graph.select(VOCABULARY).rows]
    return Vocabulary(
        states=[(code, value) for kind, value, code in rows if kind == "state"],
        topics=[value for kind, value, _ in rows if kind == "topic"],
        target_groups=[value for kind, value, _ in rows if kind == "group"],
    )
