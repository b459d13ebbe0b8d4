"""Texts in cells: written so that they stay texts, whatever they begin with."""

import re

from openpyxl.cell.cell import Cell as SheetCell  # type: ignore[import-untyped]

_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 32_767
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def write_text(cell: SheetCell, text: str) -> None:
    """Write a text that never becomes a formula, even when somebody edits it (OWASP, CSV injection)."""
    written = writable(text)
    cell.value = written or None
    if written:
        cell.data_type = "s"
        cell.quotePrefix = written.startswith(_DANGEROUS)


def writable(text: str) -> str:
    """Give the part of a text that a cell can hold."""
    return _UNWRITABLE.sub("\ufffd", text)[:_LONGEST]
