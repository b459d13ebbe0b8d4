"""What stands where in a file: each statement as it was written, with its place in the text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from paraugs.terms import IRI, BlankNode, Literal, Term

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
FIRST = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first"
_NODE, _TEXT = "_:", '"'


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
    """All statements of a file by their subject, and where each subject is described."""

    statements: dict[str, list[Written]] = field(default_factory=dict)
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
        self.statements.setdefault(subject, []).append(written)

    def places(self, focus: str, steps: Sequence[IRI], value: Term | None) -> list[int]:
        """Give where a statement stands: its value, or its property where the value is the property itself.

        Without a value, or where it is not written so, the places of the property, else of the node.
        """
        nodes = self._reached(focus, steps[:-1])
        last = steps[-1].value if steps else ""
        stated = [each for node in nodes for each in self.statements.get(node, ()) if each.predicate == last]
        if value is not None and str(value) != last:
            if found := {each.value_at for each in stated if _matches(each, value)}:
                return sorted(found)
            if steps or stated:
                return []
        if found := {each.predicate_at for each in stated}:
            return sorted(found)
        return sorted({offset for node in nodes for offset in self.subjects.get(node, ())})

    def _reached(self, focus: str, steps: Iterable[IRI]) -> dict[str, None]:
        nodes = {focus: None}
        for step in steps:
            nodes = {
                each.value: None
                for node in nodes
                for each in self.statements.get(node, ())
                if each.predicate == step.value and not each.value.startswith(_TEXT)
            }
        return nodes


def text(value: str) -> str:
    """Give a text as it stands in a record."""
    return _TEXT + value


def _matches(written: Written, value: Term) -> bool:
    match value:
        case IRI():
            return written.value == value.value
        case BlankNode():
            return written.value.startswith(_NODE)
        case Literal():
            language = value.language or ""
            same_language = written.language is None or written.language.casefold() == language.casefold()
            return same_language and written.value == text(value.value)
