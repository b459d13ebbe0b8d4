"""A report as lines for a terminal, in the language of the reader."""

from collections.abc import Iterator

from babel import Locale

from paraugs.contribute.findings.file_report import Fault, FileReport
from paraugs.contribute.findings.finding import Finding, Severity
from paraugs.errors import Place

_COUNTS = {
    "en": {
        Severity.VIOLATION: {"one": "violation", "other": "violations"},
        Severity.WARNING: {"one": "warning", "other": "warnings"},
        Severity.INFO: {"one": "hint", "other": "hints"},
    },
    "lv": {
        Severity.VIOLATION: {"zero": "pārkāpumu", "one": "pārkāpums", "other": "pārkāpumi"},
        Severity.WARNING: {"zero": "brīdinājumu", "one": "brīdinājums", "other": "brīdinājumi"},
        Severity.INFO: {"zero": "ieteikumu", "one": "ieteikums", "other": "ieteikumi"},
    },
}
_NEAR = {"en": "near line {line}", "lv": "pie {line}. rindas"}
_AT = {"en": "line {line}, column {column}", "lv": "{line}. rinda, {column}. zīme"}
_VERDICT = {
    "en": {True: "conforms", False: "does not conform", None: "cannot be read"},
    "lv": {True: "atbilst", False: "neatbilst", None: "nevar nolasīt"},
}
_OR = {"en": "or:", "lv": "vai:"}


def lines_of(file: FileReport, language: str, hints: bool) -> Iterator[str]:
    """Give the lines about one file; hints, which are many, are only counted unless asked for."""
    verdict = _VERDICT.get(language, _VERDICT["en"])[file.conforms]
    told = f"{file.name}: {verdict}" if file.name else verdict  # What comes over HTTP has no name.
    if file.fault:
        yield told
        yield from _fault(file.fault, language)
        return
    yield f"{told} ({counts(file, language)})"
    for finding in file.findings:
        if hints or finding.severity != Severity.INFO:
            yield from _finding(finding, language)


def severity_word(severity: Severity, language: str) -> str:
    """Give the word for a severity: “violation”, “brīdinājums”."""
    return _COUNTS.get(language, _COUNTS["en"])[severity]["one"]


def counts(file: FileReport, language: str) -> str:
    """Give how many there are of each severity: “1 violation, 0 warnings, 2 hints”."""
    words = _COUNTS.get(language, _COUNTS["en"])
    plural = Locale(language if language in _COUNTS else "en").plural_form
    counted = [(file.count(severity), words[severity]) for severity in Severity]
    return ", ".join(f"{number} {names[plural(number)]}" for number, names in counted)


def place_in_words(place: Place, exact: bool, language: str) -> str:
    """Give a place: “line 3, column 5” where it is certain, else “near line 3”."""
    words = _AT if exact else _NEAR
    return words.get(language, words["en"]).format(line=place.line, column=place.column)


def where_in_words(finding: Finding, language: str) -> str:
    """Give the cell, field or place of a finding, as far as there is one."""
    if finding.cell or finding.field:
        return finding.cell or finding.field
    return place_in_words(finding.near, finding.exact, language) if finding.near else ""


def _fault(fault: Fault, language: str) -> Iterator[str]:
    place = f"{place_in_words(fault.place, True, language)}: " if fault.place else ""
    yield f"  {place}{fault.reason}"
    if fault.remedy:
        yield f"    {fault.remedy}"


def _finding(finding: Finding, language: str) -> Iterator[str]:
    where = where_in_words(finding, language)
    kind = severity_word(finding.severity, language)
    yield f"  {kind}: {finding.focus} {finding.path}{f' ({where})' if where else ''}"
    first, *others = [fix.text for fix in finding.fixes] or [""]
    yield f"    {finding.message} {first}".rstrip()
    for text in others:
        yield f"    {_OR.get(language, _OR['en'])} {text}"
    yield f"    {finding.rule}"
