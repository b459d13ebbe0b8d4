"""Which control of a form a finding is about."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from paraugs.contribute.findings.finding import Finding
from paraugs.forms.answers import Answer, Filled
from paraugs.forms.controls import field_name, row_name
from paraugs.terms import IRI, Literal


def point(
    findings: tuple[Finding, ...], forms: Mapping[str, Filled], names: Mapping[str, str]
) -> tuple[Finding, ...]:
    """Give the findings with the name of the control that each is about, empty where the form has none.

    `forms` are by the prefix of their controls; `names` tells what a node that a finding names is called in
    the form, where it is called otherwise.
    """
    places = {
        part.node.value: (name, part) for prefix, one in forms.items() for name, part in _parts(prefix, one)
    }
    return tuple(replace(finding, field=_field(finding, places, names)) for finding in findings)


def _parts(prefix: str, filled: Filled) -> Iterator[tuple[str, Filled]]:
    yield prefix, filled
    for answer in filled.answers:
        name = field_name(prefix, answer.field)
        for number, part in enumerate(answer.parts, 1):
            if not part.linked:
                yield from _parts(row_name(name, number), part)


def _field(finding: Finding, places: Mapping[str, tuple[str, Filled]], names: Mapping[str, str]) -> str:
    focus = names.get(finding.focus, finding.focus)
    if focus not in places:
        return ""
    prefix, filled = places[focus]
    step = next(iter(finding.steps), None)
    asked = list(filled.form.fields())
    found = next((field for field in asked if field.path == step and not field.inverse), None)
    if found is None:
        mentioned = finding.path.replace("/", " ").split()
        found = next((f for f in asked if field_name("", f).removeprefix("/") in mentioned), None)
    if found is None:
        return prefix
    return _row(field_name(prefix, found), filled.answer(found), finding)


def _row(name: str, answer: Answer, finding: Finding) -> str:
    """Give the row of a text or part that was found, else that of the first, else the field's own name."""
    if answer.field.languages:
        terms = [text for text in answer.terms if isinstance(text, Literal)]
        number = next((n for n, text in enumerate(terms, 1) if text == finding.found), 1)
        return row_name(name, number)
    parts = [part.node for part in answer.parts]
    if isinstance(finding.found, IRI) and finding.found in parts:
        return row_name(name, parts.index(finding.found) + 1)
    return name
