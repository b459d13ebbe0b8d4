"""The keys of rows: how they are compared, what addresses they make, and who belongs to whom."""

import itertools
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from paraugs.contribute.desk.naming import free, slug_of
from paraugs.contribute.judging.kinds import contribution_address, topic_address
from paraugs.namespaces import PREFIXES, THINGS
from paraugs.sheets.columns import Role
from paraugs.sheets.layout import Table
from paraugs.sheets.lines import Line, Lines
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
                key = canonical(line.text(Role.KEY))
                if key and self._named.setdefault((table.key, key), line) is not line:
                    self.twice.append(line)
                    continue
                for parent in keys_in(line.text(Role.PARENT)):
                    self._children[table.key, parent].append(line)

    def children(self, table: str, parent: str) -> Sequence[Line]:
        """Give the rows of a sheet that belong to a key."""
        return self._children.get((table, parent), ()) if parent else ()

    def named(self, table: str, key: str) -> Line | None:
        """Give the row of a sheet that has a key."""
        return self._named.get((table, key))


def name_parts(thing: Thing, parts: Sequence[Line]) -> Mapping[Line, IRI]:
    """Give each row of a part its address below the thing's: the one in its key, else one made of its key.

    Parts of two sheets may have the same key; the second is `study-a` then. Those without are numbered.
    """
    names: dict[Line, str] = {}
    for line in parts:
        name = _own_fragment(thing, line.text(Role.KEY))
        if name and name not in names.values():
            names[line] = name
    taken = set(names.values())
    for line in parts:
        if line not in names:
            names[line] = _new_fragment(line, taken)
            taken.add(names[line])
    return {line: IRI(f"{thing.topic}#{names[line]}") for line in parts}


def _own_fragment(thing: Thing, key: str) -> str:
    """Give the part of an address that a key of an earlier workbook has: `outcome-1` of `kiva#outcome-1`."""
    before, mark, part = key.rpartition("#")
    return part if mark and canonical(before) == thing.key and _FRAGMENT.fullmatch(part) else ""


def _new_fragment(line: Line, taken: set[str]) -> str:
    word, key = line.table.fragment, slug_of(line.text(Role.KEY))
    if not key:
        return next(name for number in itertools.count(1) if (name := f"{word}-{number}") not in taken)
    return key if key not in taken else free(f"{word}-{key}", taken)
