"""The layout of the workbook: a sheet for each kind of thing and of part, made from the forms.

A part is joined to what it belongs to by a key in its own row ("belongs to"). What several sheets may name,
as organisations are, is named by its key there ("responsible body: viaa").
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from paraugs.contribute.judging.kinds import WORDS
from paraugs.forms.model import Field, Form, Forms, Section, Texts, said
from paraugs.sheets.words import SHEETS
from paraugs.short_names import term
from paraugs.terms import IRI

EVENTS = ("event", "peer-learning-activity", "peer-review", "peer-counselling")
"""Kinds that share a sheet, and choose which they are in a column of it."""
_PARTS = {
    term("par:Implementation"): "implementation",
    term("par:OutcomeClaim"): "outcome",
    term("par:Study"): "study",
    term("par:Assessment"): "assessment-of-outcome",
    term("par:Material"): "material",
    term("org:Organization"): "body",
    term("vcard:Kind"): "contact",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A field as a sheet asks it: its name there, and whether it is about the record of the thing.

    `target` is the sheet whose keys are the answers, where answers are rows of another sheet.
    """

    field: Field
    names: Texts
    section: Texts
    of_record: bool = False
    target: str = ""

    @property
    def key(self) -> str:
        """What tells it from the others of its sheet."""
        return f"{'record ' if self.of_record else ''}{self.field.key}"


@dataclass(frozen=True, slots=True)
class Join:
    """How rows of a part's sheet belong to rows of another: by this property of that row."""

    table: str
    path: IRI


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: what a row is, and what is asked about it.

    `kinds` are the classes that a row may have, with their names; the first is meant where none is chosen.
    `joins` are where a row may belong; `kind` is the kind of contribution that a row is, None for a part.
    """

    key: str
    names: Texts
    kinds: Mapping[IRI, Texts]
    asked: tuple[Asked, ...]
    joins: tuple[Join, ...] = ()
    kind: IRI | None = None

    @property
    def fragment(self) -> str:
        """What parts of this sheet are called in addresses: `outcome-1`."""
        return self.key.partition("-")[0]


@dataclass(frozen=True, slots=True)
class Layout:
    """All sheets, things before their parts."""

    tables: tuple[Table, ...]

    def table(self, key: str) -> Table:
        """Give a sheet by its key; KeyError for none, a mistake of the caller."""
        return next(table for table in self.tables if table.key == key)

    def things(self) -> Iterator[Table]:
        """Give the sheets whose rows are contributions."""
        return (table for table in self.tables if table.kind)

    def parts_of(self, key: str) -> Iterator[tuple[Table, IRI]]:
        """Give the sheets whose rows belong to rows of this one, with the property that joins them."""
        for table in self.tables:
            for join in table.joins:
                if join.table == key:
                    yield table, join.path


def lay_out(forms: Forms) -> Layout:
    """Make the layout of the workbook from the forms."""
    builder = _Builder(forms)
    things = [builder.thing(word, words) for word, words in _things().items()]
    return Layout((things[0], *builder.parts(), *things[1:]))


def _things() -> Mapping[str, tuple[str, ...]]:
    return {word: EVENTS if word == "event" else (word,) for word in WORDS.values()}


class _Builder:
    """Collects the sheets of parts while the sheets of things are made."""

    def __init__(self, forms: Forms) -> None:
        self._forms = forms
        self._parts: dict[str, Form] = {}
        self._joins: dict[str, dict[Join, None]] = defaultdict(dict)
        for word, words in _things().items():
            for name in words:
                self._collect(word, forms.of(name))
        self._referenced = {key for key, joins in self._joins.items() if len({j.path for j in joins}) > 1}

    def thing(self, word: str, words: tuple[str, ...]) -> Table:
        """Make the sheet of a kind of contribution, with what is asked about its record."""
        forms = [self._forms.of(name) for name in words]
        asked = [one for form in forms for one in self._asked(form)]
        asked += [replace(one, of_record=True) for one in self._asked(self._forms.record)]
        kinds = {form.kind: form.names for form in forms}
        own = next(kind for kind, name in WORDS.items() if name == word)
        return Table(word, SHEETS[word], kinds, _told_apart(asked, self._forms.record), kind=own)

    def parts(self) -> Iterator[Table]:
        """Make the sheets of the parts."""
        for key, form in self._parts.items():
            joins = () if key in self._referenced else tuple(self._joins[key])
            names = SHEETS.get(key, form.names)
            yield Table(key, names, {form.kind: form.names}, tuple(self._asked(form)), joins)

    def _collect(self, above: str, form: Form) -> None:
        for field in form.fields():
            if field.part is not None:
                key = _part_key(field.part.kind)
                self._joins[key][Join(above, field.path)] = None
                self._parts.setdefault(key, field.part)
                self._collect(key, field.part)

    def _asked(self, form: Form) -> Iterator[Asked]:
        for section in form.sections:
            for field in section.fields:
                target = _part_key(field.part.kind) if field.part else ""
                if not target or target in self._referenced:
                    yield _asked(field, section, target)


def _asked(field: Field, section: Section, target: str) -> Asked:
    return Asked(field, field.names, section.names, target=target)


def _told_apart(asked: list[Asked], record: Form) -> tuple[Asked, ...]:
    """Leave out what is asked twice, and put the record's name before a name that the thing's field has."""
    once = list({one.key: one for one in reversed(asked)}.values())[::-1]
    counts = Counter(pair for one in once for pair in one.names.items())
    return tuple(
        replace(one, names=_of_record(one.names, record.names))
        if one.of_record and any(counts[pair] > 1 for pair in one.names.items())
        else one
        for one in once
    )


def _of_record(names: Texts, record: Texts) -> Texts:
    return {language: f"{said(record, language)}: {name}" for language, name in names.items()}


def _part_key(kind: IRI) -> str:
    return _PARTS.get(kind) or kind.value.replace("#", "/").rsplit("/", 1)[-1].lower()
