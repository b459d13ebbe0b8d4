"""An answer as Parquet has the types of its values, and the same bytes each time."""

import io
from datetime import date
from decimal import Decimal

import pyarrow as arrow
import pyarrow.parquet as parquet

from paraugs.publish.parquet import Entry, write_parquet

XSD = "http://www.w3.org/2001/XMLSchema#"


def column(*entries: Entry | None) -> arrow.ChunkedArray:
    return read([[entry] for entry in entries]).column("x")


def read(rows: list[list[Entry | None]]) -> arrow.Table:
    return parquet.read_table(io.BytesIO(write_parquet(["x"], rows)))


def test_values_have_the_types_of_their_datatypes() -> None:
    for kind, text, value in (
        ("integer", "-7", -7),
        ("decimal", "2.50", Decimal("2.50")),
        ("double", "1.5e3", 1500.0),
        ("gYear", "2009", 2009),
        ("date", "2026-12-01", date(2026, 12, 1)),
        ("boolean", "true", True),
    ):
        assert column(Entry(text, XSD + kind), None).to_pylist() == [value, None]


def test_whole_numbers_beside_decimals_are_decimals() -> None:
    found = column(Entry("2", XSD + "integer"), Entry("0.125", XSD + "decimal"))

    assert found.to_pylist() == [Decimal("2.000"), Decimal("0.125")]


def test_what_is_mixed_ill_typed_or_too_long_is_text() -> None:
    assert column(Entry("2", XSD + "integer"), Entry("two")).to_pylist() == ["2", "two"]
    assert column(Entry("31 June", XSD + "date")).to_pylist() == ["31 June"]
    assert column(Entry("9" * 30, XSD + "integer")).to_pylist() == ["9" * 30]
    assert column(Entry("maybe", XSD + "boolean")).to_pylist() == ["maybe"]


def test_languages_stand_beside_the_texts() -> None:
    table = read([[Entry("ēka", language="lv")], [Entry("house")], [None]])

    assert table.column("x").to_pylist() == ["ēka", "house", None]
    assert table.column("x_language").to_pylist() == ["lv", None, None]


def test_nothing_is_a_table_too() -> None:
    assert read([]).num_rows == 0


def test_the_same_rows_are_the_same_bytes() -> None:
    rows = [[Entry("ēka", language="lv")], [None]]

    assert write_parquet(["x"], rows) == write_parquet(["x"], rows)
