"""Contributions as rows: which cell says which statement, and which statements no cell can say."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from paraugs.contribute.judging.kinds import contribution_address, topic_address
from paraugs.forms.model import said
from paraugs.sheets.cells import CellKind, Value
from paraugs.sheets.columns import Column, Role, is_language
from paraugs.sheets.layout import Asked, Layout, Table
from paraugs.sheets.lists import Picker
from paraugs.sheets.values import write_value
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Term, Triple

TYPE, PRIMARY_TOPIC = term("rdf:type"), term("foaf:primaryTopic")


@dataclass(frozen=True, slots=True)
class Known:
    """A contribution as it is now: its address, its statements, the number of its revision."""

    contribution: IRI
    triples: tuple[Triple, ...]
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell with the statement that it says."""

    column: Column
    value: Value
    triple: Triple | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet, and the node that it describes."""

    table: str
    node: IRI
    cells: tuple[Filled, ...]


def rows_of(layout: Layout, picker: Picker, known: Known) -> tuple[Row, ...]:
    """Give the rows that say a contribution; none when it is of no kind that has a sheet."""
    describer = _Describer(picker, known.triples)
    topic = describer.one(known.contribution, PRIMARY_TOPIC)
    table = next((one for one in layout.things() if describer.is_kind_of(topic, one)), None)
    if table is None or not isinstance(topic, IRI):
        return ()
    teller = _Teller(layout, describer, known, topic)
    return teller.rows(table)


def key_of(contribution: IRI, topic: IRI, table: Table) -> str:
    """Give the key of a contribution: the last part of its thing's address, or else the address itself."""
    state, _, slug = topic.value.rpartition("/")
    state = state.rpartition("/")[2]
    assert table.kind is not None
    usual = topic_address(table.kind, state, slug) == topic
    return slug if usual and contribution_address(topic, table.kind, state) == contribution else topic.value


class _Describer:
    """Answers about the statements of one contribution."""

    def __init__(self, picker: Picker, triples: Iterable[Triple]) -> None:
        self.picker = picker
        self._values: dict[tuple[Term, IRI], list[Term]] = defaultdict(list)
        self._subjects: dict[tuple[IRI, Term], list[Term]] = defaultdict(list)
        for subject, predicate, value in sorted(triples, key=str):
            self._values[subject, predicate].append(value)
            self._subjects[predicate, value].append(subject)

    def all(self, node: Term, path: IRI, inverse: bool = False) -> Sequence[Term]:
        """Give the values of a property, or what has the node as its value."""
        return self._subjects.get((path, node), []) if inverse else self._values.get((node, path), [])

    def one(self, node: Term, path: IRI) -> Term | None:
        """Give the first value of a property."""
        return next(iter(self.all(node, path)), None)

    def is_kind_of(self, node: Term | None, table: Table) -> bool:
        """Tell whether a node has one of the classes of a sheet, or one of those below (an event)."""
        if node is None:
            return False
        return any(kind in self.all(node, TYPE) for kind in table.kinds)


class _Teller:
    """Tells one contribution, thing first, then its parts as far as they are its own."""

    def __init__(self, layout: Layout, describer: _Describer, known: Known, topic: IRI) -> None:
        self._layout, self._describer, self._known, self._topic = layout, describer, known, topic
        self._told: dict[IRI, Row] = {}
        self._parents: dict[IRI, list[tuple[IRI, IRI, str]]] = defaultdict(list)
        self._key = ""

    def rows(self, table: Table) -> tuple[Row, ...]:
        """Give all rows."""
        self._key = key_of(self._known.contribution, self._topic, table)
        waiting: list[tuple[Table, IRI]] = [(table, self._topic)]
        found: dict[IRI, Table] = {}
        while waiting:
            above, node = waiting.pop(0)
            if node not in found:
                found[node] = above
                waiting += self._parts(above, node)
        return tuple(self._row(one, node) for node, one in found.items())

    def key(self, node: IRI) -> str:
        """Give the key of a row: the thing's, with the name of the part after it."""
        return self._key + node.value.removeprefix(self._topic.value)

    def _parts(self, above: Table, node: IRI) -> list[tuple[Table, IRI]]:
        """Give the parts that a node leads to; they have addresses below the thing's."""
        found = []
        for table, path in self._layout.parts_of(above.key):
            for part in self._own(node, path, table):
                self._parents[part].append((node, path, self.key(node)))
                found.append((table, part))
        for asked in above.asked:
            if asked.target:
                table = self._layout.table(asked.target)
                found += [(table, part) for part in self._own(node, asked.field.path, table)]
        return found

    def _own(self, node: IRI, path: IRI, table: Table) -> list[IRI]:
        return [
            part
            for part in self._describer.all(node, path)
            if isinstance(part, IRI)
            and part.value.startswith(f"{self._topic.value}#")
            and self._describer.is_kind_of(part, table)
        ]

    def _row(self, table: Table, node: IRI) -> Row:
        cells = [Filled(Column(Role.KEY), Value(CellKind.TEXT, self.key(node)))]
        cells += self._joined(node) + self._kind(table, node)
        for asked in table.asked:
            cells += self._answers(asked, self._known.contribution if asked.of_record else node)
        if table.kind and self._known.revision:
            revision = Value(CellKind.NUMBER, str(self._known.revision))
            cells.append(Filled(Column(Role.REVISION), revision))
        return Row(table.key, node, tuple(cells))

    def _joined(self, node: IRI) -> list[Filled]:
        parents = self._parents[node]
        text = Value(CellKind.TEXT, "; ".join(key for _, _, key in parents))
        return [Filled(Column(Role.PARENT), text, Triple(above, path, node)) for above, path, _ in parents]

    def _kind(self, table: Table, node: IRI) -> list[Filled]:
        kind = next(kind for kind in table.kinds if kind in self._describer.all(node, TYPE))
        name = said(table.kinds[kind], self._describer.picker.language)
        return [Filled(Column(Role.KIND), Value(CellKind.TEXT, name), Triple(node, TYPE, kind))]

    def _answers(self, asked: Asked, node: IRI) -> list[Filled]:
        found: list[Filled] = []
        counts: dict[str, int] = defaultdict(int)
        for value in self._describer.all(node, asked.field.path, asked.field.inverse):
            written = self._written(asked, value)
            language = (value.language or "") if isinstance(value, Literal) else ""
            if written is None or (language and not is_language(language)):
                continue
            counts[language] += 1
            column = Column(Role.FIELD, asked, language, counts[language])
            found.append(Filled(column, written, _statement(asked, node, value)))
        return found

    def _written(self, asked: Asked, value: Term) -> Value | None:
        if asked.target and isinstance(value, IRI) and value.value.startswith(f"{self._topic.value}#"):
            is_row = self._describer.is_kind_of(value, self._layout.table(asked.target))
            return Value(CellKind.TEXT, self.key(value)) if is_row else None
        return write_value(asked.field, value, self._describer.picker)


def _statement(asked: Asked, node: IRI, value: Term) -> Triple | None:
    if not asked.field.inverse:
        return Triple(node, asked.field.path, value)
    return Triple(value, asked.field.path, node) if isinstance(value, IRI) else None
