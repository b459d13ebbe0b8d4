"""The page of a form, with what was found in it beside each field and as a list of links at the top."""

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace

from flask import Response, request

from paraugs.contribute.findings.finding import Finding, Severity
from paraugs.forms.controls import RECORD, THING, element_id
from paraugs.forms.model import said
from paraugs.forms.plain import in_plain_words
from paraugs.ledger.drafts import Draft
from paraugs.people.roles import Actor
from paraugs.people.states import code_of, states
from paraugs.web import reader
from paraugs.web.accounts.private import private_page
from paraugs.web.fix_words import fix_words
from paraugs.web.form_of_revision import forms
from paraugs.web.forms.checking import Checked
from paraugs.web.forms.choices import language_options
from paraugs.web.forms.view import FieldView, SectionView, by_name, capital, names_in
from paraugs.web.forms.viewer import Viewer
from paraugs.web.forms.work import Work

_MARK = re.compile("[0-9a-f]{16}")
_MISSING = "MinCountConstraintComponent"


def form_page(
    work: Work, who: Actor, checked: Checked | None = None, kept: Sequence[Draft] = (), status: int = 200
) -> Response:
    """The form; `checked` is what was found, `kept` are drafts of the same contribution."""
    findings = [one for one in checked.findings if one.severity is not Severity.INFO] if checked else []
    viewer = Viewer(reader.language(), work.languages, by_name(findings))
    language = reader.language()
    sections = _joined(*viewer.sections(work.thing, THING), *viewer.sections(work.record, RECORD))
    findings = _ordered(findings, sections)
    return private_page(
        "contribute/form.html",
        status,
        work=work,
        kind=said(forms().of(work.word).names, language),
        state_code=code_of(work.state),
        state_name=states()[work.state.value].name(language),
        sections=sections,
        checked=checked,
        blocking=[one for one in findings if one.severity is Severity.VIOLATION],
        advice=[one for one in findings if one.severity is Severity.WARNING],
        places=_places(findings),
        kept=kept,
        window=_window(),
        other=request.args.get("other", ""),
        at=request.args.get("at", ""),
        language_options=language_options(),
        element_id=element_id,
        is_missing=_is_missing,
        in_plain_words=in_plain_words,
        fix_words=fix_words(findings),
        capital=capital,
        holds=_holds,
    )


def _window() -> str:
    """Give the mark of the page: that of the one before it in this window, whose last save may come late."""
    given = request.args.get("window", "")
    return given if _MARK.fullmatch(given) else secrets.token_hex(8)


def _holds(fields: Sequence[FieldView], place: str) -> bool:
    """Tell whether an element, by its id, is in one of some fields."""
    return any(place.startswith(element_id(field.name)) for field in fields)


def _joined(*sections: SectionView) -> list[SectionView]:
    """Give the sections, those of the thing and of its record that have one heading as one."""
    found: dict[str, SectionView] = {}
    for section in sections:
        earlier = found.get(section.key, replace(section, fields=()))
        found[section.key] = replace(earlier, fields=(*earlier.fields, *section.fields))
    return list(found.values())


def _ordered(findings: Sequence[Finding], sections: Sequence[SectionView]) -> list[Finding]:
    """Give the findings in the order of the form."""
    names = [name for section in sections for name in names_in(section.fields)]
    places = {name: place for place, name in reversed([*enumerate(names)])}
    return sorted(findings, key=lambda finding: places.get(finding.field, -1))


def _is_missing(finding: Finding) -> bool:
    """Tell whether something is not there: then what is expected says enough, without names of properties."""
    return finding.component.value.endswith(_MISSING)


def _places(findings: Sequence[Finding]) -> Mapping[str, str]:
    """Give the element that each finding leads to, by the name of its control; the form for what has none."""
    whole = ("", THING, RECORD)
    return {one.field: "form" if one.field in whole else element_id(one.field) for one in findings}
