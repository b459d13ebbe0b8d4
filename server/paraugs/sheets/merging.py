"""A row that revises: what the workbook says takes the place of what it could have said; the rest is kept.

What it could have said is what a fresh copy of it would hold, in the sheets and columns that it has.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from paraugs.contribute.findings.finding import Finding
from paraugs.sheets.columns import Role
from paraugs.sheets.complaints import complain
from paraugs.sheets.layout import Layout
from paraugs.sheets.lines import Lines
from paraugs.sheets.lists import Picker
from paraugs.sheets.rows import TYPE, Filled, Known, Row, rows_of
from paraugs.sheets.statements import SheetItem
from paraugs.terms import IRI, Term, Triple


@dataclass(frozen=True, slots=True)
class Merger:
    """Merges the rows of one workbook with what is known of the contributions that they revise."""

    layout: Layout
    picker: Picker
    lines: Lines

    def merge(self, item: SheetItem, known: Known | None) -> SheetItem:
        """Give the item with what the workbook cannot say of it; findings tell what would be lost."""
        if known is None:
            return item
        rows = rows_of(self.layout, self.picker, known)
        said = self._said(rows)
        removed = self._removed(rows, item, [triple for triple in known.triples if triple not in said])
        held = {row.node for row in rows if row.node not in item.lines and row.node not in removed}
        kept = [
            triple
            for triple in known.triples
            if (triple not in said or triple.subject in held)
            and triple.subject not in removed
            and triple.object not in removed
        ]
        mine = [triple for triple in item.triples if not self._is_assumed(triple, item, kept)]
        findings = (*item.findings, *self._complaints(item, known, removed))
        return replace(item, triples=tuple(dict.fromkeys([*kept, *mine])), findings=findings)

    def _removed(self, rows: Sequence[Row], item: SheetItem, unsaid: Sequence[Triple]) -> set[Term]:
        """Give the parts that have no row any more, although their sheets and those they belong to are there.

        What a statement that the workbook cannot say leads to is not removed.
        """
        removed: set[Term] = {
            row.node for row in rows if row.node not in item.lines and row.table in self.lines.sheets
        }
        while held := {one.object for one in unsaid if one.subject not in removed} & removed:
            removed -= held
        return removed

    def _said(self, rows: Sequence[Row]) -> set[Triple]:
        """Give the statements that the workbook has cells for."""
        tables = {row.node: row.table for row in rows}
        return {
            filled.triple
            for row in rows
            for filled in row.cells
            if filled.triple and self._could_say(row, filled, tables.get(filled.triple.subject))  # type: ignore[arg-type]
        }

    def _could_say(self, row: Row, filled: Filled, above: str | None) -> bool:
        if filled.column.role is Role.PARENT:
            return row.table in self.lines.sheets and above in self.lines.sheets
        if filled.column.role is Role.KIND and len(self.layout.table(row.table).kinds) == 1:
            return row.table in self.lines.sheets
        return self.lines.has(row.table, filled.column.answers)

    def _is_assumed(self, triple: Triple, item: SheetItem, kept: list[Triple]) -> bool:
        """Tell whether a kind is only assumed, because none was chosen, of a node whose kind is known."""
        if triple.predicate != TYPE or not isinstance(triple.subject, IRI):
            return False
        line = item.lines[triple.subject]
        known = any(one.subject == triple.subject and one.predicate == TYPE for one in kept)
        return known and not line.text(Role.KIND) and len(line.table.kinds) > 1

    def _complaints(self, item: SheetItem, known: Known, removed: set[Term]) -> Iterator[Finding]:
        language, focus = self.picker.language, item.thing.topic.value
        position = item.position
        key = item.title
        if known.revision and not item.revision:
            yield complain("sheet-key-taken", position, key, language, focus)
        elif known.revision != item.revision:
            place = item.thing.line.position(Role.REVISION)
            yield complain("sheet-stale", place, str(item.revision), language, focus)
        for node in sorted(map(str, removed)):
            part = f"{key}#{node.partition('#')[2]}"
            yield complain("sheet-part-removed", position, part, language, focus)
