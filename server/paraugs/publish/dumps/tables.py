"""Tables of a part of the dataset as CSV: a row for each thing, a column for each thing said of it.

A query `table-<part>` gives row, column and value; its header names the columns in order. Several values in
one cell are sorted and divided by ` | `. Source: RFC 4180.
"""

import csv
import io
from collections import defaultdict
from typing import BinaryIO

from paraugs.graph.named import NamedQueries
from paraugs.graph.port import Reading
from paraugs.publish.dumps.parts import Part
from paraugs.terms import Literal

_BETWEEN = " | "


def write_table(graph: Reading, queries: NamedQueries, part: Part, out: BinaryIO) -> None:
    """Write the table of a part; rows are in the order of their IRIs."""
    query = queries[part.table]
    columns = [name.strip() for name in query.header["columns"].split(",")]
    values = {"code": Literal(part.state)} if part.state else {}
    rows: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row, column, value in graph.select(query.bind(values)).rows:
        rows[str(row)][str(column)].add(str(value))
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow([columns[0], *columns[1:]])
    for name in sorted(rows):
        writer.writerow([name, *(_BETWEEN.join(sorted(rows[name][column])) for column in columns[1:])])
    text.detach()
