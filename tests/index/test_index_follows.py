"""The index follows the ledger: what is new is found, what was withdrawn is not, restarts go on."""

from pathlib import Path

from index.cast import KIVA, PRACTICES, READING, SAFE, TRANSFER, Forum, record
from paraugs.index.port import Choice, Question
from paraugs.index.schema import VERSION

TOMBSTONE = "<contribution/fi/kiva> a par:Tombstone ; foaf:primaryTopic <practice/fi/kiva> ."
TRANSFERRED = Question(choices=(Choice("transferred", ("yes",)),))


def found(forum: Forum, words: str) -> list[str]:
    return forum.index.all_iris(Question(words))


def test_a_revision_takes_the_place_of_the_one_before(forum: Forum) -> None:
    assert found(forum, "Turku") == [KIVA]
    forum.publish("fi/kiva", record("fi/kiva") + PRACTICES["fi/kiva"].replace("Turku", "Tampere"))
    assert (found(forum, '"Tampere"'), found(forum, '"Turku"')) == ([KIVA], [])
    assert forum.index.number == 4
    assert forum.index.search(Question()).total == 3


def test_something_new_is_there(forum: Forum) -> None:
    assert forum.index.number == 3
    new = PRACTICES["fi/kiva"].replace("fi/kiva", "fi/other").replace("KiVa", "Quiet")
    forum.publish("fi/other", record("fi/other") + new)
    assert found(forum, "quiet") == [KIVA.replace("kiva", "other")]


def test_what_was_withdrawn_is_gone(forum: Forum) -> None:
    assert found(forum, "Turku") == [KIVA]
    forum.publish("fi/kiva", TOMBSTONE, "withdrawn")
    assert found(forum, '"Turku"') == []
    assert sorted(found(forum, "")) == [READING, SAFE]


def test_a_transfer_changes_the_practices_at_both_ends(forum: Forum) -> None:
    assert forum.index.search(TRANSFERRED).total == 0
    forum.publish("fi/transfer", TRANSFER)
    assert sorted(forum.index.all_iris(TRANSFERRED)) == [KIVA, SAFE]
    forum.publish("fi/transfer", TRANSFER.replace("fi/kiva", "de/lesepaten"))
    assert sorted(forum.index.all_iris(TRANSFERRED)) == [READING, SAFE]


def test_a_tool_that_is_contributed_names_itself(forum: Forum) -> None:
    tool = '<tool/new> a par:ReferenceTool ; dct:title "Compass of skills"@en .'
    assert forum.index.number == 3
    forum.publish("fi/tool", tool)
    applied = PRACTICES["fi/kiva"].replace("par:topic", "par:appliesTool <tool/new> ; par:topic")
    forum.publish("fi/kiva", record("fi/kiva") + applied)
    result = forum.index.search(Question("Compass of skills"))
    assert [hit.iri for hit in result.hits] == [KIVA]
    assert result.expansions[0].concept.endswith("tool/new")


def test_another_process_of_the_machine_sees_the_same(tmp_path: Path) -> None:
    first, second = Forum(tmp_path), Forum(tmp_path)
    assert (first.index.number, second.index.number) == (3, 3)
    first.publish("fi/kiva", TOMBSTONE, "withdrawn")
    assert first.index.number == 4
    assert (second.index.number, found(second, '"Turku"')) == (4, []), "it is ahead, and stays there"


def test_a_restart_goes_on_where_it_was(tmp_path: Path) -> None:
    forum = Forum(tmp_path)
    assert forum.index.number == 3
    forum.publish("fi/kiva", TOMBSTONE, "withdrawn")
    before = files(tmp_path)
    again = Forum(tmp_path)
    assert again.index.number == 4
    assert before <= files(tmp_path), "nothing was made anew"


def test_another_release_is_made_anew(tmp_path: Path) -> None:
    assert Forum(tmp_path).index.number == 3
    other = Forum(tmp_path, "other")
    other.index.follow()
    assert found(other, "Turku") == [KIVA]
    snapshot = other.index.snapshot()
    assert snapshot
    assert snapshot.state.name == f"{other.graph.fingerprint}/{VERSION}"


def test_files_that_are_damaged_are_made_anew(tmp_path: Path) -> None:
    assert Forum(tmp_path).index.number == 3
    for ending in (".fast", ".fieldnorm", ".idx", ".json", ".pos", ".store", ".term"):
        for name in files(tmp_path):
            path = tmp_path / "index" / f"v{VERSION}" / name
            if path.suffix == ending and path.name != ".managed.json":
                path.write_bytes(path.read_bytes()[:20])
        hits = Forum(tmp_path).index.search(Question("Turku")).hits
        assert [hit.iri for hit in hits] == [KIVA], ending


def test_files_of_others_are_made_anew(tmp_path: Path) -> None:
    strange = tmp_path / "index" / f"v{VERSION}" / "meta.json"
    strange.parent.mkdir(parents=True)
    strange.write_text('{"not": "ours"}', encoding="utf-8")
    assert found(Forum(tmp_path), "Turku") == [KIVA]


def files(folder: Path) -> set[str]:
    """Give the names of files with content."""
    return {
        path.name for path in (folder / "index" / f"v{VERSION}").iterdir() if path.suffix not in (".lock",)
    }
