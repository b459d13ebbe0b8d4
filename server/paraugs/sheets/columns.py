"""The columns of a sheet, and the way from a heading back to its column."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from babel import Locale, UnknownLocaleError

from paraugs.forms.model import Texts, said
from paraugs.sheets.layout import Asked, Table
from paraugs.sheets.lists import folded
from paraugs.sheets.words import KEY, KIND, PARENT, REVISION
from paraugs.short_names import short_name

ROOM_FOR_REQUIRED, ROOM_FOR_OTHERS = 4, 2
"""How many values of a list find a column of their own; more go into one cell, with semicolons."""

_HEADING = re.compile(
    r"(?P<name>.+?)\s*(?:\((?P<language>[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\))?\s*(?P<number>\d+)?"
)


class Role(StrEnum):
    """What a column is for."""

    KEY = "key"
    PARENT = "parent"
    KIND = "kind"
    FIELD = "field"
    REVISION = "revision"


_ROLE_NAMES: Mapping[Role, Texts] = {
    Role.KEY: KEY,
    Role.PARENT: PARENT,
    Role.KIND: KIND,
    Role.REVISION: REVISION,
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: of a field, in a language where it has several, and the how-manieth where it has several."""

    role: Role
    asked: Asked | None = None
    language: str = ""
    number: int = 1

    def heading(self, language: str) -> str:
        """Give what stands above it: `title (en)`, `topic 2`."""
        names = self.asked.names if self.asked else _ROLE_NAMES[self.role]
        in_language = f" ({self.language})" if self.language else ""
        return f"{said(names, language)}{in_language}{f' {self.number}' if self.number > 1 else ''}"

    @property
    def answers(self) -> tuple[str, str]:
        """What its cells answer: the field and the language."""
        return (self.asked.key if self.asked else self.role, self.language)

    @property
    def place(self) -> tuple[str, str, int]:
        """What tells it from the others of its sheet."""
        return (*self.answers, self.number)


Room = Mapping[tuple[str, str], int]
"""How many columns are needed, by field and language."""


def columns_of(table: Table, languages: Sequence[str], needed: Room) -> tuple[Column, ...]:
    """Give the columns of a sheet: with room for what is needed, and for what else may come."""
    columns = [Column(Role.KEY)]
    if table.joins:
        columns.append(Column(Role.PARENT))
    if len(table.kinds) > 1:
        columns.append(Column(Role.KIND))
    for asked in table.asked:
        columns += _of_field(asked, languages, needed)
    return (*columns, Column(Role.REVISION)) if table.kind else tuple(columns)


def _of_field(asked: Asked, languages: Sequence[str], needed: Room) -> list[Column]:
    one = Column(Role.FIELD, asked)
    if asked.field.languages:
        others = sorted({code for key, code in needed if key == asked.key} - set(languages))
        spoken = [replace(one, language=code) for code in (*languages, *others)]
        return [column for first in spoken for column in _numbered(first, needed.get(first.answers, 1))]
    usual = ROOM_FOR_REQUIRED if asked.field.required else ROOM_FOR_OTHERS
    return _numbered(one, max(usual if asked.field.many else 1, needed.get(one.answers, 1)))


def _numbered(first: Column, count: int) -> list[Column]:
    return [replace(first, number=number) for number in range(1, count + 1)]


def column_headed(table: Table, heading: str) -> Column | None:
    """Give the column that a heading stands for, in any language or by the property: `par:topic 2`."""
    whole = _column_named(table, heading, "", 1)
    if whole is not None:
        return whole
    found = _HEADING.fullmatch(heading.strip())
    if found is None:
        return None
    return _column_named(table, found["name"], (found["language"] or "").lower(), int(found["number"] or 1))


def _column_named(table: Table, name: str, language: str, number: int) -> Column | None:
    wanted = folded(name)
    for role, names in _ROLE_NAMES.items():
        if wanted in map(folded, names.values()) and not language:
            return Column(role)
    for asked in table.asked:
        short = short_name(asked.field.path) if not asked.of_record else None
        if wanted in map(folded, (*asked.names.values(), short or asked.key)):
            spoken = asked.field.languages
            return Column(Role.FIELD, asked, language, number) if _can_be(spoken, language) else None
    return None


def _can_be(spoken: bool, language: str) -> bool:
    """Tell whether a field can have a column of a language; a text without one is read, and judged."""
    return is_language(language) if language and spoken else not language


def is_language(code: str) -> bool:
    """Tell whether a code names a language."""
    try:
        return bool(Locale.parse(code, sep="-").language)
    except (UnknownLocaleError, ValueError):
        return False
