"""Whether the files of an index hold what an index made anew would hold."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from instances import eventually
from paraugs.graph.named import NamedQueries
from paraugs.graph.port import Reading
from paraugs.index.engine import TantivyIndex
from paraugs.index.following import Truth, name_of
from paraugs.index.port import KINDS
from paraugs.index.store import IndexFiles, Snapshot
from paraugs.resources import find_resources


def faults_of_the_index(folder: Path, fingerprint: str, anew: Reading | None = None) -> Iterator[str]:
    """It must come to be at a fingerprint of the graph; and then hold what a graph says, if given."""
    files, name = IndexFiles(folder), name_of(fingerprint)
    if not eventually(lambda: _name(files.snapshot()) == name, 60):
        yield f"the index is at {_name(files.snapshot())}, not at {name}"
        return
    if anew:
        with TemporaryDirectory() as place:
            other = TantivyIndex(
                Truth(anew, NamedQueries(find_resources(), "queries/index")), Path(place, "index")
            )
            other.follow(wait=True)
            there, wanted = cards(files.snapshot()), cards(other.snapshot())
        for iri in sorted(there.keys() | wanted.keys()):
            if there.get(iri) != wanted.get(iri):
                yield f"the index has not what the graph says of {iri}"


def cards(snapshot: Snapshot | None) -> dict[str, list[dict[str, object]]]:
    """Give what is kept of each thing; more than one for a thing that is there twice."""
    assert snapshot
    hits = snapshot.searcher.search(snapshot.any_of("kind", KINDS), limit=snapshot.searcher.num_docs).hits
    found = dict[str, list[dict[str, object]]]()
    for _, address in hits:
        card = snapshot.card(address)
        found.setdefault(str(card["iri"]), []).append(card)
    return found


def _name(snapshot: Snapshot | None) -> str:
    return snapshot.state.name if snapshot else "nothing"
