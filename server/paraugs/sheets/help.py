"""What stands under a heading: whether it must be filled in, in words, with what, and how to write it."""

from paraugs.forms.model import Field, Texts, said
from paraugs.sheets.columns import Column, Role
from paraugs.sheets.layout import Asked, Layout, Table
from paraugs.sheets.words import (
    HINTS,
    KEY_HELP,
    KIND_HELP,
    OPTIONAL,
    PARENT_HELP,
    PART_KEY_HELP,
    RECOMMENDED,
    REQUIRED,
    REQUIRED_EITHER,
    REQUIRED_ONCE,
    REVISION_HELP,
)


def help_for(layout: Layout, table: Table, column: Column, language: str) -> str:
    """Give the help for a column; short for the further columns of the same field."""
    match column.role:
        case Role.KEY:
            return key_help(table, language)
        case Role.PARENT:
            above = " / ".join(said(layout.table(join.table).names, language) for join in table.joins)
            return said(PARENT_HELP, language).format(sheet=above)
        case Role.KIND:
            return said(KIND_HELP, language)
        case Role.REVISION:
            return said(REVISION_HELP, language)
    assert column.asked is not None
    return _help_for_field(layout, table, column.asked, language) if column.number == 1 else ""


def key_help(table: Table, language: str) -> str:
    """Give the help for the key; it also tells the row of helps from the others."""
    return said(KEY_HELP if table.kind else PART_KEY_HELP, language)


def _help_for_field(layout: Layout, table: Table, asked: Asked, language: str) -> str:
    description = said(asked.field.descriptions, language)
    parts = (_demand(table, asked.field, language), description, _hint(layout, asked, language))
    return " ".join(part for part in parts if part)


def _demand(table: Table, field: Field, language: str) -> str:
    if field.required:
        others = [one.names for one in table.asked if one.field.path in field.alternatives]
        if others:
            return said(REQUIRED_EITHER, language).format(other=said(others[0], language))
        return said(REQUIRED_ONCE if field.languages else REQUIRED, language)
    return said(RECOMMENDED if field.recommended else OPTIONAL, language)


def _hint(layout: Layout, asked: Asked, language: str) -> str:
    if asked.target:
        sheet = said(layout.table(asked.target).names, language)
        return said(HINTS["reference"], language).format(sheet=sheet)
    nothing: Texts = {}
    return said(HINTS.get(asked.field.kind, nothing), language)
