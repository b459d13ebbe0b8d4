"""Tables of a part of the dataset: a row for each thing, a column for each thing said of it.

A query `table-<part>` gives row, column and value; its header names the columns in order. Several values in
one cell are sorted and divided by ` | `. Source: RFC 4180.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterator
from typing import BinaryIO

from paraugs.graph.named import NamedQueries
from paraugs.graph.port import Reading
from paraugs.publish.dumps.parts import Part
from paraugs.publish.parquet import Entry, write_parquet
from paraugs.terms import Literal

_BETWEEN = " | "


def write_table(graph: Reading, queries: NamedQueries, part: Part, out: BinaryIO) -> None:
    """Write the table of a part as CSV; rows are in the order of their IRIs."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    csv.writer(text).writerows(_rows(graph, queries, part))
    text.detach()


def write_parquet_table(graph: Reading, queries: NamedQueries, part: Part, out: BinaryIO) -> None:
    """Write the same table as Parquet, by the optional extra; an empty cell is nothing."""
    columns, *rows = _rows(graph, queries, part)
    out.write(write_parquet(columns, [[Entry(text) if text else None for text in row] for row in rows]))


def _rows(graph: Reading, queries: NamedQueries, part: Part) -> Iterator[list[str]]:
    """The names of the columns, and then each row."""
    query = queries[part.table]
    columns = [name.strip() for name in query.header["columns"].split(",")]
    values = {"code": Literal(part.state)} if part.state else {}
    rows: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row, column, value in graph.select(query.bind(values)).rows:
        rows[str(row)][str(column)].add(str(value))
    yield columns
    for name in sorted(rows):
        yield [name, *(_BETWEEN.join(sorted(rows[name][column])) for column in columns[1:])]
