"""Making the dumps of a version: by one process of the machine at a time, and whole or not at all."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from paraugs.graph.dumping import write_graphs
from paraugs.graph.embedded import EmbeddedGraph
from paraugs.graph.named import NamedQueries
from paraugs.publish.dumps.forms import CSV, FORMS, PARQUET, TABLES, DumpForm
from paraugs.publish.dumps.packing import Packer
from paraugs.publish.dumps.parts import Part, parts_of
from paraugs.publish.dumps.shelf import CONTENTS, SUMS, UNFINISHED, Dump, DumpSet, Shelf
from paraugs.publish.dumps.tables import write_parquet_table, write_table

_LOCK = ".lock"


@contextmanager
def turn(folder: Path) -> Iterator[bool]:
    """Take the turn to make dumps there; False when another process has it."""
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / _LOCK, "w", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def make_dumps(graph: EmbeddedGraph, queries: NamedQueries, shelf: Shelf, when: str) -> DumpSet:
    """Make the dumps of a graph, unless they are there, for a caller who has the turn.

    `when` is the time of the newest revision. A folder gets its name when everything in it is on the disk;
    what a killed process left behind is taken away.
    """
    for left in shelf.folder.glob(f"{UNFINISHED}*"):
        shutil.rmtree(left)
    made = shelf.find(graph.fingerprint) or _make(graph, queries, shelf, when)
    shelf.retire()
    return made


def _make(graph: EmbeddedGraph, queries: NamedQueries, shelf: Shelf, when: str) -> DumpSet:
    unfinished = shelf.folder / f"{UNFINISHED}{graph.fingerprint}"
    unfinished.mkdir()
    made = write_dumps(graph, queries, unfinished, when)
    os.sync()
    unfinished.rename(shelf.place(made))
    return made


def write_dumps(graph: EmbeddedGraph, queries: NamedQueries, folder: Path, when: str) -> DumpSet:
    """Write every part in every form into a folder, with the list of what there is."""
    dumps = [
        _write(graph, queries, part, form, folder)
        for part in parts_of(graph.graph_names())
        for form in FORMS
        if form not in TABLES or part.table
    ]
    made = DumpSet(graph.fingerprint, graph.version, when, tuple(dumps))
    (folder / SUMS).write_text(made.sums(), encoding="utf-8")
    (folder / CONTENTS).write_text(made.encoded(), encoding="utf-8")
    return made


def write_part(
    graph: EmbeddedGraph, queries: NamedQueries, part: Part, form: DumpForm, out: BinaryIO
) -> None:
    """Write a part in a form; only some have a table."""
    if form is CSV:
        write_table(graph, queries, part, out)
    elif form is PARQUET:
        write_parquet_table(graph, queries, part, out)
    else:
        write_graphs(graph, part.graphs, form.media_type, out)


def _write(graph: EmbeddedGraph, queries: NamedQueries, part: Part, form: DumpForm, folder: Path) -> Dump:
    packer = Packer(folder / f"{part.name}.{form.suffix}")
    write_part(graph, queries, part, form, cast(BinaryIO, packer))
    return Dump(part.name, form.suffix, *packer.finish())
