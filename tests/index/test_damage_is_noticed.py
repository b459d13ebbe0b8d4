"""A bit that flips in any file of the index is noticed when it is opened, and the index is made anew."""

from pathlib import Path

import pytest

from index.cast import KIVA, PRACTICES, SAFE, Forum, record
from paraugs.errors import IndexUnavailable
from paraugs.index.port import Question
from paraugs.index.schema import VERSION
from paraugs.index.store import IndexFiles, is_panic

ENDINGS = (".del", ".fast", ".fieldnorm", ".idx", ".pos", ".store", ".term", "meta.json", "seals.json")


def filled(folder: Path) -> Forum:
    """Give a forum whose index has several segments, and documents that were left out."""
    forum = Forum(folder)
    assert forum.index.number == 3
    changed = PRACTICES["fi/kiva"].replace("Turku", "Tampere")
    forum.publish("fi/kiva", record("fi/kiva") + changed)
    assert forum.index.number == 4
    return forum


def named(folder: Path, ending: str) -> list[Path]:
    return sorted(path for path in (folder / "index" / f"v{VERSION}").iterdir() if path.name.endswith(ending))


def flip(path: Path) -> None:
    """Turn one bit in the middle, in place: the index may have the file mapped."""
    middle = path.stat().st_size // 2
    with path.open("r+b") as file:
        file.seek(middle)
        (byte,) = file.read(1)
        file.seek(middle)
        file.write(bytes([byte ^ 1]))


@pytest.mark.parametrize("ending", ENDINGS)
def test_one_flipped_bit_is_enough(tmp_path: Path, ending: str, caplog: pytest.LogCaptureFixture) -> None:
    filled(tmp_path)
    flip(named(tmp_path, ending)[0])
    forum = Forum(tmp_path)
    hits = forum.index.search(Question("Tampere")).hits
    assert [hit.iri for hit in hits] == [KIVA]
    assert "cannot be read and is made anew" in caplog.text
    caplog.clear()
    assert Forum(tmp_path).index.number == 4
    assert not caplog.text, "what was made anew is whole"


def test_what_breaks_while_it_is_read_is_an_error_of_the_room(tmp_path: Path) -> None:
    forum = filled(tmp_path)
    for path in named(tmp_path, ".store"):
        with path.open("r+b") as file:
            file.write(b"\xff" * (path.stat().st_size // 2))
    with pytest.raises(IndexUnavailable):
        forum.index.search(Question("skola"))
    hits = forum.index.search(Question("skola")).hits
    assert [hit.iri for hit in hits] == [SAFE], "the next one has it made anew"


def test_a_panic_of_the_engine_is_known_as_one(tmp_path: Path) -> None:
    snapshot = filled(tmp_path).index.snapshot()
    assert snapshot
    with pytest.raises(BaseException, match="Limit must be") as raised:
        snapshot.searcher.search(snapshot.term("kind", "practice"), limit=0)
    assert is_panic(raised.value)
    assert not is_panic(ValueError())


def test_what_a_killed_writer_did_not_seal_is_taken(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    filled(tmp_path)
    (seals,) = named(tmp_path, "seals.json")
    old = seals.read_text(encoding="utf-8").replace('"meta.json": "', '"meta.json": "of the commit before ')
    seals.write_text(old, encoding="utf-8")
    (seals.parent / "unsealed").touch()
    snapshot = IndexFiles(tmp_path / "index").snapshot()
    assert snapshot
    assert (snapshot.state.number, caplog.text) == (4, "")
    flip(named(tmp_path, ".store")[0])
    assert IndexFiles(tmp_path / "index").snapshot() is None


def test_a_damaged_list_of_files_changes_no_answer(tmp_path: Path) -> None:
    filled(tmp_path)
    flip(named(tmp_path, ".managed.json")[0])
    assert Forum(tmp_path).index.all_iris(Question("Tampere")) == [KIVA]
