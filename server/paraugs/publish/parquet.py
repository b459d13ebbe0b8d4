"""Rows of an answer as Parquet, with columns of the types that their values have.

An optional extra (`paraugs[parquet]`): without pyarrow nothing else is missing. The same rows give the same
bytes. Source: Apache Parquet, logical types.
"""

import importlib.util
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from paraugs.namespaces import PREFIXES

MEDIA_TYPE = "application/vnd.apache.parquet"
_XSD = PREFIXES["xsd"]
_DIGITS = 38


@dataclass(frozen=True, slots=True)
class Entry:
    """A value: its text, and its datatype's IRI or its language, or neither (an address, a text)."""

    text: str
    datatype: str = ""
    language: str = ""


def is_available() -> bool:
    """Whether Parquet can be written here."""
    return importlib.util.find_spec("pyarrow") is not None


def write_parquet(names: Sequence[str], rows: Sequence[Sequence[Entry | None]]) -> bytes:
    """The rows; a column whose values have languages has another beside it that says which."""
    import pyarrow as arrow
    import pyarrow.parquet as parquet

    columns: dict[str, Any] = {}
    for number, name in enumerate(names):
        entries = [row[number] for row in rows]
        columns[name] = _column(arrow, entries)
        if any(entry and entry.language for entry in entries):
            tags = [entry.language or None if entry else None for entry in entries]
            columns[f"{name}_language"] = arrow.array(tags, arrow.string())
    written = io.BytesIO()
    parquet.write_table(arrow.table(columns), written, compression="zstd", store_schema=False)
    return written.getvalue()


def _column(arrow: Any, entries: Sequence[Entry | None]) -> Any:
    """One type for all values of a column, or text."""
    kinds = {_KINDS.get(entry.datatype.removeprefix(_XSD), "") for entry in entries if entry}
    kind = next(iter(kinds)) if len(kinds) == 1 else "decimal" if kinds == {"integer", "decimal"} else ""
    try:
        if kind:
            read = _READ[kind]
            values = [None if entry is None else read(entry.text) for entry in entries]
            return arrow.array(values, _type(arrow, kind, values))
    except (ValueError, LookupError, ArithmeticError, arrow.ArrowException):  # As text then.
        pass
    return arrow.array([entry.text if entry else None for entry in entries], arrow.string())


def _type(arrow: Any, kind: str, values: Sequence[Any]) -> Any:
    if kind == "decimal":
        scale = max((-int(value.as_tuple().exponent) for value in values if value is not None), default=0)
        return arrow.decimal128(_DIGITS, max(scale, 0))
    types = {"integer": arrow.int64, "double": arrow.float64, "year": arrow.int32, "day": arrow.date32}
    return types.get(kind, arrow.bool_)()


def _truth(text: str) -> bool:
    return {"true": True, "1": True, "false": False, "0": False}[text]


_READ: Mapping[str, Callable[[str], Any]] = {
    "integer": int,
    "decimal": Decimal,
    "double": float,
    "year": int,
    "day": date.fromisoformat,
    "truth": _truth,
}
_KINDS = {
    **dict.fromkeys(("integer", "int", "long", "short", "byte", "nonNegativeInteger"), "integer"),
    **dict.fromkeys(("double", "float"), "double"),
    "decimal": "decimal",
    "gYear": "year",
    "date": "day",
    "boolean": "truth",
}
