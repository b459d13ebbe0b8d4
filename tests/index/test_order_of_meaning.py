"""With the extra, what words find is put in the order of its meaning too; without, nothing is missing."""

from pathlib import Path
from typing import Any

import pytest

from index.test_equal_hits_keep_an_order import synthetic
from paraugs.index import searching
from paraugs.index.documents import document_of
from paraugs.index.learning import Learner
from paraugs.index.likeness import Likeness
from paraugs.index.port import KINDS, Question
from paraugs.index.store import IndexFiles, Snapshot, State

TEXTS = (
    "A programme of school gardens where children grow vegetables.",
    "A programme of school cleaning machines and their maintenance.",
    "A programme of school support for pupils who are about to leave without a certificate.",
    "A programme of school buses in the mountains.",
)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Give an index of synthetic practices that words alone do not tell apart."""
    files = IndexFiles(tmp_path_factory.mktemp("index"))
    things = [synthetic(number, text) for number, text in enumerate(TEXTS)]
    files.write(map(document_of, things), [], State(1, "synthetic"))
    found = files.snapshot()
    assert found
    return found


@pytest.fixture(scope="module")
def likeness(tmp_path_factory: pytest.TempPathFactory, snapshot: Snapshot) -> Likeness:
    """Give what has learnt its meanings."""
    learnt = Likeness(tmp_path_factory.mktemp("likeness"))
    assert learnt.edition == ""
    assert Learner(learnt, lambda: snapshot).step()
    assert learnt.edition == "4"
    return learnt


def iris(snapshot: Snapshot, question: Question, likeness: Likeness | None) -> list[str]:
    return [hit.iri.rpartition("-")[2] for hit in searching.search(snapshot, question, likeness).hits]


@pytest.mark.parametrize("words", ["pupils who drop out of school", "Schulabbrecher ohne Abschluss"])
def test_the_nearest_in_meaning_comes_forward_in_any_language(
    snapshot: Snapshot, likeness: Likeness, words: str
) -> None:
    searcher: Any = snapshot.searcher
    found = [snapshot.card(address) for _, address in searcher.search(snapshot.any_of("kind", KINDS), 9).hits]
    cards = sorted(found, key=lambda card: "certificate" in str(card))
    assert likeness.order(words, cards).index(3) <= 1, "it was the last by words"


def test_an_answer_says_how_it_is_ordered(snapshot: Snapshot, likeness: Likeness) -> None:
    question = Question("programme school", "en")
    assert searching.search(snapshot, question, likeness).is_by_meaning
    assert not searching.search(snapshot, question, None).is_by_meaning
    assert sorted(iris(snapshot, question, likeness)) == sorted(iris(snapshot, question, None))


def test_pages_together_are_everything_once(snapshot: Snapshot, likeness: Likeness) -> None:
    pages = [
        iris(snapshot, Question("school", "en", page=page, page_size=1), likeness) for page in range(1, 5)
    ]
    whole = [
        iri.rpartition("-")[2] for iri in searching.all_iris(snapshot, Question("school", "en"), likeness)
    ]
    assert [iri for page in pages for iri in page] == whole
    assert sorted(whole) == ["0", "1", "2", "3"]


def test_other_orders_are_left_alone(snapshot: Snapshot, likeness: Likeness) -> None:
    for question in (Question("school", "en", sort="title"), Question("", "en")):
        found = searching.search(snapshot, question, likeness)
        assert found.hits == searching.search(snapshot, question, None).hits
        assert not found.is_by_meaning


def test_what_was_learnt_is_there_for_other_processes(snapshot: Snapshot, tmp_path: Path) -> None:
    one, other = Likeness(tmp_path), Likeness(tmp_path)
    assert Learner(one, lambda: snapshot).step()
    (file,) = tmp_path.iterdir()
    before = file.read_bytes()
    assert Learner(other, lambda: snapshot).step()
    assert (other.edition, file.read_bytes()) == ("4", before)


def test_what_a_killed_process_left_behind_is_made_anew(snapshot: Snapshot, tmp_path: Path) -> None:
    assert Learner(Likeness(tmp_path), lambda: snapshot).step()
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:-100])
    again = Likeness(tmp_path)
    assert Learner(again, lambda: snapshot).step()
    assert (again.edition, len(file.read_bytes())) == ("4", len(whole))
