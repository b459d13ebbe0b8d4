"""One row of a thing, with the rows of its parts, as statements; and the cell of each statement.

Where a statement stands is kept, so that a finding about it can name the cell.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from paraugs.contribute.findings.finding import Finding
from paraugs.forms.model import RECORD, Field
from paraugs.sheets.cells import Position
from paraugs.sheets.columns import Role
from paraugs.sheets.complaints import complain
from paraugs.sheets.keys import Keys, Thing, canonical, keys_in, name_parts
from paraugs.sheets.layout import Asked, Layout
from paraugs.sheets.lines import Answer, Line, unreadable
from paraugs.sheets.lists import Picker, folded
from paraugs.sheets.rows import PRIMARY_TOPIC, TYPE
from paraugs.sheets.values import read_value
from paraugs.terms import IRI, Literal, Term, Triple


@dataclass(frozen=True, slots=True)
class SheetItem:
    """A contribution as a workbook says it.

    `places` are the cells of its statements, `lines` the rows of its nodes; `revision` is the one that it
    starts from, 0 for none.
    """

    thing: Thing
    triples: tuple[Triple, ...]
    places: Mapping[Triple, Position]
    lines: Mapping[IRI, Line]
    revision: int
    findings: tuple[Finding, ...]

    @property
    def title(self) -> str:
        """Give what the row is called in the workbook."""
        return self.thing.line.text(Role.KEY) or self.thing.key

    @property
    def position(self) -> Position:
        """Give the cell of its key."""
        return self.thing.line.position()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a row is read among: the layout, the lists, the keys and the other things of the workbook."""

    layout: Layout
    picker: Picker
    keys: Keys
    things: Mapping[tuple[str, str], Thing]

    def thing(self, field: Field, text: str) -> IRI | None:
        """Give the thing of the workbook that a cell names by its key, where the field takes such things."""
        classes = {field.choices, *field.more_choices}
        for table in self.layout.things():
            if classes & set(table.kinds) and (found := self.things.get((table.key, canonical(text)))):
                return found.topic
        return None


def read_item(around: Surroundings, thing: Thing) -> SheetItem:
    """Read one contribution."""
    return _ItemReader(around, thing).item()


class _ItemReader:
    def __init__(self, around: Surroundings, thing: Thing) -> None:
        self._around, self._thing = around, thing
        self._places: dict[Triple, Position] = {}
        self._findings: list[Finding] = []
        self._names = name_parts(thing, tuple(self._parts()))

    def item(self) -> SheetItem:
        """Give the contribution."""
        thing = self._thing
        self._say(Triple(thing.contribution, TYPE, RECORD), thing.line.position())
        self._say(Triple(thing.contribution, PRIMARY_TOPIC, thing.topic), thing.line.position())
        lines = {thing.topic: thing.line, **{node: line for line, node in self._names.items()}}
        for node, line in lines.items():
            self._read(line, node)
        lines[thing.contribution] = thing.line
        places = self._places
        return SheetItem(thing, tuple(places), places, lines, self._revision(), tuple(self._findings))

    def _revision(self) -> int:
        text = self._thing.line.text(Role.REVISION)
        return int(text) if text.isdecimal() and len(text) < 16 else 0

    def _parts(self) -> Iterable[Line]:
        """Give the rows that belong to the thing, its parts' parts too."""
        waiting = [self._thing.line]
        parts: dict[Line, None] = {}
        while waiting:
            line = waiting.pop(0)
            found = (*(part for _, part in self._below(line)), *self._referred(line))
            waiting += [part for part in found if part not in parts]
            parts |= dict.fromkeys(found)
        return parts

    def _below(self, line: Line) -> Iterator[tuple[IRI, Line]]:
        """Give the rows that say to belong to a row, with the property that joins them."""
        key = self._thing.key if line is self._thing.line else canonical(line.text(Role.KEY))
        for table, path in self._around.layout.parts_of(line.table.key):
            for part in self._around.keys.children(table.key, key):
                yield path, part

    def _referred(self, line: Line) -> Iterator[Line]:
        """Give the rows that a row names by their keys."""
        for answer in line.answers:
            target = answer.column.asked.target if answer.column.asked else ""
            for key in keys_in(answer.value.text) if target else ():
                if found := self._around.keys.named(target, key):
                    yield found

    def _say(self, triple: Triple, position: Position) -> None:
        self._places.setdefault(triple, position)

    def _read(self, line: Line, node: IRI) -> None:
        """Read what a row says about its node."""
        readable, findings = unreadable(line, self._around.picker.language)
        self._findings += findings
        self._read_kind(line, node)
        for answer in readable:
            if asked := answer.column.asked:
                subject = self._thing.contribution if asked.of_record else node
                for value in self._values(answer, asked):
                    self._answer(asked, subject, value, answer.position)
        for path, part in self._below(line):
            self._say(Triple(node, path, self._names[part]), part.position(Role.PARENT))

    def _answer(self, asked: Asked, subject: IRI, value: Term, position: Position) -> None:
        if not asked.field.inverse:
            self._say(Triple(subject, asked.field.path, value), position)
        elif isinstance(value, IRI):
            self._say(Triple(value, asked.field.path, subject), position)
        else:
            self._complain("sheet-reference-unknown", position, str(value))

    def _read_kind(self, line: Line, node: IRI) -> None:
        chosen, kinds = line.text(Role.KIND), line.table.kinds
        for kind, names in kinds.items():
            if folded(chosen) in map(folded, (*names.values(), kind.value)):
                self._say(Triple(node, TYPE, kind), line.position(Role.KIND))
                return
        self._say(Triple(node, TYPE, next(iter(kinds))), line.position())
        if chosen:
            self._complain("sheet-kind-unknown", line.position(Role.KIND), chosen)

    def _values(self, answer: Answer, asked: Asked) -> Iterator[Term]:
        if asked.target:
            yield from self._references(answer, asked)
            return
        for value in read_value(asked.field, answer.value, answer.column.language, self._around.picker):
            meant = None
            if isinstance(value, Literal) and asked.field.kind == "concept":
                meant = self._around.thing(asked.field, value.value)
            yield meant or value

    def _references(self, answer: Answer, asked: Asked) -> Iterator[Term]:
        """Give the rows that a cell names by key, or what it names by address."""
        for value in read_value(asked.field, answer.value, "", self._around.picker):
            line = self._around.keys.named(asked.target, canonical(str(value)))
            if line is not None:
                yield self._names[line]
            elif isinstance(value, IRI):
                yield value
            else:
                self._complain("sheet-reference-unknown", answer.position, str(value))

    def _complain(self, rule: str, position: Position, value: str) -> None:
        language, focus = self._around.picker.language, self._thing.topic.value
        self._findings.append(complain(rule, position, value, language, focus))
