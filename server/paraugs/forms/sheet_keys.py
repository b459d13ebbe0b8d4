"""The keys of rows: how they are compared, what addresses they make, and who belongs to whom."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from paraugs.contribute.kinds import contribution_address, topic_address
from paraugs.contribute.naming import slug_of
from paraugs.forms.sheet_columns import Role
from paraugs.forms.sheet_layout import Table
from paraugs.forms.sheet_lines import Line, Lines
from paraugs.namespaces import PREFIXES, THINGS
from paraugs.terms import IRI

_TITLE = f"{PREFIXES['dct']}title"
_FRAGMENT = re.compile(r"[\w.~-]+")
_SEPARATORS = re.compile(r"[;\n]")
_THING = re.compile(re.escape(THINGS) + r"[\w/.~-]+")


@dataclass(frozen=True, slots=True)
class Thing:
    """A row that is a contribution: the key that others name it by, and its addresses."""

    line: Line
    key: str
    topic: IRI
    contribution: IRI


def thing_of(line: Line, state: str) -> Thing | None:
    """Give the thing that a row stands for; None when nothing says which."""
    table = line.table
    assert table.kind is not None, "only rows of things stand for things"
    text = line.text(Role.KEY) or _title(line)
    if _THING.fullmatch(text):
        topic = IRI(text)
    elif "://" not in text and (slug := slug_of(text)):
        topic = topic_address(table.kind, state, slug)
    else:
        return None
    return Thing(line, canonical(text), topic, contribution_address(topic, table.kind, state))


def _title(line: Line) -> str:
    titles = {one.column.language: one.value.text for one in line.answers if one.column.answers[0] == _TITLE}
    return titles.get("en") or next(iter(titles.values()), "")


def canonical(text: str) -> str:
    """Give a key as it is compared: `Reading hour` is `reading-hour`, `kiva#outcome-1` stays itself."""
    if "://" in text:
        return text
    before, mark, part = text.partition("#")
    return f"{slug_of(before)}{mark}{slug_of(part)}"


def keys_in(text: str) -> list[str]:
    """Give the keys that a cell names."""
    return [canonical(part.strip()) for part in _SEPARATORS.split(text) if part.strip()]


class Keys:
    """Who belongs to whom, by the keys of a workbook."""

    def __init__(self, lines: Lines, tables: Sequence[Table]) -> None:
        self._children: dict[tuple[str, str], list[Line]] = defaultdict(list)
        self._named: dict[tuple[str, str], Line] = {}
        self.twice: list[Line] = []
        for table in tables:
            for line in lines.of(table.key):
                for parent in keys_in(line.text(Role.PARENT)):
                    self._children[table.key, parent].append(line)
                key = canonical(line.text(Role.KEY))
                if key and (table.key, key) in self._named:
                    self.twice.append(line)
                elif key:
                    self._named[table.key, key] = line

    def children(self, table: str, parent: str) -> Sequence[Line]:
        """Give the rows of a sheet that belong to a key."""
        return self._children.get((table, parent), ()) if parent else ()

    def named(self, table: str, key: str) -> Line | None:
        """Give the row of a sheet that has a key."""
        return self._named.get((table, key))


def name_parts(thing: Thing, parts: Sequence[Line]) -> Mapping[Line, IRI]:
    """Give each row of a part its address below the thing's: by its key, else by a number."""
    names: dict[int, str] = {}
    for number, line in enumerate(parts):
        if fragment := _fragment(thing, line.text(Role.KEY)):
            names[number] = fragment
    taken = set(names.values())
    for number, line in enumerate(parts):
        if number not in names:
            names[number] = next(name for name in _numbered(line.table.fragment) if name not in taken)
            taken.add(names[number])
    return {line: IRI(f"{thing.topic}#{names[number]}") for number, line in enumerate(parts)}


def _fragment(thing: Thing, key: str) -> str:
    before, mark, part = key.rpartition("#")
    if mark and canonical(before) == thing.key and _FRAGMENT.fullmatch(part):
        return part
    return slug_of(key)


def _numbered(word: str) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"{word}-{number}"
