"""The contributions of a workbook: every row of a thing, and what is wrong outside of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from paraugs.contribute.findings.finding import Finding
from paraugs.sheets.cells import Position
from paraugs.sheets.columns import Role
from paraugs.sheets.complaints import complain
from paraugs.sheets.keys import Keys, Thing, thing_of
from paraugs.sheets.layout import Layout
from paraugs.sheets.lines import Lines
from paraugs.sheets.lists import Picker
from paraugs.sheets.statements import SheetItem, Surroundings, read_item
from paraugs.terms import IRI


@dataclass(frozen=True, slots=True)
class SheetItems:
    """All contributions of a workbook in the order of its sheets, and what is wrong outside of them."""

    items: tuple[SheetItem, ...]
    findings: tuple[Finding, ...] = ()


def read_items(layout: Layout, picker: Picker, lines: Lines, state: str) -> SheetItems:
    """Put the lines of a workbook together; `state` is the code in the addresses of new things."""
    collector = _Collector(layout, lines, state, picker.language)
    keys = Keys(lines, layout.tables)
    things = {(one.line.table.key, one.key): one for one in collector.things}
    around = Surroundings(layout, picker, keys, things)
    items = tuple(read_item(around, thing) for thing in things.values())
    used = {line.position() for item in items for line in item.lines.values()}
    for line in (line for line in keys.twice if not line.table.kind):
        collector.complain("sheet-key-twice", line.position(), line.text(Role.KEY))
        used.add(line.position())
    return SheetItems(items, (*lines.findings, *collector.findings, *collector.unused(used)))


class _Collector:
    """Finds the things of a workbook, and the rows that are of no use."""

    def __init__(self, layout: Layout, lines: Lines, state: str, language: str) -> None:
        self._layout, self._lines, self._language = layout, lines, language
        self.findings: list[Finding] = []
        self.things = tuple(self._things(state))

    def complain(self, rule: str, position: Position, value: str) -> None:
        """Note what is wrong."""
        self.findings.append(complain(rule, position, value, self._language))

    def _things(self, state: str) -> Iterator[Thing]:
        seen: set[IRI] = set()
        for line in (line for table in self._layout.things() for line in self._lines.of(table.key)):
            thing, text = thing_of(line, state), line.text(Role.KEY)
            if thing is None:
                self.complain("sheet-key-foreign" if text else "sheet-key-missing", line.position(), text)
            elif thing.contribution in seen:
                self.complain("sheet-key-twice", line.position(), text or thing.key)
            else:
                seen.add(thing.contribution)
                yield thing

    def unused(self, used: set[Position]) -> Iterator[Finding]:
        """Give a finding for each row of a part that belongs to no contribution."""
        for table in (table for table in self._layout.tables if not table.kind):
            for line in self._lines.of(table.key):
                if line.position() in used:
                    continue
                lost = table.joins and not line.text(Role.PARENT)
                rule = "sheet-parent-missing" if lost else "sheet-row-unused"
                yield complain(rule, line.position(Role.PARENT), line.text(Role.KEY), self._language)
