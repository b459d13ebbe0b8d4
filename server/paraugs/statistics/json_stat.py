"""Eurostat's JSON-stat: 2.0 of today's and yesterday's interface, and the 1.x of 2015.

Sources: JSON-stat 2.0, sections value, status, id, size; JSON-stat 1.03 (a bundle whose `dimension` holds
`id` and `size`). The cells stand in row-major order: the last dimension moves fastest.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import product
from math import prod
from pathlib import Path
from typing import Any, cast

from paraugs.errors import ResourceError
from paraugs.statistics.cells import AREA, LESS, MOST_CELLS, TIME, Cell, Sheet, day, number

Node = Mapping[str, Any]


def read_json_stat(path: Path, text: str) -> Sheet:
    """The cells of a JSON-stat file; ResourceError for one that is broken or holds something else."""
    try:
        dataset = _dataset(path, json.loads(text, parse_float=Decimal))
        return Sheet(_code(dataset), _issued(dataset), tuple(_cells(path, dataset)))
    except json.JSONDecodeError as error:
        raise ResourceError(path, f"is no JSON: {error.msg}, column {error.colno}", error.lineno) from error
    except RecursionError as error:
        raise ResourceError(path, "is no JSON-stat: it is nested too deep") from error
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ResourceError(path, f"is no whole JSON-stat dataset: {_missing(error)}") from error


def _missing(error: Exception) -> str:
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)


def _dataset(path: Path, found: Any) -> Node:
    """The one dataset of a file: itself, or the only member of a bundle of 1.x."""
    if not isinstance(found, dict):
        raise ResourceError(path, "is no JSON-stat: an object was expected")
    if "dimension" in found:
        return cast(Node, found)
    inside = [(name, each) for name, each in found.items() if isinstance(each, dict) and "dimension" in each]
    if len(inside) != 1:
        raise ResourceError(path, f"holds {len(inside)} datasets; one is read at a time")
    name, dataset = inside[0]
    return {"code": name} | dataset


def _code(dataset: Node) -> str:
    extension = dataset.get("extension") or {}
    found = dataset.get("code") or extension.get("datasetId") or extension.get("id") or ""
    return str(found).lower()


def _issued(dataset: Node) -> date | None:
    if "updated" in dataset:
        return day(str(dataset["updated"]))
    stamp = dataset.get("lastUpdateDate")
    return datetime.fromtimestamp(int(stamp) / 1000, UTC).date() if stamp else None


def _cells(path: Path, dataset: Node) -> Iterator[Cell]:
    dimension = dataset["dimension"]
    names = [str(name) for name in dataset.get("id") or dimension.get("id") or dimension]
    codes = [_ordered(dimension[name]["category"]) for name in names]
    sizes = [int(size) for size in dataset.get("size") or dimension.get("size") or map(len, codes)]
    if [len(each) for each in codes] != sizes:
        raise ValueError(f"the sizes {sizes} are not those of the dimensions {names}")
    if AREA not in names or TIME not in names:
        raise ValueError(f"its dimensions are {', '.join(names)}; {AREA} and {TIME} must be among them")
    if prod(sizes) > MOST_CELLS:
        raise ValueError(f"it has {prod(sizes):,} cells, more than {MOST_CELLS:,}; {LESS}")
    values, statuses = dataset["value"], _statuses(dataset)
    _check_places(values, prod(sizes))
    for place, chosen in enumerate(product(*codes)):
        written, status = _at(values, place), _at(statuses, place)
        value = _value(path, written, place)
        if value is not None or status:
            yield Cell(dict(zip(names, chosen, strict=True)), value, _letters(status), 0)


def _value(path: Path, written: Any, place: int) -> Decimal | None:
    try:
        return number(path, "" if written is None else str(written), 0)
    except ResourceError as error:
        raise ResourceError(path, f"position {place} of its values: {error.reason}") from error


def _ordered(category: Node) -> list[str]:
    """The codes of a dimension in their order: index is a map, a list, or missing for a single code."""
    index = category.get("index")
    if isinstance(index, list):
        return [str(code) for code in index]
    if index is None:
        return [str(code) for code in category["label"]]
    return sorted(index, key=lambda code: int(index[code]))


def _statuses(dataset: Node) -> Any:
    """The flags by place; 1.x has them under `value`."""
    status = dataset.get("status") or {}
    return status.get("value", status) if isinstance(status, dict) else status


def _at(listed: Any, place: int) -> Any:
    if isinstance(listed, dict):
        return listed.get(str(place))
    if isinstance(listed, list):
        return listed[place] if place < len(listed) else None
    return listed


def _letters(status: Any) -> str:
    return str(status or "").replace(":", "").replace(" ", "")


def _check_places(values: Any, whole: int) -> None:
    if isinstance(values, list) and len(values) != whole:
        raise ValueError(f"it has {len(values)} values for {whole} cells")
    if isinstance(values, dict):
        wrong = [key for key in values if not (key.isascii() and key.isdigit() and int(key) < whole)]
        if wrong:
            raise ValueError(f"the value at position {wrong[0]} lies outside of its {whole} cells")
