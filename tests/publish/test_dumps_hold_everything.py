"""A dump holds its part of the dataset, all of it and nothing else, in the same bytes each time."""

import csv
import gzip
import hashlib
import io
import subprocess
from pathlib import Path

import pyarrow.parquet as parquet
import pyoxigraph as ox
import pytest
import zstandard

from paraugs.graph.release import CONTRIBUTIONS
from paraugs.publish.dumps.forms import FORMS, GZIP, TABLES, ZSTD
from paraugs.publish.dumps.parts import parts_of
from paraugs.resources import Resources
from publish.conftest import Dumped, dump_cast

RDF = [form for form in FORMS if form not in TABLES]


@pytest.mark.parametrize("form", RDF, ids=lambda form: form.suffix)
def test_every_form_holds_every_statement_of_its_part(form, dumped: Dumped) -> None:  # type: ignore[no-untyped-def]
    for part in parts_of(dumped.graph.graph_names()):
        text = gzip.decompress(dumped.packed(f"{part.name}.{form.suffix}", GZIP))
        found = set(ox.parse(text, ox.RdfFormat.from_media_type(form.media_type)))
        names = {ox.NamedNode(name.value) for name in part.graphs}
        expected = {quad for quad in dumped.graph.store if quad.graph_name in names}
        if not ox.RdfFormat.from_media_type(form.media_type).supports_datasets:
            expected = {ox.Quad(*quad.triple) for quad in expected}
        assert found == expected, part.name


def test_the_part_of_a_state_holds_its_contributions_only(dumped: Dumped) -> None:
    lines = gzip.decompress(dumped.packed("practices-fi.nq", GZIP)).decode().splitlines()

    assert lines
    assert all(
        f"<{CONTRIBUTIONS}fi/" in line.rpartition(" <")[0] + line[line.rfind(" <") :] for line in lines
    )
    assert lines == sorted(lines)


def test_both_packings_hold_the_same(dumped: Dumped) -> None:
    for dump in dumped.made.dumps:
        plain = gzip.decompress(dumped.packed(dump.plain.name, GZIP))
        packed = dumped.packed(dump.plain.name, ZSTD)
        assert zstandard.ZstdDecompressor().stream_reader(io.BytesIO(packed)).read() == plain
        assert (len(plain), hashlib.sha256(plain).hexdigest()) == (dump.plain.bytes, dump.plain.sha256)


def test_the_checksums_are_those_of_the_files(dumped: Dumped) -> None:
    command = ["sha256sum", "--check", "--strict", "--ignore-missing", "--quiet", "SHA256SUMS"]
    done = subprocess.run(command, cwd=dumped.shelf.place(dumped.made), capture_output=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_the_same_version_gives_the_same_bytes(tmp_path: Path, resources: Resources) -> None:
    folders = [dump_cast(tmp_path / name, resources) for name in ("one", "other")]
    one, other = (
        {path.name: path.read_bytes() for path in each.shelf.place(each.made).iterdir()} for each in folders
    )

    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name] and name != "contents.json"] == []


def test_a_table_is_there_as_parquet_too(dumped: Dumped) -> None:
    packed = gzip.decompress(dumped.packed("practices-fi.parquet", GZIP))
    text = gzip.decompress(dumped.packed("practices-fi.csv", GZIP)).decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))

    read = parquet.read_table(io.BytesIO(packed)).to_pylist()
    assert [{name: cell or "" for name, cell in row.items()} for row in read] == rows


def test_a_table_has_a_row_for_each_practice(dumped: Dumped) -> None:
    text = gzip.decompress(dumped.packed("practices-fi.csv", GZIP)).decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))

    assert [(row["practice"], row["title"], row["start_year"]) for row in rows] == [
        ("https://w3id.org/paraugs/id/practice/fi/kiva", "KiVa anti-bullying programme", "2007")
    ]
    assert rows[0]["stage"].count(" | ") == 1
