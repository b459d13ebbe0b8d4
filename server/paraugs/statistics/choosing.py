"""Which cells of a file are meant: one code of each dimension, one indicator, the years asked for.

Nothing is guessed that could be wrong: a dimension with several codes must be chosen from, unless it is known
what the indicator counts, and a code that an indicator does not count is taken only when it is asked for.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from paraugs.errors import ResourceError
from paraugs.statistics.cells import TIME, Cell, Sheet
from paraugs.statistics.scope import Scope

_ALL_PERSONS = {"sex": "T"}
_KNOWN: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "edat_lfse_14": ("early-leavers", _ALL_PERSONS | {"wstatus": "POP", "age": "Y18-24"}),
    "sdg_04_10": ("early-leavers", _ALL_PERSONS | {"age": "Y18-24"}),
    "trng_lfs_02": ("adult-participation-25-64", _ALL_PERSONS | {"isced11": "TOTAL", "age": "Y25-64"}),
    "trng_lfse_01": ("adult-participation-25-64", _ALL_PERSONS | {"age": "Y25-64"}),
    "sdg_04_60": ("adult-participation-25-64", _ALL_PERSONS | {"age": "Y25-64"}),
    "educ_uoe_enra10": ("ecec-participation-age4plus", _ALL_PERSONS),
    "sdg_04_31": ("ecec-participation-age3plus", _ALL_PERSONS),
    "sdg_04_20": ("tertiary-attainment-25-34", _ALL_PERSONS | {"age": "Y25-34"}),
}
"""Eurostat's tables that hold an indicator, and the codes that the indicator counts."""
_EVERYWHERE = {"freq": "A", "unit": "PC"}


@dataclass(frozen=True, slots=True)
class Choice:
    """What to take of a file; empty where the file or the table of what is known shall tell."""

    indicator: str = ""
    dataset: str = ""
    selected: Mapping[str, str] | None = None
    years: tuple[int, int] = (2009, 2020)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The dataset, the indicator and the cells that are left, those outside of the years among none."""

    dataset: str
    indicator: str
    cells: tuple[Cell, ...]
    selected: Mapping[str, str]


def choose(path: Path, sheet: Sheet, choice: Choice, scope: Scope) -> Chosen:
    """Choose; ResourceError that says what there is to choose from."""
    dataset = choice.dataset or sheet.dataset or _named_by(path)
    known, counted = _KNOWN.get(dataset, ("", {}))
    indicator = choice.indicator or known
    if indicator not in scope.indicators:
        raise ResourceError(path, _no_indicator(dataset, indicator, scope))
    wanted = {**(counted if indicator == known else {}), **_EVERYWHERE}
    selected = _selected(path, sheet.dimensions(), choice.selected or {}, wanted)
    cells = [cell for cell in sheet.cells if all(cell.codes[name] == code for name, code in selected.items())]
    first, last = choice.years
    return Chosen(
        dataset, indicator, tuple(cell for cell in cells if first <= _year(path, cell) <= last), selected
    )


def _named_by(path: Path) -> str:
    """The table that a file's name begins with, as those of Eurostat do; empty when it does not."""
    found = re.match(r"(?:estat_)?([a-z]+(?:_[a-z0-9]+)+)", path.name.lower())
    return found[1] if found else ""


def _no_indicator(dataset: str, indicator: str, scope: Scope) -> str:
    if indicator:
        said = f"there is no indicator {indicator}"
    else:
        said = f"it is not known which indicator {dataset or 'this table'} holds"
    return f"{said}; say --indicator with one of: {', '.join(sorted(scope.indicators))}"


def _selected(
    path: Path,
    dimensions: Mapping[str, Sequence[str]],
    asked: Mapping[str, str],
    wanted: Mapping[str, str],
) -> Mapping[str, str]:
    for name in asked.keys() - dimensions.keys():
        raise ResourceError(path, f"has no dimension {name}; it has {', '.join(sorted(dimensions))}")
    return {name: _code(path, name, codes, asked.get(name), wanted) for name, codes in dimensions.items()}


def _code(path: Path, name: str, codes: Sequence[str], asked: str | None, wanted: Mapping[str, str]) -> str:
    has = f"{name} has {', '.join(codes)}"
    code = asked or wanted.get(name) or (codes[0] if len(codes) == 1 else "")
    if name in _EVERYWHERE and (code != _EVERYWHERE[name] or code not in codes):
        raise ResourceError(path, f"{has}; the monitor holds yearly percentages only")
    if code in codes:
        return code
    if asked:
        raise ResourceError(path, f"{has}, not {asked}; choose one: --select {name}=...")
    if code:
        raise ResourceError(
            path,
            f"{has}; the indicator counts {code}. To take another all the same: --select {name}={codes[0]}",
        )
    raise ResourceError(path, f"{has}; choose one: --select {name}={codes[0]}")


def _year(path: Path, cell: Cell) -> int:
    written = cell.codes[TIME].strip()
    if not re.fullmatch(r"[12][0-9]{3}", written):
        raise ResourceError(path, f"{written!r} is no year; the monitor holds yearly values only", cell.place)
    return int(written)
