"""`paraugs export` writes everything, the same bytes each time, and never a half file."""

import csv
import io
from pathlib import Path

import pyarrow.parquet as parquet
import pyoxigraph
import pytest

from paraugs.cli.main import main
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.named import NamedQueries
from paraugs.publish.dumps.forms import form_of
from paraugs.publish.dumps.making import write_part
from paraugs.publish.dumps.parts import parts_of
from paraugs.resources import Resources


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


@pytest.mark.parametrize(("form", "suffix"), [("nquads", "nq"), ("jsonld", "jsonld"), ("csv", "csv")])
def test_a_part_is_written_as_the_dumps_hold_it(
    form: str, suffix: str, tmp_path: Path, shipped_graph: EmbeddedGraph, resources: Resources
) -> None:
    file, expected = tmp_path / "part", io.BytesIO()
    part = next(each for each in parts_of(shipped_graph.graph_names()) if each.name == "practices-lv")
    write_part(shipped_graph, NamedQueries(resources), part, form_of(suffix), expected)

    assert main(["export", "--part", part.name, "--format", form, "-o", str(file)]) == 0
    assert file.read_bytes() == expected.getvalue()


def test_a_table_is_written_as_parquet(tmp_path: Path) -> None:
    table, text = tmp_path / "lv.parquet", tmp_path / "lv.csv"
    for form, file in (("parquet", table), ("csv", text)):
        assert main(["export", "--part", "practices-lv", "--format", form, "-o", str(file)]) == 0
    read = parquet.read_table(table).to_pylist()
    rows = list(csv.DictReader(io.StringIO(text.read_text(encoding="utf-8"), newline="")))
    assert [{name: cell or "" for name, cell in row.items()} for row in read] == rows


@pytest.mark.parametrize(
    "arguments", [["--part", "none"], ["--format", "csv"], ["--part", "tools", "--graph", "a:b"]]
)
def test_what_is_no_part_or_no_table_is_told(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", *arguments]) == 2
    assert capsys.readouterr().err
