"""What stands where in a file: each statement as it was written, with its place in the text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from paraugs.terms import IRI, BlankNode, Literal, Term

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
FIRST = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first"
_NODE, _TEXT = "_:", '"'
_MOST = 50
"""Statements of a node with one property that are looked through: a place among more would be no help."""


@dataclass(frozen=True, slots=True)
class Written:
    """One statement: nodes by IRI or a number of ours, texts after a quotation mark; where it stands."""

    predicate: str
    value: str
    language: str | None
    predicate_at: int
    value_at: int


@dataclass(slots=True)
class Record:
    """All statements of a file by subject and property, and by value too; where each subject is described."""

    statements: dict[tuple[str, str], list[Written]] = field(default_factory=dict)
    values: dict[tuple[str, str, str], list[Written]] = field(default_factory=dict)
    subjects: dict[str, list[int]] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=count)

    def node(self) -> str:
        """Give a new node without a name."""
        return f"{_NODE}{next(self._numbers)}"

    def describe(self, subject: str, offset: int) -> None:
        """Note where the description of a node begins."""
        self.subjects.setdefault(subject, []).append(offset)

    def add(self, subject: str, written: Written) -> None:
        """Note a statement."""
        self.statements.setdefault((subject, written.predicate), []).append(written)
        self.values.setdefault((subject, written.predicate, written.value), []).append(written)

    def places(self, focus: str, steps: Sequence[IRI], value: Term | None) -> list[int]:
        """Give where a statement stands: its value, or its property where the value is the property itself.

        Without a value, or where it is not written so, the places of the property, else of the node.
        """
        nodes = self._reached(focus, steps[:-1])
        last = steps[-1].value if steps else ""
        if value is not None and str(value) != last:
            written = (each for node in nodes for each in self._written(node, last, value))
            if found := {each.value_at for each in written if _is_in_language(each, value)}:
                return sorted(found)
            if steps:
                return []
        stated = (each for node in nodes for each in self.statements.get((node, last), ())[:_MOST])
        if found := {each.predicate_at for each in stated}:
            return sorted(found)
        return sorted({offset for node in nodes for offset in self.subjects.get(node, ())})

    def _written(self, node: str, predicate: str, value: Term) -> Sequence[Written]:
        """Give the statements with a value; a node without a name may be any of those first ones."""
        if isinstance(value, BlankNode):
            stated = self.statements.get((node, predicate), ())[:_MOST]
            return [each for each in stated if each.value.startswith(_NODE)]
        name = text(value.value) if isinstance(value, Literal) else value.value
        return self.values.get((node, predicate, name), ())

    def _reached(self, focus: str, steps: Iterable[IRI]) -> dict[str, None]:
        nodes = {focus: None}
        for step in steps:
            nodes = {
                each.value: None
                for node in nodes
                for each in self.statements.get((node, step.value), ())[:_MOST]
                if not each.value.startswith(_TEXT)
            }
        return nodes


def text(value: str) -> str:
    """Give a text as it stands in a record."""
    return _TEXT + value


def _is_in_language(written: Written, value: Term) -> bool:
    language = (value.language or "") if isinstance(value, Literal) else ""
    return written.language is None or written.language.casefold() == language.casefold()
