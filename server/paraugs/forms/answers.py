"""Answers to a form and the statements that they are: read from what is there, written back over it.

Only what a form shows is ever replaced. A statement that no field holds is kept as it is, and so are the
addresses of parts; a part that was taken out of the form goes with all that was said about it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from paraugs.forms.model import Field, Form
from paraugs.short_names import term
from paraugs.terms import IRI, BlankNode, Literal, Subject, Term, Triple

TYPE = term("rdf:type")
_DEEPEST = 8
"""How far parts are followed into parts: no form is nested so deep, but statements may go round in a ring."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one field: terms, or else parts."""

    field: Field
    terms: tuple[Term, ...] = ()
    parts: tuple["Filled", ...] = ()


@dataclass(frozen=True, slots=True)
class Filled:
    """A form filled in about one thing; `linked` is a part described elsewhere and only pointed to."""

    node: IRI
    form: Form
    answers: tuple[Answer, ...] = ()
    linked: bool = False

    def answer(self, field: Field) -> Answer:
        """Give the answer to a field, an empty one when there is none."""
        return next((answer for answer in self.answers if answer.field.key == field.key), Answer(field))

    def everything(self) -> Iterator["Filled"]:
        """Give the thing and all its parts that are described here."""
        if not self.linked:
            yield self
            for answer in self.answers:
                for part in answer.parts:
                    yield from part.everything()


def read(form: Form, node: IRI, triples: Iterable[Triple]) -> Filled:
    """Read what is said about a thing into its form."""
    by_subject: dict[Subject, list[Triple]] = defaultdict(list)
    into: dict[Term, list[Triple]] = defaultdict(list)
    for triple in triples:
        by_subject[triple.subject].append(triple)
        into[triple.object].append(triple)
    return _Reader(by_subject, into).filled(form, node, _DEEPEST)


@dataclass(frozen=True, slots=True)
class _Reader:
    by_subject: Mapping[Subject, list[Triple]]
    into: Mapping[Term, list[Triple]]

    def filled(self, form: Form, node: IRI, depth: int) -> Filled:
        answers = tuple(self._answer(field, node, depth) for field in form.fields())
        return Filled(node, form, tuple(answer for answer in answers if answer.terms or answer.parts))

    def _answer(self, field: Field, node: IRI, depth: int) -> Answer:
        if field.inverse:
            found: list[Term] = [t.subject for t in self.into.get(node, ()) if t.predicate == field.path]
        else:
            found = [t.object for t in self.by_subject.get(node, ()) if t.predicate == field.path]
        shown = [one for one in dict.fromkeys(found) if not isinstance(one, BlankNode)]
        if field.part is None:
            return Answer(field, tuple(sorted(shown, key=_order)))
        parts = [self._part(field.part, one, depth) for one in shown if isinstance(one, IRI)]
        return Answer(field, parts=tuple(sorted(parts, key=lambda part: _natural(part.node))))

    def _part(self, form: Form, node: IRI, depth: int) -> Filled:
        if node not in self.by_subject or depth == 0:
            return Filled(node, form, linked=True)
        return self.filled(form, node, depth - 1)


def statements(filled: Filled) -> Iterator[Triple]:
    """Give what the answers say; empty ones say nothing, nor do parts that hold nothing."""
    for answer in filled.answers:
        for found in answer.terms:
            if str(found).strip():
                yield _triple(filled.node, answer.field, found)
        for part in answer.parts:
            if part.linked or any(True for _ in statements(part)):
                yield _triple(filled.node, answer.field, part.node)
                yield from statements(part)


def write(filled: Sequence[Filled], base: Sequence[Triple] = ()) -> tuple[Triple, ...]:
    """Give the statements after the answers: those of `base`, with what the forms show replaced."""
    before = [read(one.form, one.node, base) for one in filled]
    shown = {triple for one in before for triple in statements(one)}
    said = dict.fromkeys(triple for one in filled for triple in statements(one))
    described = {triple.subject for triple in base}
    kept_parts = {part.node for one in filled for part in one.everything()}
    gone = {part.node for one in before for part in one.everything()} - kept_parts
    kept = [triple for triple in base if triple.subject not in gone and triple not in shown]
    new = [triple for triple in said if triple not in set(kept)]
    return (*kept, *new, *_types(filled, described, said))


def _types(filled: Iterable[Filled], described: set[Subject], said: Iterable[Triple]) -> Iterator[Triple]:
    """Say of what is new which kind of thing it is."""
    subjects = {triple.subject for triple in said}
    roots = {one.node for one in filled}
    kinds = dict.fromkeys(kind for one in filled for kind in _kinds(one))
    for node, kind in kinds:
        if node not in described and (node in roots or node in subjects):
            yield Triple(node, TYPE, kind)


def _kinds(filled: Filled) -> Iterator[tuple[IRI, IRI]]:
    """Give each thing with its class, and with that which the field wants its answers to have."""
    yield filled.node, filled.form.kind
    for answer in filled.answers:
        for part in answer.parts:
            if not part.linked:
                if answer.field.choices:
                    yield part.node, answer.field.choices
                yield from _kinds(part)


def _triple(node: IRI, field: Field, value: Term) -> Triple:
    if field.inverse and isinstance(value, IRI):
        return Triple(value, field.path, node)
    return Triple(node, field.path, value)


def _order(value: Term) -> tuple[bool, str, str]:
    """Put English first, then the other languages, then the rest by their text."""
    language = value.language or "" if isinstance(value, Literal) else ""
    return language != "en", language, str(value)


def _natural(node: IRI) -> tuple[str, int, str]:
    """Put `#outcome-2` before `#outcome-10`."""
    word, _, number = node.value.rpartition("-")
    return (word, int(number), "") if number.isdecimal() and len(number) < 10 else (node.value, 0, "")
