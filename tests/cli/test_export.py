"""`paraugs export` writes everything, the same bytes each time, and never a half file."""

from pathlib import Path

import pyoxigraph
import pytest

from paraugs.cli.main import main
from paraugs.graph.embedded import EmbeddedGraph


def test_all_statements_are_written_sorted(tmp_path: Path, shipped_graph: EmbeddedGraph) -> None:
    file = tmp_path / "all.nq"
    assert main(["export", "-o", str(file)]) == 0
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(lines)
    assert len(lines) == shipped_graph.count()
    assert lines == sorted(f"{quad} ." for quad in map(str, shipped_graph.store))


@pytest.mark.parametrize(("form", "suffix"), [("trig", "trig"), ("turtle", "ttl")])
def test_one_graph_is_written_in_each_form(
    form: str, suffix: str, tmp_path: Path, shipped_graph: EmbeddedGraph
) -> None:
    name = "https://w3id.org/paraugs/id/contribution/fi/kiva"
    file = tmp_path / f"one.{suffix}"
    assert main(["export", "--graph", name, "--format", form, "-o", str(file)]) == 0
    written = {quad.triple for quad in pyoxigraph.parse(path=file)}
    assert written == {
        quad.triple
        for quad in shipped_graph.store.quads_for_pattern(None, None, None, pyoxigraph.NamedNode(name))
    }
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_an_unknown_graph_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--graph", "https://example.org/none"]) == 2
    assert "https://example.org/none" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "-o", str(tmp_path / "nowhere" / "all.nq")]) == 3
    assert "nowhere" in capsys.readouterr().err
