"""Answers as the named values that a browser sends, and back.

A name tells the way to the field: `thing/par:implementation.1/par:country`. A text in languages has a number
and beside it its language, `thing/dct:title.1` and `thing/dct:title.1@`; a part has a number, and its own
address as value. What a browser sends is read along the form, so a name that no field has says nothing.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from paraugs.forms.answers import Answer, Filled
from paraugs.forms.model import Field, Form
from paraugs.forms.values import display, is_address, term_of
from paraugs.short_names import short_name
from paraugs.terms import IRI, Literal, Term

MOST_ROWS = 100
"""How many texts or parts one field may have in a form."""
THING, RECORD = "thing", "record"
_FRAGMENT = re.compile(r"#[A-Za-z][A-Za-z0-9-]{0,79}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")

Pair = tuple[str, str]
Resolve = Callable[[Field, str], IRI | None]
"""Finds what is meant by the label of a choice."""


def field_name(prefix: str, field: Field) -> str:
    """Give the name of a field below that of the thing that it is about."""
    return f"{prefix}/{'^' if field.inverse else ''}{short_name(field.path) or field.path.value}"


def row_name(name: str, number: int) -> str:
    """Give the name of one of several texts or parts of a field, counted from 1."""
    return f"{name}.{number}"


def element_id(name: str) -> str:
    """Give the id of the element with a name: letters, digits and hyphens."""
    return re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")


def encode(filled: Filled, prefix: str) -> Iterator[Pair]:
    """Give the names and values of all answers."""
    for answer in filled.answers:
        name = field_name(prefix, answer.field)
        if answer.field.languages:
            for number, text in enumerate(answer.terms, 1):
                yield row_name(name, number), display(text)
                yield f"{row_name(name, number)}@", getattr(text, "language", None) or ""
        else:
            for found in answer.terms:
                yield name, display(found)
        for number, part in enumerate(answer.parts, 1):
            yield row_name(name, number), part.node.value
            if not part.linked:
                yield from encode(part, row_name(name, number))


@dataclass(frozen=True, slots=True)
class Sent:
    """What a browser sent: values by name, in their order."""

    values: Mapping[str, Sequence[str]]
    rows: Mapping[str, Sequence[int]]
    """The numbers below a name, in their order."""

    @classmethod
    def of(cls, pairs: Sequence[Pair]) -> "Sent":
        """Sort the pairs."""
        values: dict[str, list[str]] = defaultdict(list)
        rows: dict[str, dict[int, None]] = defaultdict(dict)
        for name, value in pairs:
            values[name].append(value)
            for found in re.finditer(r"\.([1-9]\d{0,3})(?=[/@]|$)", name):
                rows[name[: found.start()]][int(found[1])] = None
        return cls(values, {name: sorted(numbers)[:MOST_ROWS] for name, numbers in rows.items()})

    def all(self, name: str) -> Sequence[str]:
        """Give the values of a name."""
        return self.values.get(name, ())

    def first(self, name: str) -> str:
        """Give the first value of a name, empty when there is none."""
        return next(iter(self.all(name)), "")


@dataclass(frozen=True, slots=True)
class Decoder:
    """Reads what was sent into a form; a value that stands as it stood keeps the term that it was."""

    sent: Sent
    before: Filled
    resolve: Resolve

    def decode(self, prefix: str) -> Filled:
        """Give the form about the same thing as before with the answers that were sent."""
        return self._filled(self.before.form, self.before.node, prefix)

    def _filled(self, form: Form, node: IRI, prefix: str) -> Filled:
        answers = tuple(self._answer(field, node, field_name(prefix, field)) for field in form.fields())
        return Filled(node, form, tuple(answer for answer in answers if answer.terms or answer.parts))

    def _answer(self, field: Field, node: IRI, name: str) -> Answer:
        if field.part is not None:
            return Answer(field, parts=tuple(self._parts(field.part, name)))
        known = self._known(field, node)
        if not field.languages:
            return Answer(field, tuple(dict.fromkeys(self._terms(field, name, known))))
        numbers = self.sent.rows.get(name, ())
        return Answer(field, tuple(self._text(row_name(name, number), known) for number in numbers))

    def _terms(self, field: Field, name: str, known: Mapping[str, Term]) -> Iterator[Term]:
        for value in self.sent.all(name):
            text = value.strip()
            if text in known:
                yield known[text]
            elif text:
                yield term_of(field, text, self.resolve)

    def _text(self, name: str, known: Mapping[str, Term]) -> Term:
        text, language = self.sent.first(name), self.sent.first(f"{name}@")
        text = text.replace("\r\n", "\n")
        tag = language if _LANGUAGE.fullmatch(language) else None
        return known.get(f"{text}@{language}") or Literal(text, tag)

    def _parts(self, form: Form, name: str) -> Iterator[Filled]:
        seen: set[IRI] = set()
        described = {part.node for part in self.before.everything()}
        for number in self.sent.rows.get(name, ()):
            row = row_name(name, number)
            node = self._node(self.sent.first(row))
            if node is None or node in seen:
                continue
            seen.add(node)
            own = node.value.startswith(f"{self.before.node}#") or node in described
            yield self._filled(form, node, row) if own else Filled(node, form, linked=True)

    def _node(self, sent: str) -> IRI | None:
        """Give the address of a part: one below the thing's own, or of what is described elsewhere."""
        if _FRAGMENT.fullmatch(sent):
            return IRI(f"{self.before.node}{sent}")
        return IRI(sent) if is_address(sent) and sent != self.before.node.value else None

    def _known(self, field: Field, node: IRI) -> Mapping[str, Term]:
        """Give the terms that the field had, by how they are shown."""
        part = next((part for part in self.before.everything() if part.node == node), None)
        terms = part.answer(field).terms if part else ()
        if not field.languages:
            return {display(found).strip(): found for found in terms}
        return {f"{display(one)}@{getattr(one, 'language', None) or ''}": one for one in terms}
