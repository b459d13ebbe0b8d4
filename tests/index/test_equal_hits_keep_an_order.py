"""What fits equally well comes in one order, page after page; few such hits however they were stored."""

import random
from collections.abc import Sequence
from pathlib import Path

from paraugs.index import searching
from paraugs.index.describing import Described
from paraugs.index.documents import document_of
from paraugs.index.port import FACETS, Question
from paraugs.index.store import IndexFiles, Snapshot, State

NOTHING = {name: set[str]() for name in FACETS}


def synthetic(number: int, text: str) -> Described:
    """Give a made-up practice."""
    return Described(
        iri=f"https://example.org/practice/synthetic-{number}",
        kind="practice",
        titles={"en": [f"Synthetic {number % 7}"]},
        texts={"en": [text]},
        facets=NOTHING | {"language": {"en"}},
        concepts=set(),
        sources={f"https://example.org/contribution/synthetic-{number}"},
        year="2020",
        evidence="",
        rank=0,
        changed="2020-01-01",
    )


def stored(folder: Path, things: Sequence[Described]) -> Snapshot:
    files = IndexFiles(folder)
    files.write(map(document_of, things), [], State(1, "synthetic"))
    snapshot = files.snapshot()
    assert snapshot
    return snapshot


def pages(snapshot: Snapshot, size: int, number: int) -> list[str]:
    asked = [Question("reading", "en", page=page + 1, page_size=size) for page in range(number)]
    return [hit.iri for each in asked for hit in searching.search(snapshot, each).hits]


def test_few_are_in_the_same_order_however_they_were_stored(tmp_path: Path) -> None:
    things = [synthetic(number, "reading aloud") for number in range(60)]
    mixed = random.Random(1).sample(things, len(things))
    one, other = stored(tmp_path / "one", things), stored(tmp_path / "other", mixed)
    assert pages(one, 7, 9) == pages(other, 7, 9)
    assert sorted(pages(one, 7, 9)) == sorted(thing.iri for thing in things)


def test_pages_over_very_many_hold_each_once(tmp_path: Path) -> None:
    many = [synthetic(number, "reading aloud") for number in range(1_300)]
    few = [synthetic(number, "reading aloud in groups of six") for number in range(1_300, 1_340)]
    snapshot = stored(tmp_path, [*few[:20], *many, *few[20:]])
    found = pages(snapshot, 90, 15)
    assert len(found) == len(set(found)) == 1_340
    assert found == searching.all_iris(snapshot, Question("reading", "en"))
