"""What a button of a form does to its answers: a part more, a text in one more language, a part less."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from paraugs.forms.answers import Answer, Filled
from paraugs.forms.controls import MOST_ROWS, field_name, row_name
from paraugs.forms.model import Field
from paraugs.forms.starting import new_part, part_word
from paraugs.short_names import term
from paraugs.terms import IRI, Literal, Triple

_TITLE = term("dct:title")

Change = Callable[[Answer], Answer]


def add_part(filled: Filled, prefix: str, name: str, country: IRI) -> Filled:
    """Give the form with one more part in the field with a name."""
    taken = {part.node for part in filled.everything()}

    def change(answer: Answer) -> Answer:
        form = answer.field.part
        if form is None or len(answer.parts) >= MOST_ROWS:
            return answer
        number = next(n for n in range(1, len(taken) + 2) if _free(filled.node, part_word(form), n, taken))
        part = new_part(form, filled.node, number, country)
        return replace(answer, parts=(*answer.parts, part))

    return _changed(filled, prefix, name, change)


def add_text(filled: Filled, prefix: str, name: str, languages: Iterable[str]) -> Filled:
    """Give the form with one more text in the field with a name, in the first language that it lacks."""

    def change(answer: Answer) -> Answer:
        if not answer.field.languages or len(answer.terms) >= MOST_ROWS:
            return answer
        used = {text.language for text in answer.terms if isinstance(text, Literal)}
        language = next((one for one in languages if one not in used), None)
        return replace(answer, terms=(*answer.terms, Literal("", language)))

    return _changed(filled, prefix, name, change)


def remove_row(filled: Filled, prefix: str, name: str) -> Filled:
    """Give the form without one part or text, by the name of its row."""
    field, _, number = name.rpartition(".")
    place = int(number) - 1 if number.isdecimal() and len(number) < 5 else -1

    def change(answer: Answer) -> Answer:
        if place < 0:
            return answer
        terms = tuple(one for index, one in enumerate(answer.terms) if index != place)
        parts = tuple(one for index, one in enumerate(answer.parts) if index != place)
        return replace(answer, terms=terms, parts=parts)

    return _changed(filled, prefix, field, change)


def patch(filled: Filled, remove: Sequence[Triple], add: Sequence[Triple]) -> Filled:
    """Give the form after a patch of its statements; what no field can hold is left out."""
    answers = (_patched(filled.node, filled.answer(field), remove, add) for field in filled.form.fields())
    return replace(filled, answers=tuple(answer for answer in answers if answer.terms or answer.parts))


def _patched(node: IRI, answer: Answer, remove: Sequence[Triple], add: Sequence[Triple]) -> Answer:
    parts = tuple(part if part.linked else patch(part, remove, add) for part in answer.parts)
    if answer.field.part is not None or answer.field.inverse:
        return replace(answer, parts=parts)
    path = answer.field.path
    new = [t.object for t in add if (t.subject, t.predicate) == (node, path) and t.object not in answer.terms]
    gone = [Triple(node, path, one) in remove for one in answer.terms]
    place = gone.index(True) if True in gone else len(gone)
    kept = [None if is_gone else one for one, is_gone in zip(answer.terms, gone, strict=True)]
    terms = [*kept[:place], *new, *kept[place:]]
    return replace(answer, terms=tuple(one for one in terms if one is not None))


def without_blanks(filled: Filled) -> Filled:
    """Give the form without its empty texts: a page shows places for new ones anyway.

    An empty title stays, because its language is one that every other text may be wanted in.
    """
    answers = []
    for answer in filled.answers:
        is_title = answer.field.path == _TITLE
        terms = tuple(one for one in answer.terms if is_title or str(one).strip())
        parts = tuple(part if part.linked else without_blanks(part) for part in answer.parts)
        if terms or parts:
            answers.append(replace(answer, terms=terms, parts=parts))
    return replace(filled, answers=tuple(answers))


def _changed(filled: Filled, prefix: str, name: str, change: Change) -> Filled:
    answers = tuple(_answer(filled, field, prefix, name, change) for field in filled.form.fields())
    return replace(filled, answers=tuple(answer for answer in answers if answer.terms or answer.parts))


def _answer(filled: Filled, field: Field, prefix: str, name: str, change: Change) -> Answer:
    answer, own = filled.answer(field), field_name(prefix, field)
    if own == name:
        return change(answer)
    if not name.startswith(own):
        return answer
    parts = [
        part if part.linked else _changed(part, row_name(own, number), name, change)
        for number, part in enumerate(answer.parts, 1)
    ]
    return replace(answer, parts=tuple(parts))


def _free(root: IRI, word: str, number: int, taken: set[IRI]) -> bool:
    return IRI(f"{root}#{word}-{number}") not in taken


def languages_of(filled: Filled) -> tuple[str, ...]:
    """Give the languages that the title is in: those that every other text may be wanted in."""
    titles = [answer for answer in filled.answers if answer.field.path == _TITLE]
    found = [text.language for one in titles for text in one.terms if isinstance(text, Literal)]
    return tuple(dict.fromkeys(language for language in found if language))
