"""The reference data of each release stand in the change stream, graph by graph."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from entries import entry
from paraugs.errors import ResourceError
from paraugs.graph.release import ID
from paraugs.ledger.references import import_references
from paraugs.ledger.sql import SqlLedger
from paraugs.ledger.stream import ChangeStream
from paraugs.resources import Resources

ONTOLOGY, TOOLS, NOTES = (f"{ID}graph/{name}" for name in ("ontology", "tools", "notes"))
TURTLE = '<https://example.org/a> <https://example.org/says> "{}", [ <https://example.org/in> "part" ] .\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a release with an ontology and tools."""
    write(tmp_path, "ontology/paraugs.ttl", "classes")
    write(tmp_path, "data/tools/hammer.ttl", "hammer")
    write(tmp_path, "data/tools/saw.ttl", "saw")
    return tmp_path


def write(root: Path, name: str, words: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TURTLE.format(words))


def told(ledger: SqlLedger) -> list[tuple[str, str]]:
    stream = ChangeStream(ledger.database)
    return [(change.kind, change.member) for change in stream.changes(0, stream.head())]


def test_each_graph_is_a_member_with_its_content(ledger: SqlLedger, root: Path) -> None:
    assert import_references(Resources(root), ledger) == 2
    assert told(ledger) == [("create", ONTOLOGY), ("create", TOOLS)]
    tools = ChangeStream(ledger.database).shown(1, 2)[0]
    assert tools.nquads.count(f"<{TOOLS}> .\n") == 6
    assert '"saw"' in tools.nquads
    assert tools.change.revision is None
    assert list(ledger.verify()) == []


def test_the_same_release_or_another_layout_changes_nothing(ledger: SqlLedger, root: Path) -> None:
    import_references(Resources(root), ledger)
    assert import_references(Resources(root), ledger) == 0
    (root / "ontology/paraugs.ttl").write_text("# laid out anew\n" + TURTLE.format("classes"))
    assert import_references(Resources(root), ledger) == 0


def test_another_release_tells_what_is_new_changed_and_gone(ledger: SqlLedger, root: Path) -> None:
    import_references(Resources(root), ledger)
    ledger.append(entry())
    write(root, "data/notes.ttl", "new")
    write(root, "data/tools/saw.ttl", "better saw")
    (root / "ontology/paraugs.ttl").unlink()
    assert import_references(Resources(root), ledger) == 3
    assert told(ledger)[3:] == [("create", NOTES), ("update", TOOLS), ("delete", ONTOLOGY)]
    write(root, "ontology/paraugs.ttl", "classes")
    import_references(Resources(root), ledger)
    assert told(ledger)[6:] == [("create", ONTOLOGY)]
    assert list(ledger.verify()) == []


def test_servers_that_start_at_once_take_it_in_once(ledger: SqlLedger, root: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: import_references(Resources(root), ledger), range(4)))
    assert sorted(found) == [0, 0, 0, 2]


def test_a_broken_file_stops_it_and_nothing_is_written(ledger: SqlLedger, root: Path) -> None:
    (root / "data/tools/saw.ttl").write_text("<a> <b")
    with pytest.raises(ResourceError, match="saw"):
        import_references(Resources(root), ledger)
    assert told(ledger) == []
